"""The home page: one search box, live figures, what changed. Kinds and authorities, never names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosure.models import Authority, CatalogueItem, Change, Mandate, Publication, Subject
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of

GONE_KINDS = (Change.Kind.ENDED, Change.Kind.SHIELDED)
WEEK = timedelta(days=7)
NAMED_AUTHORITIES = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """The strip of live figures."""

    subjects: int
    publications: int
    gone_in_a_week: int
    sources: int


@dataclass(slots=True)
class Published:
    """How many records of one kind were published on a day, and by whom; never about whom."""

    item: CatalogueItem
    count: int = 0
    authorities: list[Authority] = field(default_factory=list)

    @property
    def named(self) -> list[Authority]:
        """The first few authorities, for the line under the kind."""
        return self.authorities[:NAMED_AUTHORITIES]


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest day with ledger lines: what was published, and how much left public view."""

    on: date | None
    published: list[Published]
    ended: int = 0
    annulled: int = 0
    corrected: int = 0


@login_not_required
@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """One search box; figures and changes are counted once for each state of the ledger."""
    frame = frame_of(request)
    counted = cache.get(frame.key)
    if counted is None:
        counted = {"figures": figures(on=frame.on), "latest": latest(on=frame.on)}
        cache.set(frame.key, counted)
    return render(request, "disclosure/home.html", {"nameplate": True, **counted})


def figures(*, on: date) -> Figures:
    """Counts of what may be looked up today."""
    return Figures(
        subjects=Subject.objects.listed().count(),
        publications=Publication.objects.visible(on=on).count(),
        gone_in_a_week=Change.objects.filter(kind__in=GONE_KINDS, on__gt=on - WEEK, on__lte=on).count(),
        sources=Mandate.objects.in_force(on=on).aggregate(n=Count("source", distinct=True))["n"],
    )


def latest(*, on: date) -> Latest:
    """Changes of the newest day that has any, up to today."""
    day = Change.objects.filter(on__lte=on).aggregate(day=Max("on"))["day"]
    if day is None:
        return Latest(None, [])
    counts: defaultdict[Change.Word, int] = defaultdict(int)
    for kind, ended_as, count in (
        Change.objects.filter(on=day).values_list("kind", "ended_as").annotate(Count("seq")).order_by()
    ):
        counts[Change(kind=kind, ended_as=ended_as).word] += count
    word = Change.Word
    return Latest(day, _published(day, on), counts[word.ENDED], counts[word.ANNULLED], counts[word.CORRECTED])


def _published(day: date, on: date) -> list[Published]:
    shown = Change.objects.filter(
        on=day, kind=Change.Kind.SHOWN, publication__in=Publication.objects.visible(on=on)
    )
    pairs = (
        shown.values_list("publication__edition__item", "publication__authority")
        .annotate(n=Count("seq"))
        .order_by("-n")
    )
    return _by_item(list(pairs))


def _by_item(pairs: Iterable[tuple[int, int, int]]) -> list[Published]:
    items = CatalogueItem.objects.in_bulk([item for item, _authority, _n in pairs])
    authorities = Authority.objects.in_bulk([authority for _item, authority, _n in pairs])
    by_item = {pk: Published(item) for pk, item in items.items()}
    for item, authority, count in pairs:
        by_item[item].count += count
        by_item[item].authorities.append(authorities[authority])
    return sorted(by_item.values(), key=lambda row: -row.count)
