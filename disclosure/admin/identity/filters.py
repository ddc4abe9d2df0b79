"""Ways to narrow the queue of held rows."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from disclosure.ingest import resolving
from disclosure.models import HeldRow

LOOKED_AT = 2_000  # of the oldest undecided rows


class Undecided(admin.SimpleListFilter):
    """What waits; the decided ones, too, where a batch is looked at."""

    title = _("decision")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        self.of_batch = bool(request.GET.get("batch"))
        return [("open", _("waiting")), ("decided", _("decided")), ("all", _("all"))]

    def value(self) -> str:
        return super().value() or ("all" if self.of_batch else "open")

    def choices(self, changelist: Any) -> Any:
        for word, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: word})
            yield {"selected": self.value() == word, "query_string": query, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waiting = {"open": True, "decided": False}.get(self.value())
        return queryset if waiting is None else queryset.filter(resolved_at__isnull=waiting)


class KnownByNow(admin.SimpleListFilter):
    """Rows whose cause is gone: the directory names their subject by now."""

    title = _("known to the directory by now")
    parameter_name = "known"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        oldest = HeldRow.objects.filter(pk__in=queryset.values("pk"), resolved_at=None).order_by("pk")[:LOOKED_AT]
        return queryset.filter(pk__in=resolving.would_attach(list(oldest)))
