"""What the rooms of the admin have in common: nothing is deleted, no big table is counted to its end."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

COUNTED_UP_TO = 10_000


class BoundedPaginator(Paginator):
    """A paginator that stops counting after ten thousand rows; what lies behind is found by searching."""

    object_list: QuerySet[Any]

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: COUNTED_UP_TO + 1].count()

    @cached_property
    def count(self) -> int:
        """Rows, or ten thousand where there are more."""
        return min(self._counted, COUNTED_UP_TO)

    @property
    def more_than(self) -> int:
        """The number after which counting stopped; 0 where all were counted."""
        return COUNTED_UP_TO if self._counted > COUNTED_UP_TO else 0


class Room(admin.ModelAdmin):
    """A table as staff see it."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each facet would count the whole table
    list_per_page = 50
    list_max_show_all = 50

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing of the public record is deleted by hand."""
        return False


class ReadingRoom(Room):
    """A table with a history: to be looked at by whoever may, changed by nobody."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Shelf(admin.TabularInline):
    """Rows that belong to the one looked at: read-only as well."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
