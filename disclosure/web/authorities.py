"""The determining authorities: who they are, what is delivered for each, how fresh that is, and whom to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure import sheets
from disclosure.coverage import Line, coverage_of
from disclosure.lags import typical_lags
from disclosure.models import Authority, CatalogueItem, Mandate, Source
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of
from disclosure.web.registers import bodies as registered

AT_ONCE = 100  # authorities on a page
LONGEST_CURSOR = 18


@dataclass(frozen=True, slots=True)
class Told:
    """One line of coverage with the rows it names; `lag` in days, None where nothing was shown lately."""

    line: Line
    item: CatalogueItem
    source: Source
    lag: int | None


@dataclass(frozen=True, slots=True)
class Body:
    """One authority and what is delivered for it."""

    authority: Authority
    told: list[Told]


@login_not_required
@require_safe
@public_page
def authorities(request: HttpRequest) -> HttpResponse:
    """Register of the authorities, and the coverage of each, a hundred at a time in the order of their codes."""
    after = frame_of(request).asked.get("cursor", "")[:LONGEST_CURSOR]
    found = Authority.objects.filter(code__gt=after).order_by("code")
    rows = list(found.select_related("region", "parent", "successor")[: AT_ONCE + 1])
    here = rows[:AT_ONCE]
    context = {
        "nav_current": "catalogue",
        "rows": here,
        "bodies": _bodies(_mandates(frame_of(request).on).filter(authority__in=here), frame_of(request).on),
        "cursor": here[-1].code if len(rows) > AT_ONCE else "",
        "registers": [registered.AUTHORITIES, registered.MANDATES],
        "trail": [(_("Authorities"), "")],
    }
    return render(request, "disclosure/authorities.html", context)


@login_not_required
@require_safe
@public_page
def coverage_sheet(request: HttpRequest) -> HttpResponse:
    """The coverage of every authority as a table for spreadsheets."""
    return sheets.download(sheets.text(_sheet(frame_of(request).on)), "coverage.csv")


def _mandates(on: date) -> QuerySet[Mandate]:
    return Mandate.objects.owing(on=on).filter(item__public=True)


def _bodies(mandates: QuerySet[Mandate], on: date) -> list[Body]:
    """Every authority for which something is owed by these mandates, by code: seven queries."""
    found, lags = coverage_of(mandates, on=on), typical_lags(on=on)
    bodies = Authority.objects.in_bulk({line.authority for line in found.lines})
    items = CatalogueItem.objects.in_bulk({line.item for line in found.lines})
    sources = Source.objects.in_bulk({line.source for line in found.lines})
    told = [
        Told(line, items[line.item], sources[line.source], lags.get((line.authority, line.item)))
        for line in sorted(found.lines, key=lambda line: (bodies[line.authority].code, line.item, line.source))
    ]
    return [Body(bodies[pk], list(rows)) for pk, rows in groupby(told, key=lambda row: row.line.authority)]


HEAD = (
    "authority_code authority_name region item_code item_name source_code source_name due_every_days delivered_on "
    "declared_none_to due_on state typical_lag_days"
).split()


def _sheet(on: date) -> Iterator[list[Any]]:
    yield HEAD
    for body in _bodies(_mandates(on), on):
        yield from (_row(body.authority, told) for told in body.told)


def _row(authority: Authority, told: Told) -> list[Any]:
    line = told.line
    named = [authority.code, authority.name_zh, line.region, told.item.code, told.item.name_zh]
    days = [line.every, line.heard.delivered_on, line.heard.none_on, line.due_on]
    return [*named, told.source.code, told.source.name_zh, *days, line.state.value, told.lag]
