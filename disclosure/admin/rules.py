"""Dated rules. A rule is never edited: another one follows it, by its own procedure (rules.md S-4)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from disclosure.admin import wording
from disclosure.admin.certainty import Certain, HowCertain
from disclosure.admin.governed import Proposable
from disclosure.admin.versioned import Reasoned, VersionedReading
from disclosure.models import AmountLine, ClassStandard, PeriodRule, RuleTransition
from disclosure.registers import words


@admin.register(PeriodRule)
class PeriodRuleRoom(Certain, Proposable):
    list_display = [
        "name_zh",
        "item",
        "regime",
        "severity",
        "min_months",
        "max_months",
        "public_by_default",
        "in_force_from",
        "in_force_to",
    ]
    list_filter = ["regime", "severity", "item", "public_by_default"]
    list_select_related = ["item"]
    search_fields = ["kind__exact", "name_zh", "name_en"]
    exclude = ["confidence"]
    readonly_fields = ["certainty"]


@admin.register(RuleTransition)
class TransitionRoom(Certain, VersionedReading):
    list_display = ["from_regime", "to_regime", "first_day", "method", "certainty"]
    exclude = ["confidence"]
    readonly_fields = ["certainty"]


@admin.register(AmountLine)
class AmountLineRoom(Reasoned):
    """Lines that an authority published. A new line follows the old one, which gets its last day."""

    list_display = ["authority", "item", "larger", "huge", "in_force_from", "in_force_to"]
    list_filter = ["item"]
    list_select_related = ["authority", "item"]
    search_fields = ["authority__code__exact", "authority__name_zh"]
    raw_id_fields = ["authority"]

    @admin.display(description=_("larger from (10,000 yuan)"), ordering="larger_from")
    def larger(self, line: AmountLine) -> str:
        return wording.amount(line.larger_from)

    @admin.display(description=_("huge from (10,000 yuan)"), ordering="huge_from")
    def huge(self, line: AmountLine) -> str:
        return wording.amount(line.huge_from)


@admin.register(ClassStandard)
class StandardRoom(Certain, Reasoned):
    list_display = ["name_zh", "field_of_work", "authority", "item", "document", "in_force_from", "in_force_to"]
    list_filter = ["item", HowCertain]
    list_select_related = ["authority", "item"]
    search_fields = ["authority__code__exact", "document", "name_zh", "name_en"]
    raw_id_fields = ["authority"]

    @admin.display(description=_("field of work"), ordering="field")
    def field_of_work(self, standard: ClassStandard) -> str:
        return words.field_of_work(standard.field)
