"""Publications by document number and by what their typed columns say, of those that are public that day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import django_filters
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from disclosure.models import Publication, Tab
from disclosure.names import fold_document
from disclosure.search.criteria import Criteria, clean
from disclosure.search.limits import TooBroad, bounded
from disclosure.search.page import PAGE_SIZE, Page, count, decode, encode
from disclosure.search.spans import Span, spans
from disclosure.search.understand import Meaning, understand

EXACT, BEGINNING = 0, 1
_KEY = "KEY"
SHOWN = ("subject__region", "edition__item", "authority", "batch__source")
_TOLD = _(
    "Looking through all publications for this would take too long. Choose a kind or an authority, give days that "
    "lie closer together, or type more of the document number."
)


@dataclass(frozen=True, slots=True)
class PublicationHit:
    """One publication and why it was found: document number (`exact`, `beginning`) or a `filter` alone."""

    publication: Publication
    why: str
    spans: tuple[Span, ...] = ()


def search_publications(criteria: Criteria, *, on: date) -> Page[PublicationHit]:
    """Public on that day, whose document number is or begins with the text, 20 a page, newest decision first or last.

    A question without text and filter finds nothing. Where time is too short to count (rules.md S-50), there are more
    than are on a page. Raises BadCursor, TooBroad.
    """
    rows, key = _asked(criteria, on)
    found: list[Publication] | None = None
    total, exact = PAGE_SIZE, False
    try:
        with bounded(_TOLD):
            found = _page(rows, key, criteria)
            is_all = not criteria.cursor and len(found) <= PAGE_SIZE
            total, exact = (len(found), True) if is_all else count(rows)
    except TooBroad:
        if found is None:
            raise
    hits = tuple(_hit(row, key) for row in found[:PAGE_SIZE])
    return Page(hits, total, exact, _cursor(found[PAGE_SIZE - 1], key) if len(found) > PAGE_SIZE else "")


def begins_a_number(text: str, *, on: date) -> bool:
    """Whether any document number that is listed that day begins with the text; most texts are names. One statement,
    to be asked inside `bounded`. A look at all rows would take longer where a hidden one, or a person's, begins so."""
    if not (key := fold_document(text)):
        return False
    statement, values = _first_number(connection.vendor)
    day = connection.ops.adapt_datefield_value
    given = {day(date.min): day(on), f"{_KEY}%": f"{connection.ops.prep_for_like_query(key)}%"}
    with connection.cursor() as cursor:
        cursor.execute(statement, [given.get(value, value) for value in values])
        return bool(cursor.fetchone())


@cache
def _first_number(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """Its statement, compiled once for date.min and _KEY: to compile it takes longer than to ask it."""
    rows = Publication.objects.visible(on=date.min).listed().filter(document_key__startswith=_KEY)
    statement: tuple[str, tuple[Any, ...]] = rows.order_by().values_list("pk")[:1].query.sql_with_params()
    return statement


def count_publications(criteria: Criteria, *, on: date) -> Page[PublicationHit]:
    """How many the same question finds, without them; 0 and inexact where there is no time to count."""
    try:
        with bounded(_TOLD):
            return Page((), *count(_asked(criteria, on)[0]))
    except TooBroad:
        return Page(total_is_exact=False)


def _asked(criteria: Criteria, on: date) -> tuple[QuerySet[Publication], str]:
    """What fits, in no order, and the folded document number that was asked for."""
    asked = understand(criteria.text)
    listed = Publication.objects.visible(on=on).listed()
    if not (asked.asks or (asked.kind is Meaning.NOTHING and narrows(criteria))):
        return listed.none(), ""
    key, rows = fold_document(asked.text), _narrowed(listed, criteria)
    return rows.filter(document_key__startswith=key) if key else rows, key


def narrows(criteria: Criteria) -> bool:
    """Whether a filter is set, so that publications can be listed without a text."""
    words = (
        criteria.region,
        criteria.authority,
        criteria.severity,
        criteria.decided_from,
        criteria.decided_to,
    )
    return criteria.kind in Tab.values or any(words)


class _Filter(django_filters.FilterSet):
    """What each field of a question that is set leaves of the publications; an unknown class leaves none."""

    kind = django_filters.CharFilter(field_name="edition__item__tab")
    region_prefix = django_filters.CharFilter(field_name="region_code", lookup_expr="startswith")
    authority = django_filters.CharFilter(field_name="authority__code")
    severity = django_filters.CharFilter()
    decided_from = django_filters.DateFilter(field_name="decided_on", lookup_expr="gte")
    decided_to = django_filters.DateFilter(field_name="decided_on", lookup_expr="lte")


def _narrowed(rows: QuerySet[Publication], criteria: Criteria) -> QuerySet[Publication]:
    """Every filter that is set; an unknown kind is none."""
    asked = {name: getattr(criteria, name) for name in _Filter.base_filters}
    asked |= {"authority": clean(criteria.authority), "severity": clean(criteria.severity)}
    asked["kind"] = criteria.kind if criteria.kind in Tab.values else ""
    return _Filter(asked, rows).qs if any(asked.values()) else rows


def _page(rows: QuerySet[Publication], key: str, criteria: Criteria) -> list[Publication]:
    """A page and one more, from behind the cursor: the exact number first, then by day, which an index serves."""
    sign = "" if criteria.oldest_first else "-"
    shown = rows.select_related(*SHOWN).prefetch_related("subject__identifiers", "subject__names")
    ordered = shown.order_by(f"{sign}decided_on", f"{sign}pk")
    tier, further = _further(criteria)
    if not key:
        return list(ordered.filter(further)[: PAGE_SIZE + 1])
    exact: list[Publication] = []
    if tier == EXACT:
        exact, further = list(ordered.filter(further, document_key=key)[: PAGE_SIZE + 1]), Q()
    longer = ordered.filter(further).exclude(document_key=key)
    return exact + list(longer[: PAGE_SIZE + 1 - len(exact)])


def _further(criteria: Criteria) -> tuple[int, Q]:
    """Where the page begins, and what lies behind its cursor there."""
    if not criteria.cursor:
        return EXACT, Q()
    tier, ordinal, last = decode(criteria.cursor, 3)
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    behind = "gt" if criteria.oldest_first else "lt"
    further = Q(**{f"decided_on__{behind}": day}) | Q(**{"decided_on": day, f"pk__{behind}": last})
    return tier, Q(**{f"decided_on__{behind}e": day}) & further  # said twice, so that the index begins there


def _tier(row: Publication, key: str) -> int:
    return EXACT if row.document_key == key else BEGINNING


def _cursor(row: Publication, key: str) -> str:
    return encode(_tier(row, key), row.decided_on.toordinal(), row.pk)


def _hit(row: Publication, key: str) -> PublicationHit:
    if not key:
        return PublicationHit(row, "filter")
    why = "exact" if row.document_key == key else "beginning"
    return PublicationHit(row, why, spans(row.document_number, key, fold_document))
