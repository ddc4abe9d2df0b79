"""What the rooms of the admin have in common: nothing is deleted, no big table is counted to its end."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from creditchina.desk.refusing import Refusal
from creditchina.forms import Day

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
    formfield_overrides = {models.DateField: {"widget": Day}}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A list to choose from, without signs that lead to other tables in a window of their own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> Any:
        """A row that is not there, or not for the reader, is refused as any page is."""
        listed = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        raise Refusal(404, back=(capfirst(opts.verbose_name_plural), listed))

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
