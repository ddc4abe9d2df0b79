"""How long a step may take, by the row of the register in force on a day; and when a withdrawal is due."""

from datetime import date
from typing import Final

from django.db.models import F, Q
from django.utils import timezone

from disclosure.models import Deadline as Term
from disclosure.models import Withdrawal
from disclosure.registers.calendar import calendar
from disclosure.workdays import Calendar, Deadline, add_working_days

WITHDRAW: Final = "withdraw_changed"


def length(code: str, *, on: date) -> int | None:
    """The length of a step in its own unit; None where no row is in force."""
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    rows = Term.objects.filter(begun, Q(in_force_to=None) | Q(in_force_to__gte=on), code=code)
    row = rows.order_by(F("in_force_from").desc(nulls_last=True)).first()
    return row.length if row else None


def withdrawal_due(asked: Withdrawal, days: Calendar | None = None) -> Deadline | None:
    """The last day to withdraw a record whose decision no longer stands, from the day it was asked (rules.md A-18)."""
    day = timezone.localdate(asked.asked_at)
    term = length(WITHDRAW, on=day)
    return None if term is None else add_working_days(day, term, days or calendar())
