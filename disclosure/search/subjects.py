"""Subjects by code or name. A natural person is never among them; a hit tells nothing against anyone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Case, Expression, IntegerField, Min, Q, QuerySet, Value, When
from django.db.models.functions import Length

from disclosure import codes
from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold
from disclosure.search.criteria import Criteria
from disclosure.search.page import PAGE_SIZE, Page, count, decode, encode
from disclosure.search.spans import Span, spans
from disclosure.search.understand import Understood, understand

EXACT, BEGINNING, WITHIN = 0, 1_000, 2_000  # the length of the name is added: shorter names first
LONGEST_CODE = 64
_WHY = {EXACT: "exact", BEGINNING: "beginning", WITHIN: "within"}


@dataclass(frozen=True, slots=True)
class SubjectHit:
    """One subject and why it was found: by its `code`, or by a name (`exact`, `beginning`, `within`).

    `name` is the row that matched (a former name has `valid_to`), None for a code; `spans` lie in its value.
    """

    subject: Subject
    why: str
    name: SubjectName | None = None
    spans: tuple[Span, ...] = ()
    shared_code: bool = False


def search_subjects(criteria: Criteria, *, on: date) -> Page[SubjectHit]:
    """Those who carry the code; else those whose present or former name holds the text, 20 a page.

    Narrowed by region only. `on` is the day of the question; names found do not depend on it yet.
    Raises BadCursor.
    """
    asked = understand(criteria.text)
    if not asked.asks:
        return Page()
    listed = Subject.objects.listed()
    if criteria.region:
        listed = listed.filter(region__code__startswith=criteria.region_prefix)
    carriers = _by_code(listed, asked)
    if carriers.exists():
        return _page(carriers, Value(EXACT, IntegerField()), criteria.cursor, _code_hit)
    return _page(_by_name(listed, asked), _name_weight(asked), criteria.cursor, partial(_name_hit, asked))


def known_codes(suggestions: Iterable[str]) -> tuple[str, ...]:
    """Those of the codes that someone listed carries, in the order given: one query."""
    wanted = tuple(suggestions)
    listed = Subject.objects.listed().filter(identifiers__in=_codes().filter(value__in=wanted))
    carried = set(listed.values_list("identifiers__value", flat=True)) if wanted else set()
    return tuple(code for code in wanted if code in carried)


def _codes() -> QuerySet[SubjectIdentifier]:
    return SubjectIdentifier.objects.exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)


def _by_code(listed: QuerySet[Subject], asked: Understood) -> QuerySet[Subject]:
    value = asked.value if asked.kind in ("code", "code_typo") else codes.normalise(asked.text)
    carried = _codes().filter(value=value[: LONGEST_CODE + 1])
    return listed.filter(pk__in=carried.values("subject"))


def _by_name(listed: QuerySet[Subject], asked: Understood) -> QuerySet[Subject]:
    key = fold(asked.text)
    return listed.filter(Q(names__folded__startswith=key) if asked.only_beginnings else Q(names__folded__contains=key))


def _name_weight(asked: Understood) -> Min:
    """Smallest first: the best of a subject's matching names decides its place."""
    key = fold(asked.text)
    tier = Case(
        When(names__folded=key, then=Value(EXACT)),
        When(names__folded__startswith=key, then=Value(BEGINNING)),
        default=Value(WITHIN),
        output_field=IntegerField(),
    )
    return Min(tier + Length("names__folded"))


def _page(
    rows: QuerySet[Subject], weight: Expression, cursor: str, hit: Callable[[Subject, int], SubjectHit]
) -> Page[SubjectHit]:
    total, exact = count(rows.values("pk").distinct())
    found = rows.values("pk").annotate(weight=weight).order_by("weight", "pk")
    if cursor:
        heaviest, last = decode(cursor, 2)
        found = found.filter(Q(weight__gt=heaviest) | Q(weight=heaviest, pk__gt=last))
    keys = list(found.values_list("weight", "pk")[: PAGE_SIZE + 1])
    hits = tuple(hit(subject, total) for subject in _subjects([pk for _weight, pk in keys[:PAGE_SIZE]]))
    return Page(hits, total, exact, encode(*keys[PAGE_SIZE - 1]) if len(keys) > PAGE_SIZE else "")


def _subjects(pks: list[int]) -> list[Subject]:
    """The subjects in that order with all that a hit shows: three queries, whatever their number."""
    found = Subject.objects.listed().filter(pk__in=pks).select_related("region")
    rows = {row.pk: row for row in found.prefetch_related("identifiers", "names")}
    return [rows[pk] for pk in pks if pk in rows]


def _code_hit(subject: Subject, carriers: int) -> SubjectHit:
    return SubjectHit(subject, "code", shared_code=carriers > 1)


def _name_hit(asked: Understood, subject: Subject, _total: int) -> SubjectHit:
    key = fold(asked.text)
    best = min((_rank(row, key), row.pk, row) for row in subject.names.all() if key in row.folded)
    tier, name = best[0][0], best[2]
    return SubjectHit(subject, _WHY[tier], name, spans(name.value, key, fold))


def _rank(row: SubjectName, key: str) -> tuple[int, int, bool]:
    """How well a name fits: as the query weighs it, then the current one first."""
    tier = EXACT if row.folded == key else BEGINNING if row.folded.startswith(key) else WITHIN
    return tier, len(row.folded), row.kind != SubjectName.Kind.CURRENT
