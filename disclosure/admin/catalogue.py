"""What may be recorded, and the serious lists. A draft can be written here; what is in force is read-only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from creditchina.desk.rooms import ReadingRoom, Shelf
from disclosure.admin.certainty import Certain, HowCertain
from disclosure.admin.governed import Governed
from disclosure.admin.versioned import Reasoned
from disclosure.models import CatalogueCategory, CatalogueItem, ItemEdition, Measure, MeasureUse, SeriousList, Status


@admin.register(CatalogueCategory)
class CategoryRoom(ReadingRoom):
    list_display = ["number", "code", "name_zh", "name_en", "polarity", "since_edition"]


class Drafts(Reasoned):
    """Editable while planned, with a reason. What is in force is read-only."""

    readonly_fields = ["status"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        draft = obj is None or obj.status == Status.PLANNED
        return draft and super().has_change_permission(request, obj)


class EditionShelf(Shelf):
    model = ItemEdition


@admin.register(CatalogueItem)
class ItemRoom(Drafts):
    list_display = [
        "code",
        "name_zh",
        "name_en",
        "category",
        "tab",
        "polarity",
        "status",
        "valid_from",
        "valid_to",
    ]
    list_filter = ["status", "tab", "polarity", "category"]
    list_select_related = ["category"]
    search_fields = ["code__exact", "name_zh", "name_en"]
    raw_id_fields = ["region"]
    inlines = [EditionShelf]


@admin.register(ItemEdition)
class EditionRoom(ReadingRoom):
    """A field list is a reviewed file, never changed once used."""

    list_display = ["item", "code", "field_list", "valid_from", "valid_to", "sha256"]
    list_filter = ["item"]
    list_select_related = ["item"]


@admin.register(SeriousList)
class ListRoom(Governed):
    list_display = ["slug", "name_zh", "name_en", "status", "period_kind", "months", "valid_from", "valid_to"]
    list_filter = ["status", "period_kind"]
    search_fields = ["slug__exact", "name_zh", "name_en"]
    raw_id_fields = ["region"]


@admin.register(Measure)
class MeasureRoom(Certain, Governed):
    list_display = ["number", "code", "name_zh", "name_en", "group", "status", "basis_kind", "valid_from", "valid_to"]
    list_display_links = ["number", "code"]
    list_filter = ["status", "group", "basis_kind", HowCertain]
    search_fields = ["code__exact", "name_zh", "name_en"]


@admin.register(MeasureUse)
class MeasureUseRoom(Governed):
    list_display = ["measure", "serious_list", "item", "implementer_zh", "ends", "status", "valid_from", "valid_to"]
    list_filter = ["status", "measure", "serious_list"]
    list_select_related = ["measure", "serious_list", "item"]
    search_fields = ["measure__code__exact", "serious_list__slug__exact", "item__code__exact", "implementer_zh"]
