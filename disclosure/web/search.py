"""One box for names, codes and document numbers. A GET, a frozen question, two lists of hits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.models import Authority, Mandate, Region, Severity, Subject, Tab
from disclosure.search import (
    MAX_LENGTH,
    Criteria,
    Meaning,
    Page,
    PublicationHit,
    SubjectHit,
    TooBroad,
    Understood,
    count_publications,
    known_codes,
    narrows,
    search_publications,
    search_subjects,
    understand,
)
from disclosure.search.criteria import clean
from disclosure.web.caching import never_kept
from disclosure.web.frame import Frame, frame_of

SUBJECTS, PUBLICATIONS = "subjects", "publications"
OLDEST = "oldest"
DIRECTORY_SECONDS = 600  # that the day of the directory is told without asking anew
OFFERED = 200  # authorities to choose from; a region narrows them


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters offer, asked once for a request: kinds that a source delivers, regions with an authority,
    authorities of the chosen region."""

    kinds: frozenset[str]
    regions: list[tuple[str, str]]
    authorities: list[tuple[str, str]] = field(default_factory=list)


class SearchForm(forms.Form):
    """Turns the strings of an address into a question; whatever is malformed is left out and said."""

    def __init__(self, asked: QueryDict, offered: Offered, *, tab: str) -> None:
        super().__init__(asked)
        self.undelivered = ""  # the kind that was asked for, where no source delivers it
        self.fields["region"] = _choice(_("Region"), offered.regions)
        if tab == SUBJECTS:
            self.fields["status"] = _choice(_("Status"), [row for row in Subject.Status.choices if row[0]])
        else:
            kind = asked.get("kind", "")
            self.undelivered = str(Tab(kind).label) if kind in Tab and kind not in offered.kinds else ""
            self.fields["kind"] = _choice(_("Kind"), [row for row in Tab.choices if row[0] in {kind, *offered.kinds}])
            self.fields["authority"] = _choice(_("Authority"), offered.authorities)
            self.fields["severity"] = _choice(_("Class"), Severity.choices)
            self.fields["from"] = _day(_("Decided from"))
            self.fields["to"] = _day(_("Decided to"))
            self.fields["sort"] = _choice(
                _("Order"), [(OLDEST, _("Oldest decision first"))], _("Newest decision first")
            )


