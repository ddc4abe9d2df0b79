"""One batch on its page: before it is let in what it would do, afterwards what it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from creditchina.desk.refusing import Refusal
from disclosure.admin import deliveries, wording
from disclosure.admin.delivering import access, desk
from disclosure.admin.delivering.forms import ReasonForm
from disclosure.ingest import bad_rows, report
from disclosure.ingest.brief import listed
from disclosure.ingest.forecast import SHOWN
from disclosure.ingest.release import Preview, preview, preview_faults
from disclosure.models import Batch, BatchUndo, Outcome, Subject
from disclosure.web import publications as public

DRAWN: Final = 5  # records that the preview draws
TOLD: Final = 50  # remarks that the page lists; the whole report can be fetched
LISTED: Final = 50
SEEN: Final = frozenset([Outcome.PUBLIC, Outcome.CORRECTED])


@dataclass(frozen=True, slots=True)
class Drawn:
    """One record of a preview, drawn as its public page; `record` is None for what the public will not see."""

    row: int
    outcome: str
    name: str
    record: public.Record | None
    severity: str  # the class that follows from its kinds; "" where none does
    reasons: list[tuple[str, str]]


@require_safe
def batches(request: HttpRequest) -> HttpResponseBase:
    """The latest batches."""
    return desk.draw(
        request,
        "admin/disclosure/delivering/batches_page.html",
        title=_("Batches"),
        batches=access.visible(request.user)[:LISTED],
        most=LISTED,
    )


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page of one batch."""
    return page(request, access.one(access.visible(request.user), pk), ReasonForm())


def page(request: HttpRequest, found: Batch, form: ReasonForm) -> HttpResponseBase:
    """Draw it; `form` asks for the reason of a refusal."""
    waits = found.status == Batch.Status.PREPARED
    own = found.is_of(request.user)
    remarks = preview_faults(found, TOLD) if waits else report.remarks(found)
    context = {
        "title": _("Delivery %(number)s") % {"number": found.number},
        "batch": found,
        "draft": found.is_draft,
        "own": own,
        "may_deliver": access.may_hand_in(request.user, found),
        "change": access.editable(request.user, found),
        "may_release": not own and request.user.has_perm(desk.RELEASE, found),
        "counts": counts(found),
        "reasons": reasons(found),
        "remarks": list(islice(remarks, TOLD)),
        "drawn": [drawn(row) for row in preview(found, DRAWN)] if waits else [],
        "mend": bad_rows.are_kept(found),
        "leads": leads(found),
        "undo": found.undos.order_by("-pk").first(),
        "may_undo": _may_undo(request.user, found),
        "form": form,
    }
    return desk.draw(
        request,
        "admin/disclosure/delivering/batch.html",
        trail=[(_("Batches"), reverse("deliver:batches"))],
        errors=form.errors,
        **context,
    )


def _may_undo(user: Any, found: Batch) -> bool:
    open_undo = found.undos.exclude(status=BatchUndo.Status.REFUSED).exists()
    return found.status == Batch.Status.DONE and not open_undo and user.has_perm(desk.PROPOSE_UNDO, found)


def counts(found: Batch) -> list[tuple[int, str, str]]:
    """(rows, outcome in words, key) in the order in which people ask for them."""
    waits = found.status in (Batch.Status.PREPARED, Batch.Status.REFUSED)
    rows: Mapping[str, int] = found.expected if waits else report.counts(found)
    return [(int(rows.get(outcome.value, 0)), str(outcome.label), outcome.value) for outcome in Outcome]


def reasons(found: Batch) -> list[dict[str, Any]]:
    """Each rule the report speaks of: its sentence, what can be done, and how often it was met."""
    waits = found.status in (Batch.Status.PREPARED, Batch.Status.REFUSED)
    tally: Mapping[str, int] = found.expected.get("rules", {}) | found.tally if waits else found.tally
    told = []
    for word, count in tally.items():
        rule, _colon, column = word.partition(": ")
        told.append({"rule": rule, "column": column, "count": count, "sentence": wording.sentence(rule)})
        told[-1]["remedy"] = wording.remedy(rule)
    return told


def leads(found: Batch) -> list[tuple[Any, str]]:
    """Where to look on: what the batch brought, what waits for a person."""
    if found.status != Batch.Status.DONE:
        return []
    rooms = [(_("Publications it brought"), "publication")] + [(_("Rows that wait for a person"), "heldrow")] * bool(
        found.held
    )
    return [(name, deliveries.of_batch(room, found)) for name, room in rooms]


def drawn(row: Preview) -> Drawn:
    """A row of the preview with its public page, where it will have one."""
    shown = row.outcome in SEEN and row.publication.public_since is not None
    shown = shown and row.publication.subject.kind != Subject.Kind.PERSON
    record = public.record(row.publication, on=timezone.localdate()) if shown else None
    name = row.publication.document_number or row.publication.subject.display_name
    return Drawn(row.row, row.outcome_label, name, record, row.publication.severity, _told(row))


def _told(row: Preview) -> list[tuple[str, str]]:
    """Each remark on a row once, with the columns it is about: ("reason and remedy", "column, column")."""
    labels = report.labels_of(row.publication.batch)
    columns: dict[str, list[str]] = {}
    for finding in row.findings:
        columns.setdefault(finding.rule, []).append(labels.get(finding.column, finding.column))
    return [
        (f"{wording.sentence(rule)} {wording.remedy(rule)}".strip(), listed(filter(None, named)))
        for rule, named in columns.items()
    ]


@require_safe
def shown_page(request: HttpRequest, pk: int, row: int) -> HttpResponseBase:
    """The public page of one row of a waiting batch, as the public would see it."""
    found = access.one(access.visible(request.user), pk)
    back = (_("Back to the delivery"), reverse("deliver:batch", args=[found.pk]))
    if found.status != Batch.Status.PREPARED:
        raise Refusal(404, _("It does not wait any more: its records have pages of their own now."), back=back)
    shown = next((drawn(each) for each in preview(found, SHOWN) if each.row == row), None)
    if shown is None or shown.record is None:
        raise Refusal(404, _("This row gets no public page. The delivery says why."), back=back)
    return desk.draw(
        request, "admin/disclosure/delivering/page.html", title=shown.name, record=shown.record, batch=found
    )
