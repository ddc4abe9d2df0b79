"""What a person decides of a held row, in one transaction with everything that follows from it (rules.md S-40).

Guard and write are one statement, so of two people who decide the same row at once one is told what the other decided.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.directory import creating
from disclosure.ingest.attach import look_up
from disclosure.ingest.matching import Delivery, Matched, is_repeated, settle
from disclosure.ingest.part import annulment, content, new_rows
from disclosure.ingest.reasons import RULES
from disclosure.ingest.remembered import NOT_TAKEN_IN
from disclosure.ingest.row import Finding, Judged
from disclosure.models import Batch, BatchUndo, Fault, HeldRow, Outcome, Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold
from disclosure.publish import Correction, Delivered, NotOnShow, deliver

TAKEN_IN: Final = "held_taken_in"
# Reasons that end when the directory knows more; the others ask for a judgment of the row itself.
OF_IDENTITY: Final = frozenset(["code_name_disagree", "code_shared", "code_masked", "code_missing", "code_not_valid"])
_DAYS: Final = ("decided_on", "counted_from", "repairable_from", "shown_until", "review_on")
_REFUSED: Final = frozenset([Outcome.FAULTY.value, Outcome.HELD.value])


class CannotDecide(Exception):
    """The decision is not possible; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Who decides, on which day, and why; what of the row the directory is to remember."""

    by: User
    on: date
    note: str
    keep_name: bool = False
    keep_code: bool = False


@transaction.atomic
def attach(held: HeldRow, subject: Subject, ground: Ground) -> str:
    """Take the row in as one about a known subject; returns its outcome. Raises CannotDecide."""
    creating.stay()
    _take(held, ground, HeldRow.Resolution.ATTACHED, subject)
    return _take_in(held, Subject.objects.get(pk=subject.pk), ground)


@transaction.atomic
def attach_new(held: HeldRow, new: creating.NewSubject, ground: Ground) -> str:
    """Take the row in as one about a subject the directory does not know yet. Raises CannotDecide."""
    creating.stay()
    creating.lock()
    _check_new(new)
    subject = Subject.objects.get(pk=creating.create([new])[0])
    _take(held, ground, HeldRow.Resolution.CREATED, subject)
    return _take_in(held, subject, ground)


@transaction.atomic
def discard(held: HeldRow, ground: Ground) -> str:
    """Do not take the row in; its source reads why in the batch report. Raises CannotDecide."""
    _take(held, ground, HeldRow.Resolution.DISCARDED, None)
    _report(held, Outcome.NOT_KEPT, [(Fault.Weight.NOT_KEPT, NOT_TAKEN_IN, ground.note)])
    return Outcome.NOT_KEPT.value


def would_attach(rows: list[HeldRow]) -> dict[int, int]:
    """Of rows that wait because of their subject: held row -> the subject the directory names for it by now."""
    waiting = [(held, judged(held)) for held in rows if held.reason in OF_IDENTITY and held.resolved_at is None]
    directory = look_up([row for _, row in waiting])
    placed = [(held.pk, *directory.place(row)) for held, row in waiting]
    return {pk: subject for pk, subject, _reason in placed if subject is not None}


def judged(held: HeldRow) -> Judged:
    """The row as judging left it."""
    told: dict[str, Any] = dict(held.judged)
    days = {column: date.fromisoformat(told[column]) if told[column] else None for column in _DAYS}
    amounts = {column: None if told[column] is None else Decimal(told[column]) for column in ("fine", "confiscated")}
    return Judged(
        **told
        | days
        | amounts
        | {
            "findings": tuple(Finding(*finding) for finding in told["findings"]),
            "person": tuple(told["person"]) if told["person"] else None,
            "digest": bytes.fromhex(told["digest"]),
        }
    )


def _take(held: HeldRow, ground: Ground, resolution: HeldRow.Resolution, subject: Subject | None) -> None:
    """Guard and write in one statement: whoever comes second changes nothing."""
    open_row = HeldRow.objects.filter(pk=held.pk, resolved_at=None)
    told = {"resolved_at": timezone.now(), "resolved_by": ground.by, "note": ground.note, "subject": subject}
    if not open_row.update(resolution=resolution, **told):
        held.refresh_from_db()
        said = _("%(person)s decided this row before: %(decision)s. Nothing was changed.")
        raise CannotDecide(said % {"person": held.resolved_by, "decision": held.get_resolution_display()})
    held.refresh_from_db()


def _take_in(held: HeldRow, subject: Subject, ground: Ground) -> str:
    row = _as_of(judged(held), ground.on)
    _check_subject(row, subject)
    matched = Matched()
    batch = _batch(held)
    settle(Delivery(batch, ground.on, is_repeated(batch), decided=True), [(row, subject.pk)], matched)
    (outcome,) = matched.outcomes
    if outcome in _REFUSED:
        raise CannotDecide(_why(matched))
    remarks = [(remark.weight, finding.rule, "") for remark in matched.remarks for finding in remark.findings]
    _report(held, Outcome(outcome), [(Fault.Weight.FLAGGED, TAKEN_IN, subject.name), *remarks])
    _remember(row, subject, ground)
    delivered = Delivered(
        new=new_rows(batch, matched.new, on=ground.on),
        corrections=[Correction(publication, content(batch, row), batch) for publication, _ in matched.corrections],
        annulments=[annulment(publication, row, batch) for publication, _ in matched.annulments],
    )
    try:
        deliver(delivered, on=ground.on, at=timezone.now())
    except NotOnShow as problem:
        raise CannotDecide(str(problem)) from problem
    return outcome


def _as_of(row: Judged, on: date) -> Judged:
    """The row as it may be taken in today: what is over by now is kept, and its remarks were told before."""
    over = row.shown_until is not None and row.shown_until <= on
    kept = row.kept_because or ("past_end" if over else "")
    return row._replace(hold="", findings=(), kept_because=kept)


def _check_subject(row: Judged, subject: Subject) -> None:
    digests = subject.identifiers.filter(kind=SubjectIdentifier.Kind.PERSON_DIGEST)
    if row.person and not digests.filter(value=row.person[0]).exists():
        raise CannotDecide(_("The row is about a natural person and goes to that person's record only."))
    if not row.person and subject.kind == Subject.Kind.PERSON:
        raise CannotDecide(_("The row names no natural person. Have it delivered again with the kind of its subject."))
    if subject.merged_into_id:
        raise CannotDecide(_("This subject is recorded under another one by now. Choose that one."))


def _check_new(new: creating.NewSubject) -> None:
    """Two rows about one unknown subject make one subject: the second is led to it."""
    named = Subject.objects.filter(names__folded=fold(new.name)).exclude(kind=Subject.Kind.PERSON)
    same = named.filter(identifiers__value=new.code) if new.code else named.filter(identifiers=None)
    if same.exists():
        raise CannotDecide(_("The directory knows a subject with this name and number by now. Choose it above."))


def _batch(held: HeldRow) -> Batch:
    batch = Batch.objects.select_related("edition__item").get(pk=held.batch_id)
    if batch.status != Batch.Status.DONE:
        raise CannotDecide(_("The delivery of this row is not complete yet. Decide it when it is done."))
    if BatchUndo.objects.filter(batch=batch, status=BatchUndo.Status.APPROVED).exists():
        raise CannotDecide(_("The delivery of this row was undone. Nothing of it can be taken in."))
    return batch


def _report(held: HeldRow, outcome: Outcome, remarks: list[tuple[str, str, str]]) -> None:
    """Move the row from held to what became of it, and tell its source in the batch report."""
    moved = Batch.objects.filter(pk=held.batch_id, held__gte=1, status=Batch.Status.DONE)
    if not moved.update(held=F("held") - 1, **{outcome.value: F(outcome.value) + 1}):
        raise CannotDecide(_("The delivery of this row is not complete yet. Decide it when it is done."))
    tally = Batch.objects.values_list("tally", flat=True).get(pk=held.batch_id)  # ours alone since that statement
    for weight, rule, shown in remarks:
        tally[rule] = tally.get(rule, 0) + 1
        Fault.objects.create(batch_id=held.batch_id, row=held.row, weight=weight, rule=rule, shown=shown[:200])
    Batch.objects.filter(pk=held.batch_id).update(tally=dict(sorted(tally.items())))


def _remember(row: Judged, subject: Subject, ground: Ground) -> None:
    """What the person says of the directory: the row's name, or its code, is the subject's as well."""
    borne = subject.names.filter(folded=row.subject_key, kind__in=["current", "former"])
    if ground.keep_name and not borne.exists():
        SubjectName.objects.create(subject=subject, kind="former", value=row.subject_name, folded=row.subject_key)
    if ground.keep_code and row.code and row.code_kind != "masked":
        SubjectIdentifier.objects.get_or_create(
            subject=subject,
            kind=row.code_kind,
            value=row.code,
            defaults={"status": "current" if row.code_valid else "doubtful"},
        )


def _why(matched: Matched) -> str:
    rule = matched.remarks[0].findings[0].rule
    return f"{RULES[rule].sentence} {RULES[rule].remedy}"
