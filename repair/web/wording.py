"""The sentences of a case for its applicant: where it stands, who holds it until when, what happened."""

from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from disclosure.workdays import Calendar
from repair import clocks
from repair.actors import Actor
from repair.clocks import Clock
from repair.models import Case, ReceivedResult, Status, Step

# An opinion of the first of two reviewers is no step for the applicant: the case is being verified until it is decided.
# The same of who asks that a bar be lifted: what counts is that it was.
INTERNAL: Final = ("propose", "send_back", "ask_lift", "keep_bar")
HAPPENED: Final = {
    "submit": pgettext_lazy("step", "Sent"),
    "pass_on": gettext_lazy("Form checked, passed on to the authority"),
    "transfer": gettext_lazy("Form checked, directed to the other channel"),
    "receive": gettext_lazy("Result taken over from the other channel"),
    "receive_refusal": gettext_lazy("Refused in the other channel"),
    "accept": gettext_lazy("Accepted"),
    "decline": gettext_lazy("Not accepted"),
    "ask": gettext_lazy("More was asked for"),
    "ask_again": gettext_lazy("More was asked for a second time"),
    "answer": gettext_lazy("Answered"),
    "resume": gettext_lazy("Went on without an answer"),
    "extend": gettext_lazy("Time to decide extended"),
    "approve": gettext_lazy("Approved"),
    "refuse": gettext_lazy("Refused"),
    "withdraw": gettext_lazy("Withdrawn"),
    "appeal": gettext_lazy("Appealed"),
    "grant_appeal": gettext_lazy("Appeal granted, repair approved"),
    "reopen": gettext_lazy("Appeal granted, to be verified"),
    "dismiss": gettext_lazy("Refusal upheld on appeal"),
    "revoke": gettext_lazy("Approval revoked"),
    "end_shield": gettext_lazy("Shield ended"),
    "lift_bar": gettext_lazy("Bar lifted: the subject can apply again"),
    "escalate": gettext_lazy("Deadline missed; the authority above was told"),
    "close": gettext_lazy("Closed: the record ended otherwise"),
}
_TO_COME: Final = {  # what follows, as long as all goes well
    Status.SUBMITTED: ("pass_on", "accept", "decide", "stop"),
    Status.TRANSFERRED: ("receive", "stop"),
    Status.PASSED: ("accept", "decide", "stop"),
    Status.ACCEPTED: ("decide", "stop"),
    Status.PROPOSED: ("decide", "stop"),
    Status.ASKED: ("answer", "decide", "stop"),
    Status.APPEALED: ("appeal", "stop"),
}
_NEXT: Final = {
    "pass_on": gettext_lazy("Form check by this site, then to the authority"),
    "receive": gettext_lazy("You take it there; the other channel decides, and its result is taken over here"),
    "accept": gettext_lazy("The authority says whether it accepts"),
    "answer": gettext_lazy("You answer; the clocks go on with the next day"),
    "decide": gettext_lazy("The authority verifies and decides"),
    "appeal": gettext_lazy("Other people decide the appeal"),
    "stop": gettext_lazy("Approved: this site stops showing, sharing and using it at the same moment"),
}


def state(case: Case) -> Any:
    """Where it stands; that a first opinion was handed in is not told."""
    return Status.ACCEPTED.label if case.status == Status.PROPOSED else Status(case.status).label


def to_come(case: Case) -> list[Any]:
    """The steps that follow."""
    return [_NEXT[name] for name in _TO_COME.get(Status(case.status), ())]


def happened(step: Step) -> Any:
    """What a step was, as a word of the past."""
    return HAPPENED.get(step.move, step.move)


def by_whom(step: Step, case: Case) -> str:
    """Who made it: a body, never a member of its staff."""
    if step.role in (Actor.SITE, Actor.OPERATOR):
        return _("this site")
    if step.role == Actor.APPLICANT:
        return _("you, or somebody who acts for the same subject")
    if step.role == Actor.WINDOW_CLERK:
        return _("service window")
    above = step.role == Actor.APPEAL_REVIEWER and case.appeal_authority
    return str((case.appeal_authority if above else case.authority).name)  # type: ignore[union-attr]


def due(clock: Clock, case: Case) -> str:
    """Who does what until when."""
    body = case.appeal_authority if case.status == Status.APPEALED and case.appeal_authority else case.authority
    told = {"day": date_format(clock.due.day), "body": body.name}
    whole = clock.code == clocks.RESULT
    sentences = {
        clocks.GATE: _("This site passes it on by %(day)s."),
        clocks.ACCEPT: _("%(body)s says by %(day)s whether it accepts."),
        clocks.DECIDE: _("%(body)s decides by %(day)s."),
        clocks.ASK: _("You can answer until %(day)s."),
    }
    if whole and case.status == Status.APPEALED:
        return _("%(body)s decides the appeal by %(day)s.") % told
    if case.status == Status.TRANSFERRED:
        return _("The result of the other channel is looked for here until %(day)s.") % told
    if whole:
        return _("The result reaches you through this site by %(day)s: ten working days from the filing.") % told
    return sentences[clock.code] % told


def there(case: Case) -> str:
    """What the other channel decided, when and under which number (rules.md S-25); "" where it told nothing."""
    told = case.results.order_by("pk").last()
    if told is None:
        return ""
    facts = {"day": date_format(told.decided_on), "number": told.external_number}
    if told.outcome == ReceivedResult.Outcome.REPAIRED:
        return _("Repaired there on %(day)s, number %(number)s.") % facts
    said = _("Refused there on %(day)s, number %(number)s. Its reasons and what you can do stand in its answer to you.")
    return said % facts


def left(clock: Clock, on: date, calendar: Calendar) -> str:
    """How many working days are left, or by how many it is late."""
    days = clock.left(on, calendar)
    if days == 0:
        return _("Today is the last day.")
    if days < 0:
        return ngettext("%(n)s working day late.", "%(n)s working days late.", -days) % {"n": -days}
    return ngettext("%(n)s working day left.", "%(n)s working days left.", days) % {"n": days}


def provisional(clock: Clock) -> str:
    """The settled sentence where a day lies beyond the table of holidays; "" where it does not."""
    if not clock.due.provisional:
        return ""
    year = clock.due.day.year
    told = _("Provisional: the %(year)s holiday plan is not yet published; we will recalculate and tell you.")
    return told % {"year": year}


def stretched(clock: Clock) -> str:
    """Why a clock runs longer than its length: it stood still, or was extended."""
    told = []
    if clock.paused:
        told.append(
            ngettext("It stood still for %(n)s working day.", "It stood still for %(n)s working days.", clock.paused)
            % {"n": clock.paused}
        )
    if clock.extended:
        told.append(_("Extended by %(n)s working days.") % {"n": clock.extended})
    return " ".join(told)
