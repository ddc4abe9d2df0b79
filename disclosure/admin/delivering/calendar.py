"""The delivery calendar: for each mandate the last delivery, the day the next one is due, and how late it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from disclosure.coverage import heard
from disclosure.models import Authority, Mandate

SOON: Final = 2  # days before the due day from which it is called soon


@dataclass(frozen=True, slots=True)
class Due:
    """One mandate in the calendar. What was delivered, or declared to be nothing, last counts (rules.md S-8)."""

    mandate: Mandate
    delivered_on: date | None  # day of the last delivery of its source for its item
    nil_to: date | None  # last day of its last nil return, or day of its last empty file
    due_on: date  # before the first delivery: the day asked for
    late: int  # days after the due day; on it and before, 0 or the days left as a negative number

    @property
    def state(self) -> str:
        """A word for its state: never, late, soon, on_time."""
        if self.delivered_on is None and self.nil_to is None:
            return "never"
        return "late" if self.late > 0 else "soon" if self.late >= -SOON else "on_time"

    @property
    def left(self) -> int:
        """Days left until the due day."""
        return max(0, -self.late)

    @property
    def declared_none(self) -> bool:
        """Whether the last thing heard was that there was nothing to deliver."""
        return self.nil_to is not None and (self.delivered_on is None or self.nil_to > self.delivered_on)

    @property
    def last_on(self) -> date | None:
        """The day up to which something is known."""
        known = [day for day in (self.delivered_on, self.nil_to) if day]
        return max(known) if known else None

    @property
    def open_since(self) -> date:
        """First day of the period of which nothing is known yet."""
        last = self.last_on
        return last + timedelta(days=1) if last else self.due_on - timedelta(days=self.mandate.due_every_days)


def calendar(mandates: Sequence[Mandate], *, on: date) -> list[Due]:
    """The calendar of these mandates on a day, the latest first: two queries, and the reckoning of the public pages."""
    known = heard([(mandate.source_id, mandate.item_id, mandate.authority_id) for mandate in mandates])
    rows = [
        _due(mandate, *known[mandate.source_id, mandate.item_id, mandate.authority_id], on=on) for mandate in mandates
    ]
    return sorted(rows, key=lambda row: -row.late)


def together(rows: Sequence[Due]) -> list[tuple[Due, list[Authority]]]:
    """The same rows with the authorities joined for which one source has delivered the same and owes the same."""
    found: dict[tuple[object, ...], tuple[Due, list[Authority]]] = {}
    for row in rows:
        same = (row.mandate.source_id, row.mandate.item_id, row.delivered_on, row.nil_to, row.due_on)
        found.setdefault(same, (row, []))[1].append(row.mandate.authority)
    return list(found.values())


def _due(mandate: Mandate, delivered_on: date | None, nil_to: date | None, *, on: date) -> Due:
    known = [day for day in (delivered_on, nil_to) if day]
    due_on = max(known) + timedelta(days=mandate.due_every_days) if known else on
    return Due(mandate, delivered_on, nil_to, due_on, (on - due_on).days)
