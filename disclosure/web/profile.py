"""One subject's page as a value: who it is, what is shown about it, and which sources were asked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from disclosure import beside
from disclosure.marks import marks_of
from disclosure.models import LEGAL_EVENTS, IdentityAct, Polarity, Publication, Subject, Tab
from disclosure.report.head import shares_code
from disclosure.web import coverage, paging
from disclosure.web.timeline import BARS, Timeline, timeline

NOTICES = 10  # entries told above the tabs, newest first; the tab of the lists has all
RELATED = ("edition__item", "authority", "batch__source")


@dataclass(frozen=True, slots=True)
class TabCount:
    """One tab with the number of its records, also 0."""

    tab: Tab
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What the public may be told about one subject on one day, with one tab open."""

    subject: Subject
    on: date
    entries: list[Publication]
    timeline: Timeline | None
    tabs: list[TabCount]
    tab: Tab
    page: paging.Page[Publication]
    coverage: coverage.Sources
    shares_code: bool
    events: list[IdentityAct]
    registration: Publication | None  # its registration facts, where they were delivered (rules.md S-9)

    @property
    def count(self) -> int:
        """How many records the open tab has."""
        return next(row.count for row in self.tabs if row.tab == self.tab)

    @property
    def others(self) -> list[TabCount]:
        """The other tabs that have records, which a printed sheet cannot open."""
        return [row for row in self.tabs if row.count and row.tab != self.tab]


def profile(subject: Subject, *, tab: str, cursor: str, on: date) -> Profile:
    """Everything the page of a subject shows; `tab` '' opens the first one that has records."""
    shown = Publication.objects.visible(on=on).filter(subject=subject).select_related(*RELATED)
    adverse, marks = _adverse(shown), marks_of(on=on)
    counts = _counts(shown)
    opened = Tab(tab) if tab in Tab else _first(counts)
    page = paging.publications_page(shown.filter(edition__item__tab=opened).prefetch_related(marks), cursor)
    beside.fetch(page.rows)
    return Profile(
        registration=_registration(shown) if counts.get(Tab.OTHER) else None,
        subject=subject,
        on=on,
        entries=list(adverse.filter(edition__item__serious_list__isnull=False).prefetch_related(marks)[:NOTICES]),
        timeline=_timeline(adverse, on),
        tabs=[TabCount(each, counts.get(each, 0)) for each in Tab],
        tab=opened,
        page=page,
        coverage=coverage.of_tab(opened, on=on),
        shares_code=shares_code(subject),
        events=_events(subject),
    )


def _events(subject: Subject) -> list[IdentityAct]:
    """What the law did to it and by it: absorbed, divided, deregistered. Records stay with whom they are about."""
    of_it = IdentityAct.objects.filter(Q(subject=subject) | Q(other=subject), undone_at=None, kind__in=LEGAL_EVENTS)
    return list(of_it.select_related("subject", "other").order_by("on", "pk"))


def _registration(shown: QuerySet[Publication]) -> Publication | None:
    return shown.filter(edition__item__code="registration").order_by("-batch__on").first()


def _adverse(shown: QuerySet[Publication]) -> QuerySet[Publication]:
    """Records that speak against the subject: those the law gives a display period (rules.md A.3)."""
    against = ~Q(severity="") | Q(edition__item__polarity=Polarity.NEGATIVE)
    return (
        shown.filter(against).select_related(*RELATED, "edition__item__serious_list").order_by("-counted_from", "-ref")
    )


def _timeline(adverse: QuerySet[Publication], on: date) -> Timeline | None:
    drawn = list(adverse[:BARS])
    return timeline(drawn, on=on, more=adverse.count() - BARS if len(drawn) == BARS else 0)


def _counts(shown: QuerySet[Publication]) -> dict[str, int]:
    return dict(shown.order_by().values_list("edition__item__tab").annotate(Count("pk")))


def _first(counts: dict[str, int]) -> Tab:
    return next((tab for tab in Tab if counts.get(tab)), Tab.PENALTY)
