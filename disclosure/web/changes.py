"""The numbered ledger lines, newest first. What has left public view is a bare reference (rules.md S-31)."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.models import Change, Publication
from disclosure.web import paging
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of

LINES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One ledger line as the public may read it today; publication is None once it is no longer public."""

    change: Change
    publication: Publication | None


@login_not_required
@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """What was published and removed, by number; no names."""
    page = lines_page(paging.number(request.GET.get("cursor", "")), on=frame_of(request).on)
    context = {"nav_current": "changes", "page": page, "trail": [(_("Changes"), "")]}
    return render(request, "disclosure/changes.html", context)


def lines(*, on: date) -> QuerySet[Change]:
    """Ledger lines that have taken effect and may be told, newest first, each with what a line may say."""
    related = ("publication__edition__item", "publication__authority")
    return Change.objects.listed().filter(on__lte=on).select_related(*related).order_by("-seq")


def lines_page(before: int | None, *, on: date, size: int = LINES_A_PAGE) -> paging.Page[Line]:
    """The lines below a number."""
    found = lines(on=on)
    if before is not None:
        found = found.filter(seq__lt=before)
    rows = list(found[: size + 1])
    cursor = str(rows[size - 1].seq) if len(rows) > size else ""
    return paging.Page([line(row, on=on) for row in rows[:size]], cursor)


def line(change: Change, *, on: date) -> Line:
    """A line tells kind and authority only while its publication may be seen."""
    return Line(change, change.publication if change.publication.is_visible(on=on) else None)
