"""Rows that disagree with themselves: what, where, since when, and what can be done."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure.contradictions import CHECKS
from disclosure.models import Contradiction


class CheckChosen(admin.SimpleListFilter):
    """What disagrees, in its sentence."""

    title = _("what disagrees")
    parameter_name = "check_name"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        found = Contradiction.objects.order_by("check_name").values_list("check_name", flat=True).distinct()
        return [(name, CHECKS[name].sentence) for name in found if name in CHECKS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(check_name=self.value()) if self.value() else queryset


@admin.register(Contradiction)
class ContradictionRoom(ReadingRoom):
    """Found each night; what was mended is gone the next morning."""

    list_display = ["told_row", "sentence", "remedy", "since"]
    list_display_links = None
    list_filter = [CheckChosen]
    ordering = ["since", "check_name", "row"]
    fields = readonly_fields = ("told_row", "sentence", "remedy", "since")

    @admin.display(description=_("row"), ordering="told")
    def told_row(self, found: Contradiction) -> SafeString:
        """The row, with a link to its page."""
        meta = CHECKS[found.check_name].model._meta
        try:
            address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[found.row])
        except NoReverseMatch:  # a table that has no room on the desk
            return format_html("{}: {}", meta.verbose_name, found.told)
        return format_html('{}: <a href="{}">{}</a>', meta.verbose_name, address, found.told)

    @admin.display(description=_("what disagrees"), ordering="check_name")
    def sentence(self, found: Contradiction) -> Any:
        return CHECKS[found.check_name].sentence

    @admin.display(description=_("what can be done"))
    def remedy(self, found: Contradiction) -> Any:
        return CHECKS[found.check_name].remedy

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(check_name__in=CHECKS)
