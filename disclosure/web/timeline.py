"""The slim drawing over the tabs: one bar a record, from the day it counts to the last day shown. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from disclosure.models import Publication, Severity
from disclosure.removal import earliest_removal

WIDTH = 1000  # of the drawing's own units; the page stretches it
Place = Callable[[date], float]
BARS = 12  # more would no longer be seen at a glance


@dataclass(frozen=True, slots=True)
class Bar:
    """One record: solid to the day repair opens, outlined to the end; open-ended where no day is fixed."""

    publication: Publication
    start: float
    opens: float
    end: float
    is_serious: bool

    @property
    def solid(self) -> float:
        """Width of the minimum period."""
        return round(self.opens - self.start, 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The years under the bars, a line at the start of each, and today's place."""

    years: list[int]
    lines: list[float]
    today: float
    bars: list[Bar]
    more: int


def timeline(drawn: Sequence[Publication], *, on: date, more: int = 0) -> Timeline | None:
    """The drawing for records with a display period and how many `more` there are; None for nothing to draw."""
    if not drawn:
        return None
    years = _years(drawn, on)
    place = _scale(years)
    return Timeline(
        years=years,
        lines=[round(index * WIDTH / len(years), 1) for index in range(len(years) + 1)],
        today=place(on),
        bars=[_bar(row, place) for row in drawn],
        more=more,
    )


def _years(drawn: Sequence[Publication], on: date) -> list[int]:
    ends = [row.last_day_shown for row in drawn if row.last_day_shown]
    first = min(row.counted_from for row in drawn).year
    return list(range(first, max([*ends, on]).year + 1))


def _scale(years: list[int]) -> Place:
    start = date(years[0], 1, 1)
    days = (date(years[-1] + 1, 1, 1) - start).days
    return lambda day: round(max(0, min(days, (day - start).days)) * WIDTH / days, 1)


def _bar(row: Publication, place: Place) -> Bar:
    end = place(row.shown_until) if row.shown_until else float(WIDTH)
    first = earliest_removal(row) if row.item.serious_list_id else row.repairable_from
    opens = place(first) if first else end
    is_serious = row.severity == Severity.SERIOUS or row.item.serious_list_id is not None
    return Bar(row, place(row.counted_from), min(opens, end), end, is_serious)
