"""The holidays as years of months, laid out for reading."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.dates import MONTHS, WEEKDAYS_ABBR

from creditchina.language import in_english
from disclosure import workdays
from disclosure.models import CalendarDay, CalendarYear

FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """One square of a month."""

    day: date
    kind: str  # off, worked, rest (an ordinary weekend) or ""
    name: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month in weeks from Monday, and how many of its days are worked; None beside its days."""

    name: str
    weeks: list[list[Day | None]]
    worked: int


@dataclass(frozen=True, slots=True)
class Festival:
    """Days off in a row, and the weekend days worked for them."""

    name: str
    days: list[CalendarDay]
    instead: list[CalendarDay]

    @property
    def span(self) -> str:
        """The first and the last day off."""
        first, last = (formats.date_format(day.day, "MONTH_DAY_FORMAT") for day in (self.days[0], self.days[-1]))
        return first if first == last else f"{first} – {last}"


@dataclass(frozen=True, slots=True)
class Year:
    """A year whose plan is known."""

    row: CalendarYear
    months: list[Month]
    festivals: list[Festival]

    @property
    def worked(self) -> int:
        """Working days of the year."""
        return sum(month.worked for month in self.months)


def weekdays() -> list[str]:
    """Short names of the days from Monday: two letters, in Chinese the last sign of each."""
    names = [str(WEEKDAYS_ABBR[number]) for number in range(7)]
    return [name[:2] if in_english() else name[-1] for name in names]


def years(known: workdays.Calendar) -> list[Year]:
    """Every known year, the newest first: two queries."""
    rows = CalendarYear.objects.prefetch_related("days").order_by("-year")
    return [_year(row, list(row.days.all()), known) for row in rows]


def _year(row: CalendarYear, special: list[CalendarDay], known: workdays.Calendar) -> Year:
    named = {day.day: day for day in special}
    months = [_month(row.year, number, named, known) for number in range(1, 13)]
    return Year(row, months, _festivals(special))


def _month(year: int, number: int, named: dict[date, CalendarDay], known: workdays.Calendar) -> Month:
    weeks = [
        [_day(day, named.get(day)) if day.month == number else None for day in week]
        for week in calendar.Calendar().monthdatescalendar(year, number)
    ]
    days = [day.day for week in weeks for day in week if day]
    return Month(str(MONTHS[number]), weeks, sum(workdays.is_working_day(day, known) for day in days))


def _day(day: date, special: CalendarDay | None) -> Day:
    if special:
        return Day(day, special.kind, special.name)
    return Day(day, "rest" if day.isoweekday() > FRIDAY else "", "")


def _festivals(special: list[CalendarDay]) -> list[Festival]:
    found = [Festival(days[0].name, days, []) for days in _runs(special)]
    for day in special:
        if day.kind == CalendarDay.Kind.WORKED and found:
            min(found, key=lambda festival, day=day: _distance(festival, day)).instead.append(day)  # type: ignore[misc]
    return found


def _runs(special: Sequence[CalendarDay]) -> list[list[CalendarDay]]:
    """Days off of one name, one after the other."""
    runs: list[list[CalendarDay]] = []
    for day in sorted((day for day in special if day.kind == CalendarDay.Kind.OFF), key=lambda day: day.day):
        last = runs[-1][-1] if runs else None
        if last and last.name_zh == day.name_zh and (day.day - last.day).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _distance(festival: Festival, day: CalendarDay) -> tuple[bool, int]:
    """A day is worked for the festival that it names, else for the nearest one."""
    named = day.name_zh.startswith(festival.days[0].name_zh)
    return not named, min(abs((day.day - off.day).days) for off in festival.days)
