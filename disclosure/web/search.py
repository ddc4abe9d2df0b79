"""One box for names, codes and document numbers. A GET, a frozen question, three lists of hits."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.ingest.personal import is_identity
from disclosure.models import Subject
from disclosure.search import (
    MAX_LENGTH,
    MAX_WORDS,
    Criteria,
    Meaning,
    Page,
    PublicationHit,
    Registered,
    SubjectHit,
    TooBroad,
    Understood,
    begins_a_number,
    bounded,
    count_publications,
    known_codes,
    narrows,
    search_publications,
    search_registers,
    search_subjects,
    understand,
)
from disclosure.search.criteria import clean
from disclosure.web.caching import never_kept
from disclosure.web.frame import frame_of
from disclosure.web.search_form import (
    PUBLICATIONS,
    REGISTERS,
    SUBJECTS,
    SearchForm,
    authorities,
    criteria_of,
    offered_in,
)

DIRECTORY_SECONDS = 600  # that the day of the directory is told without asking anew


@dataclass(frozen=True, slots=True)
class Results:
    """What one question found, in both lists; the open one carries its page. `asks` is False for no question."""

    asks: bool
    understood: Understood
    tab: str
    subjects: Page[SubjectHit]
    publications: Page[PublicationHit]
    registered: Page[Registered]
    similar: tuple[str, ...]
    too_broad: str  # of the open list
    narrowed: bool  # whether a filter of the open list is set
    stem: str  # where no publication has the number: how it begins, where others begin so

    @property
    def open_page(self) -> Page[Any]:
        """The list that is open."""
        pages: dict[str, Page[Any]] = {PUBLICATIONS: self.publications, REGISTERS: self.registered}
        return pages.get(self.tab, self.subjects)


@login_not_required
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answer a question; an address of this site leads straight to its page."""
    frame = frame_of(request)
    understood = _understood(request.GET.get("q", ""))
    if understood.path:
        return redirect(understood.path)
    region = clean(frame.asked.get("region", ""))
    offered = offered_in(frame, region)
    found = find(criteria_of(frame.asked, offered), frame.asked.get("tab", ""), understood, on=frame.on)
    context = {"nav_current": "search", "found": found, "text": understood.text}
    context |= {
        "max_length": MAX_LENGTH,
        "max_words": MAX_WORDS,
        "trail": [(_("Search"), "")],
        "directory_as_of": _directory_as_of(found),
    }
    if found.tab == PUBLICATIONS:
        offered = replace(offered, authorities=authorities(region, clean(frame.asked.get("authority", ""))))
    context["form"] = SearchForm(frame.asked, offered, tab=SUBJECTS if found.tab == REGISTERS else found.tab)
    response = never_kept(render(request, "disclosure/search.html", context))
    response["Cache-Control"] = "private, no-store"  # what people look for is nobody else's business
    return response


def _understood(text: str) -> Understood:
    """A natural person's number is neither searched for nor shown again; some codes fit its formula too."""
    understood = understand(text)
    return Understood(Meaning.PERSON, "") if understood.kind is not Meaning.CODE and is_identity(text) else understood


def find(criteria: Criteria, tab: str, understood: Understood, *, on: date) -> Results:
    """All lists; the cursor belongs to the open one. Without a choice the list that has the answer opens."""
    first = replace(criteria, cursor="")
    cursor = "" if tab in (PUBLICATIONS, REGISTERS) else criteria.cursor
    subjects, registered, too_broad, countable = _by_name(replace(first, cursor=cursor), understood, on=on)
    publications, chosen = count_publications(first, on=on) if countable else Page(), tab
    if tab not in (SUBJECTS, PUBLICATIONS, REGISTERS):
        totals = subjects.total, publications.total, registered.total
        tab = _opening(understood.kind is Meaning.DOCUMENT, *totals)
    if tab == PUBLICATIONS:  # of the closed list only the number is shown
        publications, too_broad = _publications(criteria if chosen == PUBLICATIONS else first, on=on)
    similar = () if subjects.total else known_codes(understood.suggestions)
    asks = understood.asks or narrows(criteria)
    narrowed = narrows(criteria) if tab == PUBLICATIONS else bool(criteria.region or criteria.status)
    stem = _stem(understood, on=on) if tab == PUBLICATIONS and not (publications.items or too_broad) else ""
    return Results(asks, understood, tab, subjects, publications, registered, similar, too_broad, narrowed, stem)


def _stem(understood: Understood, *, on: date) -> str:
    """How a document number that nobody has begins, where others of that office and year are shown; else ""."""
    stem = understood.stem
    return stem if stem and count_publications(Criteria(text=stem), on=on).total else ""


_NOT_ASKED: Final[Page[SubjectHit]] = Page()


class _Named(NamedTuple):
    """What was found by names within one limit of time, and whether there may be publications to count."""

    subjects: Page[SubjectHit] = _NOT_ASKED
    registered: Page[Registered] = Page(total_is_exact=False)
    too_broad: str = ""  # of the subjects: the sentence that says what to change
    countable: bool = True


def _by_name(criteria: Criteria, understood: Understood, *, on: date) -> _Named:
    """Subjects, authorities and lists; what the time does not suffice for is left out."""
    found = _Named()
    try:
        with bounded():
            found = found._replace(registered=search_registers(understood))
            found = found._replace(subjects=search_subjects(criteria, on=on, asked=understood))
            return found._replace(countable=not understood.text or begins_a_number(understood.text, on=on))
    except TooBroad as problem:
        return found._replace(too_broad=str(problem)) if found.subjects is _NOT_ASKED else found


def _publications(criteria: Criteria, *, on: date) -> tuple[Page[PublicationHit], str]:
    """The same, of publications."""
    try:
        return search_publications(criteria, on=on), ""
    except TooBroad as problem:
        return Page(total_is_exact=False), str(problem)


def _opening(is_document: bool, subjects: int, publications: int, registered: int) -> str:
    """The list that has the answer; a document number that nobody has is answered where numbers are."""
    if registered and not (is_document or subjects or publications):
        return REGISTERS
    fits = is_document and publications if subjects else is_document or publications
    return PUBLICATIONS if fits else SUBJECTS


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
