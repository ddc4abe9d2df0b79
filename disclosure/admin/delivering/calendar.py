"""The delivery calendar: for each mandate the last delivery, the day the next one is due, and how late it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from disclosure.coverage import Heard, Line, State, heard
from disclosure.models import Authority, Mandate

SOON: Final = 2  # days before the due day from which it is called soon


@dataclass(frozen=True, slots=True)
class Due:
    """One mandate with its line of the coverage, and what whoever delivers asks beside that (rules.md S-8)."""

    mandate: Mandate
    line: Line

    @property
    def due_on(self) -> date:
        """The day on which the next word is due; before the first delivery the day asked for."""
        return self.line.due_on or self.line.on

    @property
    def late(self) -> int:
        """Days after the due day; on it and before, 0 or the days left as a negative number."""
        return days_late(self.line)

    @property
    def state(self) -> str:
        """A word for its state: never, late, soon, on_time."""
        return state_of(self.line)

    @property
    def left(self) -> int:
        """Days left until the due day."""
        return max(0, -self.late)

    @property
    def open_since(self) -> date:
        """First day of the period of which nothing is known yet."""
        last = self.line.last_on
        return last + timedelta(days=1) if last else self.due_on - timedelta(days=self.mandate.due_every_days)


def days_late(line: Line) -> int:
    """Days after the due day, negative before it; 0 where nothing was ever heard."""
    return (line.on - (line.due_on or line.on)).days


def state_of(line: Line) -> str:
    """A word for the state of a line: never, late, soon, on_time."""
    if line.state in (State.NEVER, State.LATE):
        return line.state.value
    return "soon" if days_late(line) >= -SOON else "on_time"


def calendar(mandates: Sequence[Mandate], *, on: date) -> list[Due]:
    """The calendar of these mandates on a day, the latest first: two queries, and the reckoning of the public pages."""
    keys = [(mandate.source_id, mandate.item_id, mandate.authority_id) for mandate in mandates]
    known = heard(keys)
    rows = [Due(mandate, _line(mandate, known[key], on)) for mandate, key in zip(mandates, keys, strict=True)]
    return sorted(rows, key=lambda row: -row.late)


def together(rows: Sequence[Due]) -> list[tuple[Due, list[Authority]]]:
    """The same rows with the authorities joined for which one source has delivered the same and owes the same."""
    found: dict[tuple[object, ...], tuple[Due, list[Authority]]] = {}
    for row in rows:
        same = (row.mandate.source_id, row.mandate.item_id, row.line.heard, row.due_on)
        found.setdefault(same, (row, []))[1].append(row.mandate.authority)
    return list(found.values())


def _line(mandate: Mandate, told: Heard, on: date) -> Line:
    seat = mandate.authority.region_id or ""
    every = mandate.due_every_days
    return Line(mandate.item_id, mandate.authority_id, seat, mandate.source_id, every, told, on)
