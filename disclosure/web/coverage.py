"""Which sources were asked about a kind of information, and how fresh each is (rules.md S-18)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery

from disclosure.models import Batch, Mandate, Source, Status

NAMED_LATE = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One source: its last delivery, whether that said "none", and whether the next one is overdue."""

    source: Source
    last_on: date | None
    declared_none: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sources behind one page. Sources = on time + late; some of those on time declared none."""

    asked: list[Asked]

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
        return sum(row.declared_none and not row.is_late for row in self.asked)

    @property
    def on_time(self) -> int:
        """Sources that are on time, those included that declared that there is nothing to deliver."""
        return len(self.asked) - len(self.late)


def of_tab(tab: str, *, on: date) -> Coverage:
    """Coverage of one tab of a subject's page."""
    return _coverage(Q(item__tab=tab), Q(edition__item__tab=tab), on=on)


def of_item(item_id: int, *, on: date) -> Coverage:
    """Coverage of one catalogue item, such as the entries of a serious list."""
    return _coverage(Q(item=item_id), Q(edition__item=item_id), on=on)


def _coverage(of_mandate: Q, of_batch: Q, *, on: date) -> Coverage:
    mandates = Mandate.objects.in_force(on=on).filter(of_mandate, item__status=Status.ACTIVE, item__public=True)
    rows = (
        Source.objects.filter(mandates__in=mandates)
        .annotate(
            due=Min("mandates__due_every_days", filter=Q(mandates__in=mandates)),
            last_on=_newest(of_batch, "on"),
            last_rows=_newest(of_batch, "rows_read"),
        )
        .order_by("pk")
    )
    return Coverage([_asked(row, on) for row in rows])


def _newest(of_batch: Q, column: str) -> Subquery:
    """Of the newest delivery that brought rows or declared that there are none; faulty rows alone are neither."""
    public = Batch.objects.filter(of_batch, edition__item__public=True)
    done: QuerySet[Batch] = public.filter(source=OuterRef("pk"), status=Batch.Status.DONE)
    done = done.exclude(rows_read__gt=0, faulty=F("rows_read"))
    return Subquery(done.order_by("-on", "-pk").values(column)[:1])


def _asked(row: Source, on: date) -> Asked:
    last_on, due, rows = row.last_on, row.due, row.last_rows  # type: ignore[attr-defined]
    return Asked(row, last_on, rows == 0, last_on is None or on - last_on > timedelta(days=due))
