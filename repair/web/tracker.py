"""What an applicant reads of an application: each case with its clocks, its way, its decision, its papers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from disclosure.registers.calendar import calendar
from disclosure.workdays import Calendar
from repair import answers, clocks, decisions, drafting, elsewhere
from repair.actors import Actor, acting
from repair.models import Application, Case, Decision, Pause, Status
from repair.moves import possible
from repair.web import wording
from repair.web.tasks import cases_of, named

_LATE = -1
MINE = ("answer", "appeal", "withdraw")


@dataclass(frozen=True, slots=True)
class Hand:
    """One clock: the sentence about its day, and working days for the bar beside it."""

    says: str
    left: str
    provisional: str
    stretched: str
    since: date
    day: date
    is_late: bool
    bars: tuple[tuple[str, str, bool], ...]  # where each working day begins, how wide, whether it is over
    used: int
    length: int
    stands_still: bool


@dataclass(frozen=True, slots=True)
class Walked:
    """One step that was made."""

    title: Any
    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A decision in words, with what can be downloaded of it."""

    decision: Decision
    says: str


@dataclass(frozen=True, slots=True)
class View:
    """One case as its applicant reads it."""

    case: Case
    name: str
    state: Any
    hands: tuple[Hand, ...] = ()
    way: tuple[Walked, ...] = ()
    to_come: tuple[Any, ...] = ()
    request: str = ""  # what was asked for, while it waits for the applicant
    papers: tuple[Paper, ...] = ()
    acts: tuple[str, ...] = ()
    again: bool = False
    is_late: bool = False
    said: list[answers.Said] = field(default_factory=list)
    elsewhere: str = ""  # address of the other channel
    there: str = ""  # what was decided there


def views(application: Application, *, on: date, user: Any = None) -> list[View]:
    """Every case of an application. `user` None: whoever came with number and code, who can do nothing but read."""
    days = calendar()
    return [_view(case, on, user, days) for case in _cases(application)]


def _cases(application: Application) -> list[Case]:
    found = cases_of(application)
    for case in found:
        case.application = application
    return found


def _view(case: Case, on: date, user: Any, days: Calendar) -> View:
    acts, again, may_read = _acts(case, on, user)
    hands = tuple(_hand(clock, case, on, days) for clock in clocks.clocks(case, calendar=days))
    asked = case.status == Status.ASKED
    return View(
        case=case,
        name=named(case),
        state=wording.state(case),
        hands=hands,
        way=tuple(_walked(case, may_read)),
        to_come=tuple(wording.to_come(case)),
        request=asked_for(case) if asked else "",
        papers=tuple(_papers(case)) if may_read else (),
        acts=acts,
        again=again,
        is_late=any(hand.is_late for hand in hands) and not asked,
        said=answers.of_case(case) if may_read else [],
        elsewhere=_elsewhere(case),
        there=wording.there(case) if may_read else "",
    )


def _acts(case: Case, on: date, user: Any) -> tuple[tuple[str, ...], bool, bool]:
    """What the reader can do, whether it can be sent again, whether the decision is theirs to read (a clerk's not)."""
    if user is None:
        return (), False, True
    is_applicant = Actor.APPLICANT in acting(case, user, on=on).actors
    moves = {move.name for move in possible(case, user, on=on)}
    again = is_applicant and drafting.can_be_sent_again(case, by=user, on=on)
    return tuple(name for name in MINE if name in moves), again, is_applicant


def _hand(clock: clocks.Clock, case: Case, on: date, days: Calendar) -> Hand:
    left, whole = clock.left(on, days), clock.length + clock.paused + clock.extended
    used = min(max(whole - left, 0), whole)
    still = case.status == Status.ASKED and clock.code != clocks.ASK and Pause.objects.filter(case=case, until=None)
    stands_still = bool(still and still.exists())
    width = 100 / max(whole, 1)
    return Hand(
        says=wording.due(clock, case),
        left="" if stands_still else wording.left(clock, on, days),
        provisional=wording.provisional(clock),
        stretched=wording.stretched(clock),
        since=clock.since,
        day=clock.due.day,
        is_late=left <= _LATE and not stands_still,
        bars=tuple((f"{n * width:.2f}", f"{width - 1:.2f}", n < used) for n in range(whole)),
        used=used,
        length=whole,
        stands_still=stands_still,
    )


def _walked(case: Case, may_read: bool) -> list[Walked]:
    """The steps; their reasons only for whom they are meant."""
    steps = case.steps.exclude(move__in=wording.INTERNAL)
    return [
        Walked(wording.happened(step), step.on, wording.by_whom(step, case), step.reason if may_read else "")
        for step in steps
    ]


def asked_for(case: Case) -> str:
    """What was asked for last."""
    step = case.steps.filter(move__in=("ask", "ask_again")).order_by("-pk").first()
    return step.reason if step else ""


def _papers(case: Case) -> list[Paper]:
    found = case.decisions.select_related("authority", "ground", "case__authority__parent").order_by("pk")
    return [Paper(decision, decisions.sentence(decision)) for decision in found]


def _elsewhere(case: Case) -> str:
    row = elsewhere.channel_of(case) if case.status == Status.TRANSFERRED else None
    return row.address if row else ""
