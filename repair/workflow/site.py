"""What the site does: the form is checked, so it passes on at once; it tells what is late; it never decides."""

from datetime import date
from typing import Any

from repair import notices
from repair.models import Case, NoticeKind
from repair.workflow.moving import make


def pass_on(case: Case, *, by: Any = None, on: date) -> Case:
    """Hand it to the authority, whose three working days begin."""
    return make("pass_on", case, by=by, on=on, effect=_moved, received_on=on)


def transfer(case: Case, *, by: Any = None, on: date) -> Case:
    """It belongs to another channel: the applicant takes there what was filled in (rules.md S-25, repair.package)."""
    return make("transfer", case, by=by, on=on, effect=_moved)


def escalate(case: Case, *, on: date) -> Case:
    """Its time is over: the parent authority is told, the subject gets its remedies, nothing is decided (S-24)."""
    return make("escalate", case, by=None, on=on, effect=_late, escalated_on=on)


def close(case: Case, *, on: date) -> Case:
    """The record ended otherwise, so there is nothing left to repair."""
    return make("close", case, by=None, on=on, effect=_moved, asked_on=None)


def _moved(case: Case) -> None:
    notices.tell(case, NoticeKind.MOVED)


def _late(case: Case) -> None:
    notices.tell(case, NoticeKind.LATE)
