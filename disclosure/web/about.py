"""What this site is, how its dates work, what it does not do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.web.caching import public_page

API = (
    "/api/v1/",
    "/api/v1/subjects/?q=",
    "/api/v1/subjects/{ref}/",
    "/api/v1/subjects/{ref}/publications/",
    "/api/v1/match/",
    "/api/v1/publications/{ref}/",
    "/api/v1/lists/",
    "/api/v1/lists/{slug}/entries/",
    "/api/v1/changes/",
    "/api/v1/reports/",
    "/api/v1/reports/orders/{ref}/",
    "/api/v1/reports/{number}/",
    "/api/v1/verify/",
    "/api/v1/deliveries/",
    "/api/v1/deliveries/check/",
    "/api/v1/deliveries/nil/",
    "/api/v1/deliveries/{number}/",
    "/api/v1/registry/",
    "/api/v1/registry/{name}/",
    "/api/v1/problems/",
)


@login_not_required
@require_safe
@public_page
def about(request: HttpRequest) -> HttpResponse:
    """Say what is shown, how dates work, what is planned and what is not built."""
    context = {"nav_current": "about", "api": API, "trail": [(_("About"), "")]}
    return render(request, "disclosure/about.html", context)
