"""What machines ask for by a fixed name: where search engines may go, and the mark of the site."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

LINES = (
    "User-agent: *",
    "Disallow: /search/",
    "Disallow: /suggest/",
    "Disallow: /changes/",
    "Disallow: /admin/",
    "Disallow: /api/",
    "",
)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches and the list of changes stay out of search engines; the sitemap names what may be listed."""
    sitemap = f"Sitemap: {settings.SITE_URL}{reverse('disclosure:sitemap')}"
    return HttpResponse("\n".join((*LINES, sitemap, "")), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark, for browsers that show an answer without a head (the interface, the feed) and guess its address."""
    return redirect(static("img/mark.svg"))
