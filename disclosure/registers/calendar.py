"""The holidays of the register as a value for counting."""

from disclosure.models import CalendarDay, CalendarYear
from disclosure.workdays import Calendar


def calendar() -> Calendar:
    """Every known year: two queries."""
    days = list(CalendarDay.objects.values_list("day", "kind"))
    kind = CalendarDay.Kind
    return Calendar(
        years=frozenset(CalendarYear.objects.values_list("year", flat=True)),
        off=frozenset(day for day, as_kind in days if as_kind == kind.OFF),
        worked=frozenset(day for day, as_kind in days if as_kind == kind.WORKED),
    )
