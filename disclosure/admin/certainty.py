"""How well the text of a rule is known: in words in every list, filter and form."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from disclosure.registers import words

CERTAINTIES = ("CONFIDENT", "UNSURE")


class HowCertain(admin.SimpleListFilter):
    """Rules whose text is known well, or not yet."""

    title = _("how well it is known")
    parameter_name = "confidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(word, words.confidence(word)) for word in CERTAINTIES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(confidence=self.value()) if self.value() in CERTAINTIES else queryset


class Certain(admin.ModelAdmin):
    """Rows that say how well their text is known."""

    @admin.display(description=_("how well it is known"), ordering="confidence")
    def certainty(self, rule: Any) -> str:
        return words.confidence(rule.confidence)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """It is chosen by its words."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "confidence" and field is not None:
            field.widget = forms.Select(choices=[(word, words.confidence(word)) for word in CERTAINTIES])
        return field
