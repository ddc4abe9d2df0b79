"""Undo a whole wrong batch: a plan, a reason, two people, then part by part with its ledger lines (rules.md S-42).

What the batch brought ends and frees its key, so that the right file can bring it anew; what it corrected says again
what it said before; what it took from view comes back under a new reference. What another delivery corrected since,
or what ended since, stays. A row that a later delivery merely repeated counts as the undone batch's.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.ledger import append_many, as_row
from disclosure.models import Batch, BatchUndo, Change, HeldRow, Publication, PublicationVersion, TakenBack
from disclosure.publish.undoing import Undoing
from disclosure.publish.writing import NotOnShow, line_of

PART: Final = 500  # publications of one transaction


class NotUndoable(Exception):
    """The batch cannot be undone, or not by this person; the sentence says why."""


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What undoing would do now, in publications, and in held rows that would be discarded."""

    ended: int = 0  # brought by the batch: they end
    reverted: int = 0  # corrected by it: the content before comes back
    restored: int = 0  # taken from view by it: back under a new reference
    corrected_since: int = 0  # another delivery corrected them since: they stay
    over: int = 0  # ended since, or their last day is past: they stay as they are
    held: int = 0

    @property
    def does_nothing(self) -> bool:
        return not (self.ended or self.reverted or self.restored or self.held)


def plan(batch: Batch, *, today: date | None = None) -> UndoPlan:
    """What undoing the batch would do. Writes nothing."""
    told: Counter[str] = Counter()
    for keys in _parts(_touched(batch)):
        undoing = Undoing(batch, Publication.objects.filter(pk__in=keys), today or timezone.localdate())
        told.update(deed.kind for deed in undoing.deeds())
    held = HeldRow.objects.filter(batch=batch, resolved_at=None).count()
    return UndoPlan(**told, corrected_since=_corrected_since(batch), held=held)


def propose(batch: Batch, *, by: User, reason: str) -> BatchUndo:
    """Ask for the undoing of a batch that is done. Raises NotUndoable without a reason and where it was asked for."""
    if not reason.strip():
        raise NotUndoable(_("Say why the batch is wrong."))
    if batch.status != Batch.Status.DONE:
        raise NotUndoable(_("Only a batch that is done can be undone."))
    try:
        with transaction.atomic():
            return BatchUndo.objects.create(batch=batch, proposed_by=by, reason=reason)
    except IntegrityError:
        raise NotUndoable(_("This batch was undone, or its undoing was asked for, already.")) from None


def approve(undo: BatchUndo, *, by: User, today: date | None = None) -> BatchUndo:
    """Undo the batch as the second person. A killed run is finished by `finish`. Raises NotUndoable."""
    with transaction.atomic():
        _decide(undo, by, BatchUndo.Status.APPROVED)
        open_rows = HeldRow.objects.filter(batch=undo.batch_id, resolved_at=None)
        held = open_rows.update(
            resolved_at=timezone.now(),
            resolved_by=by,
            resolution=HeldRow.Resolution.DISCARDED,
            note=undo.reason,
        )
        BatchUndo.objects.filter(pk=undo.pk).update(outcome={"held": held})
    return carry_on(undo, today=today)


def refuse_undo(undo: BatchUndo, *, by: User) -> BatchUndo:
    """Leave the batch as it is; it may be asked for again. Raises NotUndoable."""
    _decide(undo, by, BatchUndo.Status.REFUSED)
    return undo


def finish() -> int:
    """Finish every approved undoing that a killed run left; returns how many. A job.

    One that cannot be finished holds up no other one; it is told at the end. Raises ExceptionGroup.
    """
    approved = BatchUndo.objects.filter(status=BatchUndo.Status.APPROVED).select_related("batch", "decided_by")
    left, refused = list(approved.exclude(outcome__has_key="done").order_by("pk")), list[Exception]()
    for undo in left:
        try:
            carry_on(undo)
        except (NotOnShow, DatabaseError) as problem:
            problem.add_note(f"batch {undo.batch.number}")
            refused.append(problem)
    if refused:
        raise ExceptionGroup("Approved undoings that cannot be finished", refused)
    return len(left)


def carry_on(undo: BatchUndo, *, today: date | None = None) -> BatchUndo:
    """Undo what is left of an approved undoing, part by part. Safe to repeat, also by two at once."""
    for keys in _parts(_touched(undo.batch)):
        _part(undo, keys, today or timezone.localdate())
    with transaction.atomic():
        outcome = _outcome(undo)
        told = outcome | {"corrected_since": _corrected_since(undo.batch), "done": True}
        BatchUndo.objects.filter(pk=undo.pk).update(outcome=told)
    undo.refresh_from_db()
    return undo


@transaction.atomic
def _part(undo: BatchUndo, keys: list[int], today: date) -> None:
    """One part: its rows, its lines, and the count of what was done. What a run before did is not done again."""
    outcome = _outcome(undo)
    rows = Publication.objects.filter(pk__in=keys, pk__gt=outcome.get("after", 0)).order_by("pk")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(no_key=True)
    undoing = Undoing(undo.batch, rows, today)
    told: Counter[str] = Counter()
    lines: list[tuple[Any, ...]] = []
    for deed in undoing.deeds():
        told[deed.kind] += 1
        for publication, kind in undoing.do(deed):
            lines.append(as_row(_line(undo, publication, kind, today)))
    counted = {kind: outcome.get(kind, 0) + count for kind, count in told.items()}
    BatchUndo.objects.filter(pk=undo.pk).update(outcome=outcome | counted | {"after": max(keys)})
    append_many(lines)


def _line(undo: BatchUndo, publication: Publication, kind: Change.Kind, today: date) -> Change:
    return line_of(publication, kind, on=today, by=undo.decided_by, note=undo.reason)


def _outcome(undo: BatchUndo) -> dict[str, Any]:
    """What was done so far; two runs at once take turns here."""
    rows = BatchUndo.objects.filter(pk=undo.pk)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    return dict(rows.values_list("outcome", flat=True).get())


def _decide(undo: BatchUndo, by: User, status: BatchUndo.Status) -> None:
    """Guard and write in one statement: once, and by another person than the one who asked."""
    if undo.proposed_by_id == by.pk:
        raise NotUndoable(_("You asked for this yourself, so another person must decide."))
    waiting = BatchUndo.objects.filter(pk=undo.pk, status=BatchUndo.Status.PROPOSED)
    if not waiting.update(status=status, decided_by=by, decided_at=timezone.now()):
        raise NotUndoable(_("This was decided already."))
    undo.refresh_from_db()


def _touched(batch: Batch) -> list[int]:
    """Keys of the rows whose present content or end came with the batch."""
    brought = Publication.objects.filter(batch=batch, superseded=False)
    taken = TakenBack.objects.filter(batch=batch, publication__superseded=False)
    return sorted({*brought.values_list("pk", flat=True), *taken.values_list("publication_id", flat=True)})


def _corrected_since(batch: Batch) -> int:
    """Publications of which the batch brought a content that another delivery has replaced."""
    told = PublicationVersion.objects.filter(batch=batch, version__lt=F("publication__version"))
    since = told.filter(publication__superseded=False).exclude(publication__batch=batch)
    return since.values("publication").distinct().count()


def _parts(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + PART] for start in range(0, len(keys), PART))
