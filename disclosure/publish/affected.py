"""Publications that a change of the rules may move: how they are read, and what is decided of each."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from disclosure.models import Authority, Publication
from disclosure.publish.periods import Decision
from disclosure.publish.redating import Redating, Standing
from disclosure.publish.rules import SECTORS, decided

# Of a publication, in the order of Row.
FACTS: Final = (
    "authority_id", "decided_on", "penalty_kinds", "severity", "repairable_from", "shown_until", "ends", "review_on",
)  # fmt: skip


class Row(NamedTuple):
    """What decides how a rule moves a publication."""

    authority: int
    decided_on: date
    penalty_kinds: str
    standing: Standing


class Affected:
    """The publications of one item that stand on a day, and the change of rules that may move them."""

    def __init__(self, item: str, redating: Redating) -> None:
        self.item, self.redating = item, redating
        fields = Authority.objects.filter(field__in=SECTORS).values_list("pk", flat=True)
        self._sectors = frozenset(fields)

    def decision(self, row: Row) -> Decision:
        """The decision behind a row, from its stored columns."""
        return decided(self.item, row.decided_on, row.penalty_kinds, sector=row.authority in self._sectors)

    def redated(self, row: Row) -> Standing:
        """The dates from the first day on."""
        return self.redating.redated(self.decision(row), row.standing)

    def groups(self) -> Iterator[tuple[Row, bool, int]]:
        """Rows that differ, whether they are public, and how many publications are like each: one query."""
        alike = (
            Publication.objects.filter(self._stands(), edition__item__code=self.item)
            .order_by()
            .annotate(public=ExpressionWrapper(Q(public_since__isnull=False), BooleanField()))
            .values_list(*FACTS, "public")
            .annotate(count=Count("pk"))
        )
        for *facts, public, count in alike.iterator(chunk_size=10_000):
            yield _row(facts), bool(public), count

    def within(self, first: int, last: int) -> list[tuple[int, int, bool, Row]]:
        """(key, version, whether public, row) of the publications with keys from `first` up to, without, `last`."""
        found = Publication.objects.filter(
            self._stands(), pk__gte=first, pk__lt=last, edition__item__code=self.item
        ).order_by("pk")
        told = found.values_list("pk", "version", "public_since", *FACTS)
        return [(pk, version, since is not None, _row(facts)) for pk, version, since, *facts in told]

    def _stands(self) -> Q:
        """Not ended, nor over by the first day."""
        later = Q(shown_until=None) | Q(shown_until__gt=self.redating.first_day)
        return later & Q(ended_on=None, superseded=False)


def _row(facts: Any) -> Row:
    authority, decided_on, kinds, severity, repairable_from, shown_until, ends, review_on = facts
    return Row(authority, decided_on, kinds, Standing(severity, repairable_from, shown_until, ends, review_on))


def largest_key() -> int:
    """The largest key of a publication; 0 where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM disclosure_publication")
        return cursor.fetchone()[0] or 0
