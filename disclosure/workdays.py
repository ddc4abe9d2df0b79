"""Working days of the State Council's calendar (rules.md K-01). Pure: the days off come in as a value.

A year whose plan is not published is unknown. Nothing here takes Monday to Friday for it in silence: a question about
one of its days is refused, and a deadline that reaches into it says that it is provisional.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class UnknownYear(ValueError):
    """The holiday plan of this year is not published: nobody knows which of its days are worked."""

    def __init__(self, year: int) -> None:
        super().__init__(f"the holidays of {year} are not known")
        self.year = year


@dataclass(frozen=True, slots=True)
class Calendar:
    """Years whose plan is known, with their days off and the weekend days worked instead."""

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]

    @property
    def version(self) -> str:
        """Twelve characters that change with every day of the calendar (rules.md K-04)."""
        days = (f"{sign}{day}" for sign, known in (("-", self.off), ("+", self.worked)) for day in sorted(known))
        return sha256(" ".join([*map(str, sorted(self.years)), *days]).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a term, to its end, and by which calendar it was counted.

    `unknown` is the first year that the count had to guess at; where there is one the day is provisional.
    """

    day: date
    version: str
    unknown: int | None = None

    @property
    def provisional(self) -> bool:
        """Whether the day may move once the plan of a year is published."""
        return self.unknown is not None


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether offices work on that day. Raises UnknownYear."""
    if day.year not in calendar.years:
        raise UnknownYear(day.year)
    return _as_far_as_known(day, calendar)


def add_working_days(start: date, n: int, calendar: Calendar) -> Deadline:
    """The n-th working day after the day of the event, which does not count itself (rules.md K-02); 0 is that day.

    In a year that is not known, weekdays count as worked and the answer is provisional. Raises ValueError below 0.
    """
    if n < 0:
        raise ValueError("a deadline lies after its event")
    day, unknown = start, None
    while n:
        day += _ONE_DAY
        if unknown is None and day.year not in calendar.years:
            unknown = day.year
        n -= _as_far_as_known(day, calendar)
    return Deadline(day, calendar.version, unknown)


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """How many working days lie after `first`, `last` included; negative where `last` is the earlier one.

    In a year that is not known, weekdays count as worked: whoever shows the number says that it is provisional.
    """
    if last < first:
        return -working_days_between(last, first, calendar)
    days = (first + _ONE_DAY * n for n in range(1, (last - first).days + 1))
    return sum(_as_far_as_known(day, calendar) for day in days)


def _as_far_as_known(day: date, calendar: Calendar) -> bool:
    return day in calendar.worked or (day.weekday() < _SATURDAY and day not in calendar.off)
