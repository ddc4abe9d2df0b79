"""One move: checked against the table, written with its step, guarded by what was read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from disclosure.ingest.personal import mask
from disclosure.models import RefusalGround
from repair import clocks, conditions
from repair.actors import STAFF, Acting, acting
from repair.errors import IllegalMove, Missing, NotYours
from repair.models import Case, Step
from repair.moves import MOVES, why_not
from repair.obstacles import interest
from repair.when import moment

# What guards look at: who reads one of these and writes must find it as it was read.
_READ: Final = ("status", "requests", "extended_on", "escalated_on", "proposed_by", "proposed", "appealed_from")
OPEN_ONCE: Final = "case_open_once_for_a_record"  # the constraint that two applications at once meet


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said with a move. `reason` and `article` are read by the applicant, `note` by the staff alone.

    `met`: codes of the conditions that were judged to be met; `approves`: so that it takes every one (rules.md C-05).
    """

    reason: str = ""
    note: str = ""
    ground: RefusalGround | None = None
    article: str = ""
    met: Collection[str] | None = None
    approves: bool = False


Effect = Callable[[Case], None]


def make(
    name: str,
    case: Case,
    *,
    by: Any,
    on: date,
    telling: Telling | None = None,
    effect: Effect | None = None,
    **columns: Any,
) -> Case:
    """Make the move and its effect, all or nothing; once, where the same person makes it twice in a row.

    `columns` are written with the status; a function says one of the case as it is then. The effect runs last, so that
    the ledger is locked last (rules.md S-45).
    """
    if _is_repeated(case, name, by):
        return case
    try:
        with transaction.atomic():
            _write(name, case, by, on, telling or Telling(), columns)
            if effect:
                effect(case)
    except (IllegalMove, IntegrityError) as problem:
        case.refresh_from_db()
        if _is_repeated(case, name, by):
            return case
        if isinstance(problem, IllegalMove) or OPEN_ONCE not in str(problem):
            raise
        raise IllegalMove(_("An application for this record is being handled already.")) from problem
    return case


def _write(name: str, case: Case, by: Any, on: date, telling: Telling, columns: dict[str, Any]) -> None:
    case.refresh_from_db()
    who = acting(case, by, on=on)
    _require(name, case, who, telling)
    move = MOVES[name]
    before, after = case.status, move.goes_to(case)
    Step.objects.create(
        case=case,
        move=name,
        before=before,
        after=after,
        by=by,
        role=next(actor for actor in move.actors if actor in who.actors),
        on=on,
        at=moment(on),
        ground=telling.ground,
        reason=telling.reason.strip(),
        note=telling.note.strip(),
        judged=conditions.judged(case, telling.met, on=on, all_of_them=telling.approves),
    )
    as_read = {column: getattr(case, f"{column}_id" if column == "proposed_by" else column) for column in _READ}
    if not Case.objects.filter(pk=case.pk, **as_read).update(status=after, **_said(columns, case)):
        raise IllegalMove(_("Somebody else has moved this case meanwhile. Look at it again."))
    case.refresh_from_db()
    reckon(case)


def _said(columns: dict[str, Any], case: Case) -> dict[str, Any]:
    return {name: value(case) if callable(value) else value for name, value in columns.items()}


def reckon(case: Case) -> None:
    """Write the clocks anew, the case being what it is now."""
    Case.objects.filter(pk=case.pk).update(**clocks.columns(case))
    case.refresh_from_db()


def _require(name: str, case: Case, who: Acting, telling: Telling) -> None:
    """Raises NotYours, IllegalMove, Missing: in this order, so that nobody learns of a case that is not theirs."""
    move = MOVES[name]
    roles = who.actors & set(move.actors)
    if not roles:
        raise NotYours(_("This move is not yours."))
    if roles <= set(STAFF) and (why := interest(case, who)):
        raise NotYours(why)
    if why := why_not(name, case, who):
        raise IllegalMove(why)
    for text, field in ((telling.reason, "reason"), (telling.note, "note"), (telling.article, "article")):
        require_no_numbers(text, field)
    if "reason" in move.wants and not telling.reason.strip():
        raise Missing(_("Say why: the applicant reads it."), "reason")
    if "note" in move.wants and not telling.note.strip():
        raise Missing(_("Say why: your colleagues read it."), "note")
    if "ground" in move.wants:
        _require_ground(telling.ground, move.stage, on=who.on)
    if "article" in move.wants and not telling.article.strip():
        raise Missing(_("Name the rule and its article."), "article")


def require_no_numbers(text: str, field: str) -> None:
    """Raises Missing for the number of a person, a telephone or a card: what is said with a move stays (S-10)."""
    if mask(text)[1]:
        raise Missing(_("Leave out telephone, card and identity numbers."), field)


def _require_ground(ground: RefusalGround | None, stage: str, *, on: date) -> None:
    """Raises Missing where no ground of the closed list is named, or one that is not for this step or not in force."""
    if ground is None:
        raise Missing(_("Choose the ground: a refusal without one is not lawful."), "ground")
    begun = ground.in_force_from is None or ground.in_force_from <= on
    lasting = ground.in_force_to is None or on <= ground.in_force_to
    if not (begun and lasting):
        raise Missing(_("This ground is not in force."), "ground")
    if stage != RefusalGround.Stage.BOTH and ground.stage not in (stage, RefusalGround.Stage.BOTH):
        raise Missing(_("This ground is not one for this step."), "ground")


def _is_repeated(case: Case, name: str, by: Any) -> bool:
    """Whether the last thing that happened is this very move by this very person."""
    last = Step.objects.filter(case=case).order_by("-pk").first()
    return last is not None and last.move == name and last.by_id == (by.pk if by else None)
