"""The register of what may be recorded, and the rules for how long it is shown, each with its legal basis."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.models import AmountLine, Authority, CatalogueCategory, CatalogueItem, PeriodRule, RuleTransition
from disclosure.web.caching import public_page


@login_not_required
@require_safe
@public_page
def catalogue(request: HttpRequest) -> HttpResponse:
    """Categories, items, editions of their field lists, and period rules by item."""
    items = CatalogueItem.objects.select_related("serious_list").prefetch_related("editions")
    ruled = CatalogueItem.objects.filter(period_rules__isnull=False).distinct().prefetch_related("period_rules")
    categories = list(CatalogueCategory.objects.prefetch_related(Prefetch("items", items)))
    context = {
        "nav_current": "catalogue",
        "categories": categories,
        "empty": [category for category in categories if not category.items.all()],
        "ruled": ruled,
        "lines": AmountLine.objects.select_related("authority"),
        "transitions": RuleTransition.objects.all(),
        "regimes": dict(PeriodRule.Regime.choices),
        "trail": [(_("Catalogue"), "")],
    }
    return render(request, "disclosure/catalogue.html", context)


@login_not_required
@require_safe
@public_page
def authorities(request: HttpRequest) -> HttpResponse:
    """The determining authorities with region, parent and, after a reform, successor."""
    rows = Authority.objects.select_related("region", "parent", "successor").order_by("region", "code")
    context = {"nav_current": "catalogue", "rows": rows, "trail": [(_("Authorities"), "")]}
    return render(request, "disclosure/authorities.html", context)
