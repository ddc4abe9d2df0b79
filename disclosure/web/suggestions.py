"""Names that may be meant by what is being typed. Only a help: without it the form finds the same."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from disclosure.search.suggesting import suggest


@login_not_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Some names with their codes, as JSON. What people type is nobody else's business: no cache keeps it."""
    hits = suggest(request.GET.get("q", ""))
    rows = [{"name": hit.subject.name, "code": hit.subject.code} for hit in hits]
    return JsonResponse(
        {"suggestions": rows}, headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    )
