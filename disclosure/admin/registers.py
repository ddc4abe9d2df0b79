"""Regions, authorities, sources, and what each source may deliver for whom."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure.admin.filters import FieldOfWork
from disclosure.admin.governed import Proposable
from disclosure.admin.identity import bodies
from disclosure.admin.versioned import Reasoned
from disclosure.models import Authority, Mandate, Region, Source
from disclosure.registers import words


@admin.register(Region)
class RegionRoom(ReadingRoom):
    """Codes of GB/T 2260: they come with the reference data."""

    list_display = ["code", "name_zh", "name_en", "level", "valid_from", "valid_to"]
    list_filter = ["level", "fictional"]
    search_fields = ["code__exact", "name_zh", "name_en"]
    ordering = ["code"]


class BodyRoom(Reasoned):
    """A body keeps the code it was registered under: publications and mandates hang on it."""

    search_fields = ["code__exact", "name_zh", "name_en"]
    list_select_related = ["region"]
    raw_id_fields = ["region"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return ["code"] if obj else []


@admin.register(Authority)
class AuthorityRoom(BodyRoom):
    list_display = ["code", "name_zh", "name_en", "region", "field_of_work", "publications", "valid_from", "valid_to"]
    list_filter = [FieldOfWork]
    raw_id_fields = ["region", "parent"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Whom it hands over to, and with it its last day, is decided on a page of its own."""
        own = ["acts"] if obj and request.user.has_perm(bodies.PERMISSION) else []
        return [*super().get_readonly_fields(request, obj), "successor", *own]

    @admin.display(description=_("what can be done"))
    def acts(self, authority: Authority) -> SafeString:
        return bodies.leads(authority)

    def get_urls(self) -> list[Any]:
        return [*bodies.urls(self), *super().get_urls()]

    @admin.display(description=_("field of work"), ordering="field")
    def field_of_work(self, authority: Authority) -> str:
        return words.field_of_work(authority.field)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A field of work is chosen by its words; one that only this register has stays on offer."""
        if db_field.name != "field":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        occurring = Authority.objects.order_by().values_list("field", flat=True).distinct()
        known = sorted({*words.FIELDS, *filter(None, occurring)})
        offered = [("", "---------"), *((word, words.field_of_work(word)) for word in known)]
        return forms.ChoiceField(choices=offered, required=False, label=_("field of work"))

    @admin.display(description=_("publications"))
    def publications(self, authority: Authority) -> str:
        """Leads to what it decided."""
        asked = reverse("admin:disclosure_publication_changelist", query={"authority": authority.code})
        return format_html('<a href="{}">{}</a>', asked, _("look at them"))


@admin.register(Source)
class SourceRoom(BodyRoom):
    list_display = ["code", "name_zh", "name_en", "region"]


@admin.register(Mandate)
class MandateRoom(Proposable, Reasoned):
    """A mandate ends by its last day; whom it binds stays. Two people let a source in, or switch the second one off."""

    list_display = ["source", "item", "authority", "due_every_days", "two_people", "valid_from", "valid_to"]
    list_filter = ["two_people", "item"]
    list_select_related = ["source", "item", "authority"]
    search_fields = ["source__code__exact", "authority__code__exact", "source__name_zh", "authority__name_zh"]
    raw_id_fields = ["source", "authority"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        switched_on = ["two_people"] if obj and obj.two_people else []
        return ["source", "item", "authority", *switched_on] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("disclosure.change_mandate"))
