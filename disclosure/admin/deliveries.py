"""Batches and what their reports say: faults, rows held for a person, parts of a load under way."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from disclosure.admin.rooms import ReadingRoom
from disclosure.ingest.reasons import RULES
from disclosure.models import Batch, BatchPart, Fault, HeldRow

COUNTS = ["rows_read", "public", "kept", "unchanged", "corrected", "not_kept", "faulty", "held"]


def sentence(rule: str) -> str:
    """What the batch report says about a rule; the machine word where the report no longer knows it."""
    return str(RULES[rule].sentence) if rule in RULES else rule


@admin.register(Batch)
class BatchRoom(ReadingRoom):
    list_display = ["number", "source", "edition", "on", "status", *COUNTS]
    list_filter = ["status", "edition__item", "source"]
    list_select_related = ["source", "edition__item"]
    ordering = ["-pk"]
    search_fields = ["pk__exact", "sha256__exact", "source__code__exact"]

    @admin.display(description=_("batch"), ordering="pk")
    def number(self, batch: Batch) -> str:
        return batch.number


@admin.register(BatchPart)
class PartRoom(ReadingRoom):
    list_display = ["batch", "number", "outcomes"]
    list_select_related = ["batch"]


@admin.register(Fault)
class FaultRoom(ReadingRoom):
    list_display = ["batch", "row", "column", "shown", "weight", "why"]
    list_filter = ["weight"]
    list_select_related = ["batch"]
    ordering = ["-pk"]
    search_fields = ["batch__pk__exact", "rule__exact"]

    @admin.display(description=_("reason"), ordering="rule")
    def why(self, fault: Fault) -> str:
        return sentence(fault.rule)


@admin.register(HeldRow)
class HeldRowRoom(ReadingRoom):
    """Rows nobody could attach to a subject without guessing."""

    list_display = ["batch", "row", "why", "code", "name", "authority", "document_number", "resolved_at"]
    list_filter = ["reason", ("resolved_at", admin.EmptyFieldListFilter)]
    list_select_related = ["batch", "authority"]
    ordering = ["-pk"]
    search_fields = ["code__exact", "name__exact", "document_number__exact"]
    exclude = ["digest"]

    @admin.display(description=_("reason"), ordering="reason")
    def why(self, row: HeldRow) -> str:
        return sentence(row.reason)
