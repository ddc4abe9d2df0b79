"""The register of what may be recorded, and of the bodies that decide, each with its legal basis."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.fields import editions
from disclosure.models import CatalogueCategory, CatalogueItem, Status
from disclosure.web.caching import public_page
from disclosure.web.registers import bodies


@login_not_required
@require_safe
@public_page
def catalogue(request: HttpRequest) -> HttpResponse:
    """Categories and their items, active or planned."""
    items = CatalogueItem.objects.select_related("serious_list", "region").order_by("status", "code")
    context = {
        "nav_current": "catalogue",
        "categories": CatalogueCategory.objects.prefetch_related(Prefetch("items", items)),
        "active": CatalogueItem.objects.filter(status=Status.ACTIVE).count(),
        "planned": CatalogueItem.objects.filter(status=Status.PLANNED).count(),
        "registers": [bodies.ITEMS],
        "trail": [(_("Catalogue"), "")],
    }
    return render(request, "disclosure/catalogue.html", context)


@login_not_required
@require_safe
@public_page
def item(request: HttpRequest, code: str) -> HttpResponse:
    """One item: what it rests on, how long its records are shown, and the columns of its field lists."""
    found = get_object_or_404(CatalogueItem.objects.select_related("category", "serious_list", "region"), code=code)
    context = {
        "nav_current": "catalogue",
        "item": found,
        "rules": found.period_rules.all(),
        "lists": editions(found.code) if found.status == Status.ACTIVE else (),
        "trail": [(_("Catalogue"), reverse("disclosure:catalogue")), (found.name, "")],
    }
    return render(request, "disclosure/item.html", context)
