"""What search engines may visit: pages of organisations, never searches or what has gone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

LINES = (
    "User-agent: *",
    "Disallow: /search/",
    "Disallow: /changes/",
    "Disallow: /admin/",
    "Disallow: /api/",
    "",
)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches and the list of changes stay out of search engines."""
    return HttpResponse("\n".join(LINES), content_type="text/plain; charset=utf-8")
