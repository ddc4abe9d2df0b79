"""Short words about a case for lists and heads: how much time is left, who has it, who somebody is."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosure.workdays import Calendar
from repair.clocks import days_left
from repair.models import Case, Status


def left(case: Case, *, on: date, calendar: Calendar) -> str:
    """The time to the day that is due, in working days; "" where nothing is due."""
    days = days_left(case, on=on, calendar=calendar)
    if days is None or not case.is_open:
        return ""
    if days < 0:
        said = ngettext("%(days)d working day late", "%(days)d working days late", -days) % {"days": -days}
    elif days == 0:
        said = _("its last day is today")
    else:
        said = ngettext("%(days)d working day left", "%(days)d working days left", days) % {"days": days}
    return _("%(left)s (provisional)") % {"left": said} if case.due_provisional else said


def is_near(case: Case, *, on: date, calendar: Calendar) -> bool:
    """Whether it is due within two working days, or late."""
    days = days_left(case, on=on, calendar=calendar)
    return case.is_open and days is not None and days <= 2  # what can still be done in time


def holder(case: Case) -> str:
    """Who has to act now; "" once it is over."""
    match case.status:
        case Status.SUBMITTED:
            return _("this site")
        case Status.TRANSFERRED:
            return _("the other channel")
        case Status.ASKED:
            return _("the applicant")
        case Status.PROPOSED:
            return _("a second reviewer")
        case Status.APPEALED:
            return str(case.appeal_authority or case.authority)
        case Status.PASSED | Status.ACCEPTED:
            return person(case.handler) if case.handler else _("nobody yet")
    return ""


def person(user: Any) -> str:
    """Somebody as colleagues call them; the site itself for nobody."""
    return (user.get_full_name() or user.get_username()) if user else _("this site")
