"""Tell the ledger about publications whose last day is over. Pages need no job for this: they ask by date."""

from datetime import date
from typing import Any, cast

from django.db import transaction
from django.db.models import F

from disclosure.ledger import append_many, as_row
from disclosure.models import Change, Publication
from disclosure.publish.writing import line_of

PART = 1_000  # lines numbered in one transaction: keeps the head's lock short


def lapse(*, by: date) -> int:
    """Write one `ended` line for every publication whose period ended by that day; returns how many (rules.md A-42)."""
    total = 0
    while (told := _lapse_part(by)) is not None:
        total += told
    return total


@transaction.atomic
def _lapse_part(by: date) -> int | None:
    """Lines written for the next part; 0 if another run told of them first, None if nothing is left."""
    rows = list(Publication.objects.lapsed(by=by).order_by("shown_until", "pk").values_list("pk", flat=True)[:PART])
    # Guard and write in one statement: whoever repaired one of them meanwhile keeps the earlier end.
    Publication.objects.lapsed(by=by).filter(pk__in=rows).update(
        ended_on=F("shown_until"), ended_as=Publication.EndedAs.EXPIRED
    )
    ended = Publication.objects.filter(pk__in=rows, ended_as=Publication.EndedAs.EXPIRED).exclude(
        changes__kind=Change.Kind.ENDED
    )
    lines = [_line(row) for row in ended.order_by("ended_on", "pk")]
    append_many(lines)
    return len(lines) if rows else None


def _line(row: Publication) -> tuple[Any, ...]:
    return as_row(line_of(row, Change.Kind.ENDED, on=cast(date, row.ended_on)))
