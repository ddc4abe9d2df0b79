"""Between the form and the judging: what was typed as a row, what judging remarks as errors of the form."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.admin.delivering.desk import Task
from disclosure.admin.delivering.forms import BODY, NEVER_BACK, RecordForm, reason_field
from disclosure.fields import Field, FieldList, catalogue
from disclosure.ingest import by_hand
from disclosure.ingest.alone import AlreadyRunning
from disclosure.ingest.brief import NotDeliverable
from disclosure.ingest.opening import Refused
from disclosure.ingest.release import prepare, preview, preview_faults, refuse
from disclosure.models import Batch, Outcome, Publication

REASON: Final = "why"  # no column code holds this name
GOOD: Final = (Outcome.PUBLIC, Outcome.KEPT, Outcome.CORRECTED, Outcome.UNCHANGED, Outcome.HELD)
_ABOUT: Final = frozenset(["subject_name", "subject_code"])


def typed(post: Any, fields: FieldList) -> dict[str, Any]:
    """What was typed, by field of the form, so that it comes back; never a number that is not sent back."""
    known = {column.code: column for column in fields.fields if column.role not in NEVER_BACK}
    said = {
        code: post.getlist(code) if column.type == "choices" else post.get(code, "") for code, column in known.items()
    }
    return said | {BODY: post.get(BODY, "")}


def judge_new(form: RecordForm, task: Task, *, by: Any) -> Batch | None:
    """Have a new record judged: the batch that waits, or None with what is wrong at the fields of the form."""
    with by_hand.one_row(task.edition, form.cells(task.source)) as path:
        return _judged(
            form,
            by,
            lambda: prepare(
                path,
                source=task.source.code,
                item=task.item.code,
                on=timezone.localdate(),
                by=by,
                channel=Batch.Channel.FORM,
            ),
        )


def judge_correction(form: RecordForm, found: Publication, *, by: Any) -> Batch | None:
    """Have a correction judged, likewise."""
    cells, reason = form.cells(found.batch.source), form.cleaned_data[REASON]
    return _judged(form, by, lambda: by_hand.correct(found, cells, by=by, reason=reason))


def _judged(form: RecordForm, by: Any, prepared: Callable[[], Batch]) -> Batch | None:
    try:
        batch = prepared()
    except Refused as refused:
        form.add_error(None, f"{refused.sentence} {refused.remedy}")
        return None
    except (NotDeliverable, AlreadyRunning, by_hand.KeyChanged) as problem:
        form.add_error(None, str(problem))
        return None
    if batch.status != Batch.Status.PREPARED or any(batch.expected.get(outcome.value) for outcome in GOOD):
        return batch
    _blame(form, batch)
    refuse(batch, by=by, reason=_("The row had faults; it was put right in the form."))
    return None


def _blame(form: RecordForm, batch: Batch) -> None:
    for remark in preview_faults(batch):
        if remark["outcome"] in (Outcome.FAULTY, Outcome.NOT_KEPT):
            form.blame(remark["column"], f"{remark['reason']} {remark['remedy']}")


def fields_of(publication: Publication) -> FieldList:
    """The field list in which a record was delivered."""
    return catalogue()[publication.item.code, publication.edition.code]


def cells_of(publication: Publication, fields: FieldList) -> dict[str, Any]:
    """What was delivered of a record, as the fields of the form take it."""
    cells = by_hand.current_cells(publication)
    shown = {column.code: _initial(cells.get(column.code, ""), column) for column in fields.fields}
    return shown | {BODY: publication.authority.code}


def cells_of_draft(batch: Batch, fields: FieldList) -> Mapping[str, Any]:
    """The same of a record that only waits; nothing where its judged row is gone."""
    rows = preview(batch, 1)
    return cells_of(rows[0].publication, fields) if rows else {}


def _initial(text: str, column: Field) -> Any:
    if column.type == "choices":
        return [column.value_of(word) or word for word in text.split(";") if word]
    return (column.value_of(text) or text) if column.choices and text else text


def key_columns(fields: FieldList, publication: Publication) -> set[str]:
    """The columns that make a record this one: its party and its key (rules.md S-41)."""
    keys = set(fields.key_fields) | _ABOUT
    cells = by_hand.current_cells(publication)
    held = {column.code for column in fields.fields if column.role in fields.key_fields and cells.get(column.code)}
    if not held:  # such a record is known by its day and content
        keys |= {"decided_on", "content"}
    return {column.code for column in fields.fields if column.role in keys}


def ask_reason(form: RecordForm) -> None:
    """Add the question why a record is corrected; the answer goes into the ledger."""
    form.fields[REASON] = reason_field(
        _("Reason of the correction"),
        _("It is kept with the change and may become public. Leave out personal numbers."),
    )
