"""What search engines may list: pages, organisations and the records that are public today; never a person."""

from collections.abc import Iterable
from uuid import UUID
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure.models import Publication, SeriousList, Status, Subject
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of
from disclosure.web.registers.sheets import SHEETS

LARGEST = 50_000  # addresses a file may hold; one file spans as many numbers, so no row moves to another file
PAGES = ("home", "lists", "catalogue", "measures", "standards", "authorities", "holidays", "about")
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NOBODY = UUID(int=0)


@login_not_required
@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The files there are."""
    files = [reverse("disclosure:sitemap_pages")]
    for model, name in ((Subject, "sitemap_subjects"), (Publication, "sitemap_publications")):
        files += [reverse(f"disclosure:{name}", args=[part]) for part in range(1, _parts(model) + 1)]
    return _written("sitemapindex", "sitemap", files)


@login_not_required
@require_safe
@public_page
def pages(request: HttpRequest) -> HttpResponse:
    """The pages that are always there, and every serious list."""
    lists = SeriousList.objects.filter(item__isnull=False, status=Status.ACTIVE)
    slugs = lists.order_by("pk").values_list("slug", flat=True)
    addresses = [reverse(f"disclosure:{name}") for name in PAGES]
    addresses += [reverse("disclosure:standard", args=[sheet.slug]) for sheet in SHEETS]
    return _written("urlset", "url", addresses + [reverse("disclosure:list", args=[slug]) for slug in slugs])


@login_not_required
@require_safe
@public_page
def subjects(request: HttpRequest, part: int) -> HttpResponse:
    """Organisations, by the span of numbers their rows have."""
    return _refs("disclosure:subject", Subject.objects.listed(), part)


@login_not_required
@require_safe
@public_page
def publications(request: HttpRequest, part: int) -> HttpResponse:
    """Records that are public today."""
    return _refs("disclosure:publication", Publication.objects.visible(on=frame_of(request).on).listed(), part)


def _parts(model: type[Subject] | type[Publication]) -> int:
    """How many files it takes to the newest row."""
    newest: int = model._default_manager.aggregate(newest=Max("pk"))["newest"] or 0
    return -(-newest // LARGEST)


def _refs(name: str, rows: QuerySet[Subject] | QuerySet[Publication], part: int) -> HttpResponse:
    if not 1 <= part <= _parts(rows.model):
        raise Http404
    span = rows.filter(pk__gt=(part - 1) * LARGEST, pk__lte=part * LARGEST).order_by("pk")
    pattern = reverse(name, args=[_NOBODY])  # asked once: 50,000 look-ups take longer than the rest
    refs: Iterable[UUID] = span.values_list("ref", flat=True)
    return _written("urlset", "url", (pattern.replace(str(_NOBODY), str(ref)) for ref in refs))


def _written(outer: str, inner: str, addresses: Iterable[str]) -> HttpResponse:
    site = escape(settings.SITE_URL)
    lines = "".join(f"<{inner}><loc>{site}{address}</loc></{inner}>\n" for address in addresses)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} {_NAMESPACE}>\n{lines}</{outer}>\n'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
