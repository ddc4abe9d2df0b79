"""How long a decision usually takes to appear here: figures about authorities are exact (rules.md S-15)."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Final

from django.core.cache import cache
from django.db.models import Count

from disclosure.models import Change

WINDOW: Final = timedelta(days=90)
MOST: Final = 100_000  # ledger lines looked at, the newest; a first load of millions must not hold up a page
KEPT: Final = 24 * 3_600  # seconds: it is reckoned once a day
Lags = dict[tuple[int, int], int]


def typical_lags(*, on: date) -> Lags:
    """Median days from decision to first showing, by (authority, item), of what was shown in the last 90 days.

    What was restored is left out: it was shown before. Of more than 100,000 ledger lines the newest count. Once a day.
    """
    return cache.get_or_set(f"lags:{on}", lambda: _reckoned(on), KEPT) or {}


def _reckoned(on: date) -> Lags:
    lines = Change.objects.filter(kind=Change.Kind.SHOWN, on__gt=on - WINDOW, on__lte=on, publication__predecessor=None)
    last = Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    groups = (
        lines.filter(seq__gt=last - MOST)
        .order_by()
        .values_list("publication__authority", "publication__edition__item", "on", "publication__decided_on")
    )
    days: defaultdict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for authority, item, shown, decided, count in groups.annotate(n=Count("seq")).iterator():
        days[authority, item][(shown - decided).days] += count
    return {pair: median(counted) for pair, counted in days.items()}


def median(counted: Counter[int]) -> int:
    """The lower median of days that were counted; a whole number, and one that occurs."""
    left = (counted.total() + 1) // 2
    for day in sorted(counted):
        left -= counted[day]
        if left <= 0:
            return day
    raise ValueError("no days were counted")
