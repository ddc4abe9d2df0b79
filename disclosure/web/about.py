"""What this site is, how its dates work, what it does not do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.web.caching import public_page


@login_not_required
@require_safe
@public_page
def about(request: HttpRequest) -> HttpResponse:
    """Say what is shown, how dates work, what is planned and what is not built."""
    return render(request, "disclosure/about.html", {"nav_current": "about", "trail": [(_("About"), "")]})
