"""Registers of procedure, each changed by one person with a reason: grounds, deadlines, holidays, retention, marks."""

from django.contrib import admin

from disclosure.admin.certainty import Certain, HowCertain
from disclosure.admin.versioned import Reasoned, VersionedReading
from disclosure.models import CalendarDay, CalendarYear, Deadline, MarkRule, RefusalGround, RetentionRule


@admin.register(RefusalGround)
class GroundRoom(Certain, Reasoned):
    list_display = ["number", "code", "name_zh", "name_en", "stage", "in_force_from", "in_force_to", "certainty"]
    list_display_links = ["number", "code"]
    list_filter = ["stage", HowCertain]
    search_fields = ["code__exact", "name_zh", "name_en"]


@admin.register(Deadline)
class DeadlineRoom(Certain, Reasoned):
    list_display = [
        "number",
        "code",
        "name_zh",
        "who_zh",
        "length",
        "unit",
        "in_force_from",
        "in_force_to",
        "certainty",
    ]
    list_display_links = ["number", "code"]
    list_filter = ["unit", HowCertain]
    search_fields = ["code__exact", "name_zh", "name_en"]


@admin.register(RetentionRule)
class RetentionRoom(Certain, Reasoned):
    list_display = ["number", "code", "name_zh", "starts_zh", "months", "then_zh", "certainty"]
    list_display_links = ["number", "code"]
    list_filter = [HowCertain]
    search_fields = ["code__exact", "name_zh", "name_en"]


@admin.register(MarkRule)
class MarkRuleRoom(Certain, Reasoned):
    list_display = ["kind", "hides", "legal_basis_zh", "in_force_from", "in_force_to", "certainty"]
    list_filter = ["kind", "hides"]


class DayShelf(admin.TabularInline):
    """Days off and days worked of one year, written when its plan is published."""

    model = CalendarDay
    fields = ["day", "kind", "name_zh", "name_en"]
    extra = 3
    can_delete = False


@admin.register(CalendarYear)
class YearRoom(Reasoned):
    """A year stands here once its plan is published, with all its special days (rules.md K-01)."""

    list_display = ["year", "announced_on", "legal_basis_zh"]
    search_fields = ["year__exact"]
    inlines = [DayShelf]


@admin.register(CalendarDay)
class DayRoom(VersionedReading):
    """Looked at here; changed on the page of its year."""

    list_display = ["day", "kind", "name_zh", "name_en"]
    list_filter = ["year", "kind"]
    search_fields = ["day__exact", "name_zh", "name_en"]
