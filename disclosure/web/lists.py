"""Serious lists: what each rests on, how one enters and leaves it, and who is on it today."""

from datetime import date
from typing import Any

import django_filters
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from disclosure.marks import marks_of
from disclosure.models import MeasureUse, Proposal, Publication, Region, SeriousList, Status
from disclosure.registers import versions
from disclosure.web import coverage, paging
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of
from disclosure.web.registers import announced, bodies, measures

CITY_DIGITS = 4  # the first four digits of a region code name its city


class EntryFilter(django_filters.FilterSet):
    """Entries by region and by year of entry; the choices are those that occur."""

    region = django_filters.ChoiceFilter(
        method="in_city", label=gettext_lazy("Region"), empty_label=gettext_lazy("All")
    )
    year = django_filters.ChoiceFilter(
        field_name="decided_on",
        lookup_expr="year",
        label=gettext_lazy("Year of entry"),
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = Publication
        fields: list[str] = []

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self.filters["region"].extra["choices"] = cities(self.queryset)
        self.filters["year"].extra["choices"] = years(self.queryset)

    def in_city(self, queryset: QuerySet[Publication], name: str, city: str) -> QuerySet[Publication]:
        """Entries decided in a city or one of its districts."""
        return queryset.filter(region_code__startswith=city[:CITY_DIGITS])


def cities(entries: QuerySet[Publication]) -> list[tuple[str, str]]:
    """Code and name of every city in which one of the entries was decided."""
    codes = entries.order_by().values_list("region_code", flat=True).distinct()
    wanted = {f"{code[:CITY_DIGITS]}00" for code in codes if code}
    return [(region.code, region.name) for region in Region.objects.filter(code__in=wanted)]


def years(entries: QuerySet[Publication]) -> list[tuple[str, str]]:
    """Years of entry that occur, newest first."""
    found = [day.year for day in entries.order_by().dates("decided_on", "year", order="DESC")]
    return [(str(year), str(year)) for year in found]


@login_not_required
@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Every registered list with the number of entries shown today."""
    shown = counts(on=frame_of(request).on)
    rows = [
        (row, shown.get(row.pk, 0)) for row in SeriousList.objects.exclude(status="retired").order_by("status", "slug")
    ]
    trail = [(_("Serious lists"), "")]
    return render(request, "disclosure/lists.html", {"nav_current": "lists", "rows": rows, "trail": trail})


@login_not_required
@require_safe
@public_page
def entries(request: HttpRequest, slug: str) -> HttpResponse:
    """One list: basis and rules, the measures it carries, then its entries shown today, newest first."""
    serious_list = get_object_or_404(SeriousList.objects.select_related("item"), slug=slug)
    trail = [(_("Serious lists"), reverse("disclosure:lists")), (serious_list.name, "")]
    context = {"nav_current": "lists", "serious_list": serious_list, "trail": trail} | _register(serious_list)
    if serious_list.status == Status.ACTIVE and hasattr(serious_list, "item"):
        context |= _shown(request, serious_list)
    return render(request, "disclosure/list.html", context)


def _register(serious_list: SeriousList) -> dict[str, Any]:
    """What the register says about a list: measures, versions, changes announced and in force."""
    uses = measures.carried_by(serious_list.pk)
    coming = announced.coming(Proposal.Register.SERIOUS_LIST, Proposal.Register.MEASURE_USE)
    return {
        "measures": measures.USES.table(uses, caption=_("Measures")) if uses else None,
        "versions": versions.changed(SeriousList, [serious_list.pk])[serious_list.pk],
        "coming": [change for change in coming if serious_list.pk in (_list_of(change.row), change.proposal.row_id)],
        "assessed": announced.assessed(Proposal.Register.SERIOUS_LIST, serious_list.pk),
        "registers": [bodies.LISTS, measures.USES],
    }


def _list_of(row: Any) -> int | None:
    """The list that a proposed row is about."""
    return row.serious_list_id if isinstance(row, MeasureUse) else None


def _shown(request: HttpRequest, serious_list: SeriousList) -> dict[str, Any]:
    """The entries shown today, filtered as asked."""
    on, asked = frame_of(request).on, frame_of(request).asked
    filtered = EntryFilter(asked, queryset=entries_of(serious_list, on=on))
    found = _with_what_a_line_shows(filtered.qs if filtered.is_valid() else filtered.queryset.none(), on)
    return {
        "filter": filtered,
        "count": found.count(),
        "page": paging.publications_page(found, asked.get("cursor", "")),
        "coverage": coverage.of_item(serious_list.item.pk, on=on),
    }


def entries_of(serious_list: SeriousList, *, on: date) -> QuerySet[Publication]:
    """Entries public on that day, about organisations; persons are never listed (rules.md S-14)."""
    return Publication.objects.visible(on=on).listed().filter(edition__item__serious_list=serious_list)


def counts(*, on: date) -> dict[int, int]:
    """How many entries each list shows that day, by the list's primary key."""
    shown = Publication.objects.visible(on=on).listed().filter(edition__item__serious_list__isnull=False)
    return dict(shown.order_by().values_list("edition__item__serious_list").annotate(Count("pk")))


def _with_what_a_line_shows(rows: QuerySet[Publication], on: date) -> QuerySet[Publication]:
    related = rows.select_related("subject", "authority")
    return related.prefetch_related("subject__identifiers", "subject__names", marks_of(on=on))
