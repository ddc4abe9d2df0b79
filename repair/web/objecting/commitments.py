"""Commitments made public, and whether they were kept; those of repairs while these are handled (rules.md S-27)."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.models import CatalogueItem, Publication
from disclosure.web import contents, coverage, paging
from disclosure.web.caching import never_kept
from disclosure.web.frame import frame_of
from repair.models import CommitmentLetter

ITEM: Final = "commitment"
LATEST: Final = 50  # letters of repairs that are being handled


@login_not_required
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """Newest first. Never kept by a cache: a letter is sealed the moment its case is over."""
    on, cursor = frame_of(request).on, frame_of(request).asked.get("cursor", "")
    shown = Publication.objects.visible(on=on).listed().filter(edition__item__code=ITEM)
    related = shown.select_related("subject", "authority", "edition__item")
    page = paging.publications_page(related.prefetch_related("subject__identifiers", "subject__names"), cursor)
    item = CatalogueItem.objects.filter(code=ITEM).first()
    context = {
        "rows": [(row, contents.said(row, "kind"), contents.said(row, "fulfilment")) for row in page.rows],
        "cursor": page.cursor,
        "letters": [] if cursor else _letters(),
        "coverage": coverage.of_item(item.pk, on=on) if item else None,
        "trail": [(_("Commitments"), "")],
    }
    return never_kept(render(request, "objecting/commitments.html", context))


def _letters() -> list[CommitmentLetter]:
    """Those that anybody may read, of organisations."""
    letters = CommitmentLetter.objects.public().exclude(application__subject__kind="person")
    return list(letters.select_related("application__subject").order_by("-pk")[:LATEST])
