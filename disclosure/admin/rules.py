"""Dated rules. A rule is never edited: another one follows it, by its own procedure (settled order 4)."""

from django.contrib import admin

from disclosure.admin.rooms import ReadingRoom
from disclosure.models import AmountLine, PeriodRule, RuleTransition


@admin.register(PeriodRule)
class PeriodRuleRoom(ReadingRoom):
    list_display = [
        "name_zh",
        "item",
        "regime",
        "kind",
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


@admin.register(RuleTransition)
class TransitionRoom(ReadingRoom):
    list_display = ["from_regime", "to_regime", "first_day", "method", "confidence"]


@admin.register(AmountLine)
class AmountLineRoom(ReadingRoom):
    list_display = ["authority", "item", "larger_from", "huge_from", "in_force_from", "in_force_to"]
    list_filter = ["item"]
    list_select_related = ["authority", "item"]
    search_fields = ["authority__code__exact", "authority__name_zh"]
