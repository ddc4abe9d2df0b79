"""How each body keeps the deadlines of repair, for everybody to read (rules.md S-24)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from repair.deadlines import lines


@login_not_required
@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Counts by body; no case and no subject is named."""
    on = timezone.localdate()
    trail = [(_("Credit repair"), reverse("repair:start")), (_("How the deadlines are kept"), "")]
    context = {"nav_current": "repair", "trail": trail, "lines": lines(on=on), "on": on}
    return render(request, "repair/deadlines.html", context)