def _choice(label: str, choices: Iterable[tuple[str, Any]], otherwise: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", otherwise or _("All")), *choices])


def _day(label: str) -> forms.DateField:
    """A day in the form that a browser's own calendar writes."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, input_formats=["%Y-%m-%d"], widget=widget)


def _offered(frame: Frame, region: str) -> Offered:
    """Kinds and regions, asked once for a state of the registers."""
    code = region if re.fullmatch(r"[0-9]{6}", region) else ""
    key = f"{frame.stamp}|offered|{code}"
    kept: Offered | None = caches["pages"].get(key)
    if kept is None:
        kept = Offered(kinds(), regions(code))
        caches["pages"].set(key, kept)
    return kept


def kinds() -> frozenset[str]:
    """The kinds that some source may deliver."""
    return frozenset(
        Mandate.objects.filter(item__public=True).order_by().values_list("item__tab", flat=True).distinct()
    )


def regions(chosen: str) -> list[tuple[str, str]]:
    """Provinces that have an authority, cities that have one in the chosen (or only) province, and the choice."""
    seats = set(Authority.objects.exclude(region=None).order_by().values_list("region", flat=True).distinct())
    provinces = {f"{seat[:2]}0000" for seat in seats}
    open_in = chosen[:2] if len(provinces) > 1 else next(iter(provinces), "")[:2]
    cities = {f"{seat[:4]}00" for seat in seats if seat[:2] == open_in}
    near = Region.objects.filter(Q(code__in=provinces | cities) | Q(code=chosen), valid_to=None)
    return [(row.code, row.name) for row in near.order_by("code")]


def authorities(region: str, chosen: str) -> list[tuple[str, str]]:
    """Authorities of the region and those below it that some source delivers for, and the choice."""
    near = Authority.objects.filter(mandates__item__public=True)
    near = near.filter(region__code__startswith=Criteria(region=region).region_prefix) if region else near
    rows = near.distinct().order_by("code")[:OFFERED]
    found = {row.code: row.name for row in [*rows, *Authority.objects.filter(code=chosen)]}
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Results:
    """What one question found, in both lists; the open one carries its page. `asks` is False for no question."""

    asks: bool
    understood: Understood
    tab: str
    subjects: Page[SubjectHit]
    publications: Page[PublicationHit]
    similar: tuple[str, ...]
    too_broad: str  # of the open list
    narrowed: bool  # whether only subjects of a region or a status were looked for

    @property
    def open_page(self) -> Page[Any]:
        """The list that is open."""
        return self.subjects if self.tab == SUBJECTS else self.publications


@login_not_required
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answer a question; an address of this site leads straight to its page."""
    frame = frame_of(request)
    understood = understand(request.GET.get("q", ""))
    if understood.kind is Meaning.URL:
        return redirect(understood.value)
    region = clean(frame.asked.get("region", ""))
    offered = _offered(frame, region)
    found = find(_criteria(frame.asked, offered), frame.asked.get("tab", ""), understood, on=frame.on)
    context = {"nav_current": "search", "found": found, "text": understood.text, "max_length": MAX_LENGTH}
    context |= {"trail": [(_("Search"), "")], "directory_as_of": _directory_as_of(found)}
    if found.tab == PUBLICATIONS:
        offered = replace(offered, authorities=authorities(region, clean(frame.asked.get("authority", ""))))
    context["form"] = SearchForm(frame.asked, offered, tab=found.tab)
    response = never_kept(render(request, "disclosure/search.html", context))
    response["Cache-Control"] = "private, no-store"  # what people look for is nobody else's business
    return response


def find(criteria: Criteria, tab: str, understood: Understood, *, on: date) -> Results:
    """Both lists; the cursor belongs to the open one. Without a choice the list that has the answer opens."""
    first = replace(criteria, cursor="")
    subjects, too_broad = _subjects(replace(first, cursor=criteria.cursor if tab != PUBLICATIONS else ""), on=on)
    publications, chosen = count_publications(first, on=on), tab
    if tab not in (SUBJECTS, PUBLICATIONS):
        tab = _opening(understood.kind is Meaning.DOCUMENT, subjects.total, publications.total)
    if tab == PUBLICATIONS:  # of the closed list only the number is shown
        publications, too_broad = _publications(criteria if chosen == PUBLICATIONS else first, on=on)
    similar = () if subjects.total else known_codes(understood.suggestions)
    asks = understood.asks or narrows(criteria)
    return Results(
        asks, understood, tab, subjects, publications, similar, too_broad, bool(criteria.region or criteria.status)
    )


def _subjects(criteria: Criteria, *, on: date) -> tuple[Page[SubjectHit], str]:
    """The subjects; none, and the sentence that says what to change, where the question would cost too much."""
    try:
        return search_subjects(criteria, on=on), ""
    except TooBroad as problem:
        return Page(), str(problem)


def _publications(criteria: Criteria, *, on: date) -> tuple[Page[PublicationHit], str]:
    """The same, of publications."""
    try:
        return search_publications(criteria, on=on), ""
    except TooBroad as problem:
        return Page(total_is_exact=False), str(problem)


def _opening(is_document: bool, subjects: int, publications: int) -> str:
    """The list that has the answer; a document number that nobody has is answered where numbers are."""
    fits = is_document and publications if subjects else is_document or publications
    return PUBLICATIONS if fits else SUBJECTS


def _criteria(asked: QueryDict, offered: Offered) -> Criteria:
    given: dict[str, Any] = {}
    for tab in (SUBJECTS, PUBLICATIONS):
        form = SearchForm(asked, offered, tab=tab)
        form.is_valid()
        given |= form.cleaned_data
    return Criteria(
        text=asked.get("q", ""),
        tab=given.get("kind", ""),
        region=given.get("region", ""),
        authority=asked.get("authority", "")[:18],
        severity=given.get("severity", ""),
        status=given.get("status", ""),
        oldest_first=given.get("sort") == OLDEST,
        decided_from=given.get("from"),
        decided_to=given.get("to"),
        cursor=asked.get("cursor", ""),
    )


def _directory_as_of(found: Results) -> date | None:
    """How fresh the directory is, or was some minutes ago; asked only where no subject was found."""
    if found.tab != SUBJECTS or found.open_page.items:
        return None
    newest: date | None = caches["pages"].get_or_set("directory-as-of", _newest, timeout=DIRECTORY_SECONDS)
    return newest


def _newest() -> date | None:
    """The newest day of all subjects: every row is read, since an index of days would slow each load down."""
    newest: date | None = Subject.objects.aggregate(newest=Max("facts_as_of"))["newest"]
    return newest
