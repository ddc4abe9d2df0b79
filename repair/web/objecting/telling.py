"""An objection as its applicant reads it: its clock, its way, its answer, what is left to do."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.registers.calendar import calendar
from disclosure.registers.terms import length
from disclosure.workdays import Deadline
from repair import clocks, objections
from repair.facts import facts_of
from repair.models import PENDING, Objection, ObjectionStatus, ObjectionStep
from repair.web import wording

S = ObjectionStatus
_HAPPENED: Final = {
    "file": gettext_lazy("Sent; the record carries its mark"),
    "accept": gettext_lazy("Accepted"),
    "decline": gettext_lazy("Not accepted"),
    "pass_on": gettext_lazy("This site's own processing checked, passed on to the source"),
    "correct": gettext_lazy("Upheld: corrected"),
    "remove": gettext_lazy("Upheld: removed"),
    "reject": gettext_lazy("Rejected: the record stays as it is"),
    "withdraw": gettext_lazy("Withdrawn"),
}
_TO_COME: Final = {
    S.RECEIVED: ("accept", "own", "source"),
    S.WITH_SITE: ("own", "source"),
    S.WITH_SOURCE: ("source",),
}
_NEXT: Final = {
    "accept": gettext_lazy("This site says whether it accepts"),
    "own": gettext_lazy("This site checks its own processing, then passes it on to the source"),
    "source": gettext_lazy("The source verifies and answers with reasons: corrected, removed or rejected"),
}


@dataclass(frozen=True, slots=True)
class Running:
    """The clock of the present step in words, and its working days for the bar."""

    says: str
    left: str
    provisional: str
    since: date
    day: date
    bars: tuple[tuple[str, str, bool], ...]  # where each working day begins, how wide, whether it is over
    used: int
    length: int


@dataclass(frozen=True, slots=True)
class Walked:
    """One step that was made."""

    title: Any
    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the page of an objection."""

    objection: Objection
    fact: str
    running: Running | None
    way: tuple[Walked, ...]
    to_come: tuple[Any, ...]
    may_withdraw: bool

    @property
    def is_pending(self) -> bool:
        """Whether it waits for an answer."""
        return self.objection.status in PENDING


def view(objection: Objection, user: Any, *, on: date) -> View:
    """What is told on that day."""
    facts = facts_of(objection.publication)
    may = {move.name for move in objections.possible(objection, user, on=on)}
    return View(
        objection=objection,
        fact=facts.get(objection.field, "") if objection.field else "",
        running=_running(objection, on),
        way=tuple(_walked(step, objection) for step in objection.steps.all()),
        to_come=tuple(_NEXT[name] for name in _TO_COME.get(S(objection.status), ())),
        may_withdraw="withdraw" in may,
    )


def _running(objection: Objection, on: date) -> Running | None:
    code = objections.CLOCKS.get(objection.status)
    since = getattr(objection, objections.SINCE[objection.status]) if code else None
    if code is None or since is None or objection.due_on is None:
        return None
    days, unknown = calendar(), objection.due_on.year if objection.due_provisional else None
    due = Deadline(objection.due_on, objection.due_version, unknown)
    clock = clocks.Clock(code, clocks.SITE, since, due, length(code, on=since) or 0)
    used = min(max(clock.length - clock.left(on, days), 0), clock.length)
    width = 100 / max(clock.length, 1)
    return Running(
        says=_due(objection, objection.due_on),
        left=wording.left(clock, on, days),
        provisional=wording.provisional(clock),
        since=since,
        day=objection.due_on,
        bars=tuple((f"{n * width:.2f}", f"{width - 1:.2f}", n < used) for n in range(clock.length)),
        used=used,
        length=clock.length,
    )


def _due(objection: Objection, day: date) -> str:
    sentences = {
        S.RECEIVED: _("This site says by %(day)s whether it accepts."),
        S.WITH_SITE: _("This site checks its own processing by %(day)s."),
        S.WITH_SOURCE: _("%(body)s verifies and answers by %(day)s."),
    }
    told = {"day": date_format(day), "body": objection.source.name}
    return sentences[S(objection.status)] % told


def _walked(step: ObjectionStep, objection: Objection) -> Walked:
    """A step and who made it: a body, never a member of its staff."""
    bodies = {"site": _("this site"), "applicant": _("you, or somebody who acts for the same subject")}
    title = _HAPPENED.get(step.move, step.move)
    return Walked(title, step.on, bodies.get(step.role, objection.source.name), step.reason)
