"""Look for contradictions and remember since when each is known; what was mended is forgotten."""

from datetime import date
from typing import Final

from django.db import transaction

from disclosure.contradictions.check import Check
from disclosure.contradictions.known import CHECKS
from disclosure.models import Contradiction

MOST: Final = 1_000  # rows remembered of one check: whoever mends so many needs no list of all


def look(*, on: date) -> dict[str, int]:
    """Run every check and bring the list up to date; returns how many rows each found, MOST at most."""
    return {name: _look(check, on) for name, check in CHECKS.items()}


@transaction.atomic
def _look(check: Check, on: date) -> int:
    found = {row.pk: row for row in check.find(on).order_by("pk")[:MOST]}
    known = Contradiction.objects.filter(check_name=check.name)
    known.exclude(row__in=found).delete()
    old = set(known.values_list("row", flat=True))
    Contradiction.objects.bulk_create(
        [
            Contradiction(check_name=check.name, row=pk, told=str(row)[:200], since=on)
            for pk, row in found.items()
            if pk not in old
        ],
        ignore_conflicts=True,  # another run may look at the same time
    )
    return len(found)
