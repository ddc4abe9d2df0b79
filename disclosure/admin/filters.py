"""Ways to narrow the publications that a column alone does not give."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models import Authority, Publication


class VisibleToday(admin.SimpleListFilter):
    """Through the same doorway as every public surface."""

    title = _("visible today")
    parameter_name = "visible"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        visible = Publication.objects.visible(on=timezone.localdate())
        if self.value() == "yes":
            return queryset.filter(pk__in=visible.values("pk"))
        return queryset.exclude(pk__in=visible.values("pk")) if self.value() == "no" else queryset


class AuthorityChosen(admin.SimpleListFilter):
    """One authority, come from its own page: hundreds in a column would hide every other filter."""

    title = _("authority")
    parameter_name = "authority"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        chosen = Authority.objects.filter(code=request.GET.get(self.parameter_name, "")[:18])
        return [(authority.code, authority.name) for authority in chosen]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(authority__code=self.value()) if self.value() else queryset
