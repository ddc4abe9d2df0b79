"""The home page: one search box, live figures, what changed. Kinds and authorities, never names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosure.models import Authority, CatalogueItem, Change, Mandate, Publication, Subject
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of

WEEK = timedelta(days=7)
NAMED_AUTHORITIES = 2
EXAMPLE = "晨曦精密"  # finds the showcase of the invented register
PAIR = ("publication__edition__item", "publication__authority")


@dataclass(frozen=True, slots=True)
class Figures:
    """The strip of live figures."""

    subjects: int
    publications: int
    sources: int
    changes: int


@dataclass(slots=True)
class Published:
    """How many records of one kind were published in a week, and by whom; never about whom."""

    item: CatalogueItem
    count: int = 0
    authorities: list[Authority] = field(default_factory=list)

    @property
    def named(self) -> list[Authority]:
        """The first few authorities, for the line under the kind."""
        return self.authorities[:NAMED_AUTHORITIES]


@dataclass(frozen=True, slots=True)
class Latest:
    """The ledger lines of the last seven days: what was published, and how much left public view."""

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
    counted = caches["pages"].get(frame.key)
    if counted is None:
        counted = {
            "figures": figures(on=frame.on, changes=frame.seq),
            "latest": latest(on=frame.on),
        }
        caches["pages"].set(frame.key, counted)
    return render(
        request, "disclosure/home.html", {"nameplate": True, "example": EXAMPLE if frame.is_demo else "", **counted}
    )


def figures(*, on: date, changes: int) -> Figures:
    """Counts of what may be searched today."""
    shown = Publication.objects.visible(on=on)
    persons = shown.filter(edition__item__serious_list__isnull=False, subject__kind=Subject.Kind.PERSON)
    return Figures(
        subjects=Subject.objects.listed().count(),
        publications=shown.count() - persons.count(),  # dearer to leave out than to count: they are few
        sources=Mandate.objects.in_force(on=on).aggregate(n=Count("source", distinct=True))["n"],
        changes=changes,
    )


def latest(*, on: date) -> Latest:
    """Lines of the last seven days. What was published and has left since counts only as having left."""
    counts: defaultdict[Change.Word, int] = defaultdict(int)
    lines = Change.objects.listed().filter(on__gt=on - WEEK, on__lte=on).order_by()
    for kind, ended_as, count in lines.values_list("kind", "ended_as").annotate(Count("seq")):
        counts[Change(kind=kind, ended_as=ended_as).word] += count
    word = Change.Word
    published = _published(lines, on)
    return Latest(published, counts[word.ENDED], counts[word.ANNULLED], counts[word.CORRECTED])


def _published(lines: QuerySet[Change], on: date) -> list[Published]:
    shown = lines.filter(kind=Change.Kind.SHOWN, publication__in=Publication.objects.visible(on=on))
    pairs = shown.values_list(*PAIR)
    return _by_item(list(pairs.annotate(n=Count("seq")).order_by("-n", *PAIR)))


def _by_item(pairs: Iterable[tuple[int, int, int]]) -> list[Published]:
    items = CatalogueItem.objects.in_bulk([item for item, _authority, _n in pairs])
    authorities = Authority.objects.in_bulk([authority for _item, authority, _n in pairs])
    by_item = {pk: Published(item) for pk, item in items.items()}
    for item, authority, count in pairs:
        by_item[item].count += count
        by_item[item].authorities.append(authorities[authority])
    return sorted(by_item.values(), key=lambda row: (-row.count, row.item.code))
