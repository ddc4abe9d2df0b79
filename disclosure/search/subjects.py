"""Subjects by code or name. A natural person is never among them; a hit tells nothing against anyone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold
from disclosure.search.candidates import Narrow
from disclosure.search.criteria import Criteria
from disclosure.search.finding import Hit, find
from disclosure.search.limits import bounded
from disclosure.search.page import PAGE_SIZE, Page, count, decode, encode
from disclosure.search.shown import subjects_by_pk
from disclosure.search.spans import Span, merged, spans
from disclosure.search.understand import Understood, understand

WHYS = {
    "core": _("the name without legal form or region"),
    "brand": _("the distinctive part of the name"),
    "words": _("all the words, not side by side"),
    "order": _("these characters in this order"),
    "pinyin": _("the name is read so"),
    "initials": _("first letters of its reading"),
    "homophone": _("sounds the same, is written otherwise"),
    "wrong": _("one character differs"),
    "missing": _("has one character more"),
    "extra": _("has one character less"),
    "swapped": _("two characters change places"),
}
NEAR = frozenset(["homophone", "wrong", "missing", "extra", "swapped"])
_NUMBERS = 7  # of a cursor of names: which list, and the place in it


@dataclass(frozen=True, slots=True)
class SubjectHit:
    """One subject and why it was found: by its `code`, or by a name.

    A name fits `exact`, by its `core` or `brand`, at its `beginning`, `within`, by all `words`, in `order` (a short
    name), read aloud (`pinyin`, `initials`), or nearly: it sounds alike (`homophone`), or one sign is `wrong`,
    `missing`, `extra` or `swapped`. `name` is the row that matched (a former name has `valid_to`), None for a code;
    `spans` lie in its value.
    """

    subject: Subject
    why: str
    name: SubjectName | None = None
    spans: tuple[Span, ...] = ()
    shared_code: bool = False

    @property
    def told(self) -> str:
        """Why it was found, where the marked name does not show it."""
        return str(WHYS.get(self.why, ""))

    @property
    def is_near(self) -> bool:
        """Whether it may be another one than was asked for: the text differs from its name."""
        return self.why in NEAR


def search_subjects(criteria: Criteria, *, on: date, asked: Understood | None = None) -> Page[SubjectHit]:
    """Those who carry the code; else those whose name fits the text, best first, 20 a page.

    Narrowed by region and status. `on` is the day of the question; names found do not depend on it yet. `asked`: what
    was understood of the text, where the caller knows it.
    Raises BadCursor, and TooBroad for a question that would cost too much.
    """
    asked = asked or understand(criteria.text)
    if not asked.asks:
        return Page()
    if code := asked.code:
        carriers = _by_code(code, criteria)
        if carriers.exists():
            return _of_code(carriers, criteria.cursor)
    return _of_name(asked, criteria)


def known_codes(suggestions: Iterable[str]) -> tuple[str, ...]:
    """Those of the codes that someone listed carries, in the order given: one query."""
    wanted = tuple(suggestions)
    coded = SubjectIdentifier.objects.exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)
    listed = Subject.objects.listed().filter(identifiers__in=coded.filter(value__in=wanted))
    carried = set(listed.values_list("identifiers__value", flat=True)) if wanted else set()
    return tuple(code for code in wanted if code in carried)


def _by_code(value: str, criteria: Criteria) -> QuerySet[Subject]:
    found = Subject.objects.listed().carrying(value)
    if criteria.region:
        found = found.filter(region__code__startswith=criteria.region_prefix)
    return found.filter(status=criteria.status) if criteria.status else found


def _of_code(carriers: QuerySet[Subject], cursor: str) -> Page[SubjectHit]:
    total, exact = count(carriers)
    behind = carriers.filter(pk__gt=decode(cursor, 1)[0]) if cursor else carriers
    pks = list(behind.order_by("pk").values_list("pk", flat=True)[: PAGE_SIZE + 1])
    following = encode(pks[PAGE_SIZE - 1]) if len(pks) > PAGE_SIZE else ""
    subjects = subjects_by_pk(pks[:PAGE_SIZE])
    hits = (SubjectHit(subjects[pk], "code", shared_code=total > 1) for pk in pks[:PAGE_SIZE] if pk in subjects)
    return Page(tuple(hits), total, exact, following)


def _of_name(asked: Understood, criteria: Criteria) -> Page[SubjectHit]:
    after = decode(criteria.cursor, _NUMBERS) if criteria.cursor else None
    with bounded():
        found = find(asked, Narrow(criteria.region_prefix, criteria.status), after)
        hits = list(islice(found.hits, PAGE_SIZE + 1))
    following = encode(*hits[PAGE_SIZE - 1].at) if len(hits) > PAGE_SIZE else ""
    subjects = subjects_by_pk([hit.subject for hit in hits[:PAGE_SIZE]])
    shown = (_shown(asked, hit, subjects[hit.subject]) for hit in hits[:PAGE_SIZE] if hit.subject in subjects)
    return Page(tuple(shown), found.total, found.total_is_exact, following)


def _shown(asked: Understood, hit: Hit, subject: Subject) -> SubjectHit:
    name = next((row for row in subject.names.all() if row.pk == hit.name), None)
    texts = asked.words if hit.why == "words" else (asked.name_key,)
    marked = (spans(name.value, text, fold) for text in texts) if name else ()
    return SubjectHit(subject, hit.why, name, merged(span for found in marked for span in found))
