"""Which sources were asked about a kind of information, and how fresh each is (rules.md S-18), for the pages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from disclosure.coverage import Line, State, coverage
from disclosure.models import CatalogueItem, Source

NAMED_LATE = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One source: the last day it was heard of, whether that said "none", and whether it owes the next word."""

    source: Source
    last_on: date | None
    declared_none: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources behind one page. Sources = on time + late; some of those on time declared none."""

    asked: list[Asked]
    version: str = ""

    @property
    def heard(self) -> bool:
        """Whether any of them ever delivered or declared something: else that nothing is found says nothing."""
        return any(row.last_on for row in self.asked)

    @property
    def late(self) -> list[Asked]:
        """Sources whose delivery is overdue, those that never delivered included."""
        return [row for row in self.asked if row.is_late]

    @property
    def late_names(self) -> list[str]:
        """Names of the first late sources."""
        return [row.source.name for row in self.late[:NAMED_LATE]]

    @property
    def late_unnamed(self) -> int:
        """How many late sources that leaves."""
        return max(0, len(self.late) - NAMED_LATE)

    @property
    def declared_none(self) -> int:
        """Sources that are on time and declared that there is nothing to deliver."""
        return sum(row.declared_none for row in self.asked)

    @property
    def on_time(self) -> int:
        """Sources that are on time, those included that declared that there is nothing to deliver."""
        return len(self.asked) - len(self.late)


def of_tab(tab: str, *, on: date) -> Sources:
    """Coverage of one tab of a subject's page: four queries."""
    return _told(CatalogueItem.objects.filter(tab=tab, public=True).values_list("pk"), on)


def of_item(item_id: int, *, on: date) -> Sources:
    """Coverage of one catalogue item, such as the entries of a serious list: four queries."""
    return _told(CatalogueItem.objects.filter(pk=item_id, public=True).values_list("pk"), on)


def _told(items: QuerySet[CatalogueItem, Any], on: date) -> Sources:
    found = coverage(items, on=on)
    by_source: defaultdict[int, list[Line]] = defaultdict(list)
    for line in found.lines:
        by_source[line.source].append(line)
    sources = Source.objects.in_bulk(by_source)
    return Sources([_asked(sources[pk], by_source[pk]) for pk in sorted(by_source)], found.version)


def _asked(source: Source, lines: list[Line]) -> Asked:
    """A source is late where it owes any of its lines, and declared none where it declared so for all of them."""
    late = any(line.is_late for line in lines)
    return Asked(
        source=source,
        last_on=max((line.last_on for line in lines if line.last_on), default=None),
        declared_none=all(line.state is State.NONE for line in lines),
        is_late=late,
    )
