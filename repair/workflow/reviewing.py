"""What a reviewer does before a decision: accept, ask once, extend, go on."""

from datetime import date
from typing import Any

from django.db.models import F

from repair import clocks, notices
from repair.models import Case, NoticeKind, Pause, Seen
from repair.workflow.filing import go_on
from repair.workflow.moving import Telling, make


def accept(case: Case, *, by: Any, on: date, note: str = "") -> Case:
    """Take it up: seven working days to verify and decide begin."""
    columns = {"accepted_on": on, "seen": Seen.COMPLETE, "handler": by}
    return make("accept", case, by=by, on=on, telling=Telling(note=note), effect=_moved, **columns)


def ask(case: Case, *, by: Any, on: date, reason: str, note: str = "") -> Case:
    """Ask for everything that is missing, at once; the clocks stand still where the dated row says so."""
    return _ask("ask", case, by, on, Telling(reason, note))


def ask_again(case: Case, *, by: Any, on: date, reason: str, note: str = "") -> Case:
    """Ask a second time, which is the supervisor's."""
    return _ask("ask_again", case, by, on, Telling(reason, note))


def _ask(name: str, case: Case, by: Any, on: date, telling: Telling) -> Case:
    def effect(asked: Case) -> None:
        if clocks.asking_stops(on=asked.submitted_on or on):
            Pause.objects.create(case=asked, since=on, reason=telling.reason.strip())
        notices.tell(asked, NoticeKind.ASKED)

    columns = {"asked_on": on, "requests": F("requests") + 1, "seen": Seen.INCOMPLETE}
    return make(name, case, by=by, on=on, telling=telling, effect=effect, **columns)


def resume(case: Case, *, by: Any = None, on: date, note: str = "") -> Case:
    """Go on with what is there, once the applicant's time to answer is over."""
    return make("resume", case, by=by, on=on, telling=Telling(note=note), effect=go_on(on), asked_on=None)


def extend(case: Case, *, by: Any, on: date, reason: str, note: str = "") -> Case:
    """Ten more working days for a complex case; the applicant is told now, before they run (rules.md C.5)."""
    return make("extend", case, by=by, on=on, telling=Telling(reason, note), effect=_extended, extended_on=on)


def _extended(case: Case) -> None:
    notices.tell(case, NoticeKind.EXTENDED)


def _moved(case: Case) -> None:
    notices.tell(case, NoticeKind.MOVED)
