"""What is known of each kind of information: delivered, declared none, late, or never delivered (rules.md S-8, S-18).

One reckoning for pages, desk, jobs and reports. Two queries a question beside the mandates; what follows is pure.
"""

from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from django.db.models import F, Max, OuterRef, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from disclosure.models import Batch, ItemEdition, Mandate, NilReturn

VERSION_BYTES: Final = 8
Key = tuple[int, int, int]  # source, item, authority


class State(TextChoices):
    """What was heard last, and whether in time."""

    DELIVERED = "delivered", _("delivered")
    NONE = "none", _("declared none")
    LATE = "late", _("late")
    NEVER = "never", _("never delivered")


class Heard(NamedTuple):
    """The last delivery that brought rows, and the last day of which a source declared that there was nothing."""

    delivered_on: date | None = None
    none_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What one source owes of one item for one authority, on one day."""

    item: int
    authority: int
    region: str
    source: int
    every: int  # days between deliveries
    heard: Heard
    on: date

    @property
    def last_on(self) -> date | None:
        """The day up to which something is known."""
        return max((day for day in self.heard if day), default=None)

    @property
    def age(self) -> int | None:
        """Days since then."""
        return (self.on - self.last_on).days if self.last_on else None

    @property
    def due_on(self) -> date | None:
        """The day on which the next word is due; None where nothing was ever heard."""
        last = self.last_on
        return min(last, date.max - timedelta(days=self.every)) + timedelta(days=self.every) if last else None

    @property
    def declared_none(self) -> bool:
        """Whether the last word was that there is nothing; it counts until something newer is delivered."""
        none, delivered = self.heard.none_on, self.heard.delivered_on
        return none is not None and (delivered is None or none > delivered)

    @property
    def state(self) -> State:
        """What was heard last counts as long as the next word is not overdue."""
        due = self.due_on
        if due is None:
            return State.NEVER
        if due < self.on:
            return State.LATE
        return State.NONE if self.declared_none else State.DELIVERED

    @property
    def is_late(self) -> bool:
        """Whether the public is owed word: overdue, or never anything."""
        return self.state in (State.LATE, State.NEVER)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every line asked for, by item, authority and source; its value says everything and asks nothing more."""

    on: date
    lines: tuple[Line, ...] = ()

    @property
    def version(self) -> str:
        """Changes only when what is covered does: not with the day, unless somebody becomes late by it."""
        told = [(*astuple(line)[:-1], line.state.value) for line in self.lines]
        return blake2b(repr(told).encode(), digest_size=VERSION_BYTES).hexdigest()

    def of(self, state: State) -> tuple[Line, ...]:
        """The lines in one state."""
        return tuple(line for line in self.lines if line.state is state)


def coverage(items: Collection[int] | QuerySet[Any, Any] | None, *, on: date, region: str = "") -> Coverage:
    """Coverage of these items (None: of all) on a day, of authorities in a region: three queries, whatever the size.

    `items` are primary keys of active items, `region` the beginning of a region's code.
    """
    mandates = Mandate.objects.owing(on=on)
    if items is not None:
        mandates = mandates.filter(item__in=items)
    if region:
        mandates = mandates.filter(authority__region__code__startswith=region)
    return coverage_of(mandates, on=on)


def coverage_of(mandates: QuerySet[Mandate], *, on: date) -> Coverage:
    """Coverage of these mandates on a day, of which only columns are read: three queries."""
    owed = list(
        mandates.order_by("item", "authority", "source").values_list(
            "source", "item", "authority", "authority__region", "due_every_days"
        )
    )
    known = heard([row[:3] for row in owed])
    return Coverage(
        on,
        tuple(
            Line(item, authority, seat or "", source, every, known[source, item, authority], on)
            for source, item, authority, seat, every in owed
        ),
    )


def heard(keys: Sequence[Key]) -> dict[Key, Heard]:
    """What was heard last for each (source, item, authority) of mandates: two queries.

    A delivery speaks for every authority of its source. One of faulty rows alone says nothing at all. One
    without rows, as was taken until nil returns took their place, declares that there is nothing.
    """
    sources, items = {key[0] for key in keys}, {key[1] for key in keys}
    days = _delivered(sources, items)
    filed = NilReturn.objects.filter(source__in=sources, item__in=items, withdrawn_at=None).order_by()
    declared = {
        (source, item, authority): day
        for source, item, authority, day in filed.values_list("source", "item", "authority").annotate(
            day=Max("period_to")
        )
    }
    return {key: _later(days.get(key[:2], Heard()), declared.get(key)) for key in keys}


def _delivered(sources: Collection[int], items: Collection[int]) -> dict[tuple[int, int], Heard]:
    """The last deliveries with rows and without, by source and item.

    For each source and edition the index gives the last one; all batches of years would be read for a maximum.
    """
    done = Batch.objects.filter(status=Batch.Status.DONE, source=OuterRef("item__mandates__source"))
    last = done.filter(edition=OuterRef("pk")).order_by("-on").values("on")
    mandated = ItemEdition.objects.filter(item__in=items, item__mandates__source__in=sources)
    told = mandated.annotate(
        delivered=Subquery(last.filter(rows_read__gt=F("faulty"))[:1]),
        none=Subquery(last.filter(rows_read__lte=F("faulty"), rows_read=0)[:1]),
    )
    found: dict[tuple[int, int], Heard] = {}
    for source, item, *days in told.order_by().values_list("item__mandates__source", "item", "delivered", "none"):
        before = found.get((source, item), Heard())
        found[source, item] = Heard(*(max(filter(None, pair), default=None) for pair in zip(before, days, strict=True)))
    return found


def _later(told: Heard, declared: date | None) -> Heard:
    none = max((day for day in (told.none_on, declared) if day), default=None)
    return Heard(told.delivered_on, none)
