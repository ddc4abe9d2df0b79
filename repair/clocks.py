"""The clocks of a case: the site's ten working days, the authority's three and seven, and what stops them.

A day is due by the earlier of the step's own clock and the whole's (rules.md S-24, K-01 to K-04). The day of an event
does not count. While the applicant is asked for more both stand still, where the dated row `repair_ask` says so. Days
beyond the table of holidays are provisional, and reckoned anew when it grows.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from disclosure.registers.calendar import calendar as known_calendar
from disclosure.registers.terms import length
from disclosure.workdays import Calendar, Deadline, add_working_days, working_days_between
from repair.models import Case, Status

GATE, ACCEPT, DECIDE, EXTEND, RESULT = "repair_gate", "repair_accept", "repair_decide", "repair_extend", "repair_result"
ASK, BAR, EXCHANGE = "repair_ask", "repair_bar", "repair_market_regulation"
SITE, AUTHORITY, APPLICANT = "site", "authority", "applicant"
S = Status
_VERIFYING: Final = (S.ACCEPTED, S.PROPOSED)


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: which deadline, whose, since when, until when; `paused` and `extended` in working days."""

    code: str
    holder: str  # site, authority or applicant
    since: date
    due: Deadline
    length: int  # working days without pauses and extension
    paused: int = 0
    extended: int = 0

    def left(self, on: date, calendar: Calendar) -> int:
        """Working days from that day to the last one; negative when it is over."""
        return working_days_between(on, self.due.day, calendar)


def clocks(case: Case, *, calendar: Calendar | None = None) -> tuple[Clock, ...]:
    """Every clock that runs for a case in its present state: the step's own first, then the whole. () where none."""
    days = calendar or known_calendar()
    own, whole = _own(case, days), _whole(case, days)
    return tuple(clock for clock in (own, whole) if clock)


def over(case: Case, *, on: date, calendar: Calendar | None = None) -> tuple[Clock, ...]:
    """Those that have run out by that day. A provisional day is missed by nobody: it is reckoned anew first (K-01)."""
    running = clocks(case, calendar=calendar)
    return tuple(clock for clock in running if clock.due.day < on and not clock.due.provisional)


def _own(case: Case, days: Calendar) -> Clock | None:
    """The clock of the present step."""
    match case.status:
        case S.SUBMITTED:
            return _clock(case, days, GATE, SITE, case.submitted_on)
        case S.PASSED:
            return _clock(case, days, ACCEPT, AUTHORITY, case.received_on)
        case S.ACCEPTED | S.PROPOSED:
            return _clock(case, days, DECIDE, AUTHORITY, case.accepted_on)
        case S.ASKED:
            return _clock(case, days, ASK, APPLICANT, case.asked_on)
        case S.APPEALED:
            appealed = case.steps.filter(move="appeal").order_by("-pk").values_list("on", flat=True).first()
            return _clock(case, days, RESULT, AUTHORITY, appealed)
    return None


def _whole(case: Case, days: Calendar) -> Clock | None:
    """The site's ten working days from the filing; in them a result of the other channel is looked for, too."""
    if case.status in (S.SUBMITTED, S.TRANSFERRED, S.PASSED, S.ASKED, *_VERIFYING) and not case.appealed_from:
        return _clock(case, days, RESULT, SITE, case.submitted_on)
    return None


def _clock(case: Case, days: Calendar, code: str, holder: str, since: date | None) -> Clock | None:
    term = length(code, on=case.submitted_on or since) if since else None
    if since is None or term is None:
        return None
    paused = sum(
        working_days_between(pause.since, pause.until, days)
        for pause in case.pauses.all()
        if pause.until and pause.since >= since and code != ASK
    )
    extended = _extension(case) if code in (DECIDE, RESULT) and case.status != S.APPEALED else 0
    due = add_working_days(since, term + paused + extended, days)
    return Clock(code, holder, since, due, term, paused, extended)


def _extension(case: Case) -> int:
    if case.extended_on is None:
        return 0
    return length(EXTEND, on=case.submitted_on or case.extended_on) or 0


def answer_until(case: Case, *, calendar: Calendar | None = None) -> Deadline | None:
    """The last day on which the applicant may answer a request; None where nothing was asked for."""
    if case.status != S.ASKED or case.asked_on is None:
        return None
    clock = _own(case, calendar or known_calendar())
    return clock.due if clock else None


def asking_stops(*, on: date) -> bool:
    """Whether a request for more stops the clocks: a dated row, not code (rules.md S-24)."""
    return length(ASK, on=on) is not None


def columns(case: Case, *, calendar: Calendar | None = None) -> dict[str, Any]:
    """What the case keeps of its clocks: the earlier due day, whether provisional, the whole's, by which calendar."""
    days = calendar or known_calendar()
    running = clocks(case, calendar=days)
    whole = next((clock for clock in running if clock.code == RESULT), None)
    mine = [clock for clock in running if case.status != S.ASKED or clock.holder == APPLICANT] or running
    first = min(mine, key=lambda clock: clock.due.day, default=None)
    return {
        "due_on": first.due.day if first else None,
        "result_due_on": whole.due.day if whole and whole.holder == SITE else None,
        "due_provisional": first.due.provisional if first else False,
        "due_version": days.version if running else "",
    }


def days_left(case: Case, *, on: date, calendar: Calendar | None = None) -> int | None:
    """Working days to the day the present step is due; negative when it is late; None where nothing is due."""
    return working_days_between(on, case.due_on, calendar or known_calendar()) if case.due_on else None
