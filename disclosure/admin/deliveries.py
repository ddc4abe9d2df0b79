"""Batches and what their reports say: faults, rows held for a person, parts of a load under way."""

from collections.abc import Mapping

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure.admin import facts, wording
from disclosure.admin.filters import BatchChosen, RuleChosen
from disclosure.models import Batch, BatchPart, Fault, Outcome

COUNTS = ["rows_read", "public", "kept", "unchanged", "corrected", "not_kept", "faulty", "held"]


@admin.register(Batch)
class BatchRoom(ReadingRoom):
    list_display = ["number", "source", "edition", "on", "status", *COUNTS]
    list_filter = ["status", "edition__item", "source"]
    list_select_related = ["source", "edition__item"]
    ordering = ["-pk"]
    search_fields = ["pk__exact", "sha256__exact", "source__code__exact"]
    readonly_fields = ["number", "reasons", "leads"]
    fieldsets = (
        (None, {"fields": ("number", "source", "edition", "on", "status", "leads")}),
        (_("What became of its rows"), {"fields": (*COUNTS, "reasons")}),
        (_("File"), {"fields": ("file_name", "encoding", "procedure", "sha256", "by", "started_at", "finished_at")}),
    )

    @admin.display(description=_("batch"), ordering="pk")
    def number(self, batch: Batch) -> str:
        return batch.number

    @admin.display(description=_("reasons and how often"))
    def reasons(self, batch: Batch) -> SafeString:
        """Each rule in its sentence, with what can be done, and how often it was met: leads to its rows."""
        return tally(batch.tally, batch)

    @admin.display(description=_("look at"))
    def leads(self, batch: Batch) -> SafeString:
        """Leads to what this batch brought and to what its report remarks."""
        rooms = (("publication", _("publications")), ("heldrow", _("held rows")), ("fault", _("faults")))
        return format_html_join(" · ", '<a href="{}">{}</a>', ((of_batch(name, batch), said) for name, said in rooms))


def of_batch(room: str, batch: Batch, **more: str) -> str:
    """The address of a list that shows one batch only."""
    return reverse(f"admin:disclosure_{room}_changelist", query={"batch": str(batch.pk), **more})


def tally(counted: Mapping[str, int], batch: Batch) -> SafeString:
    """A tally as a table: reason, remedy, number. A remark on the file as a whole names its column."""
    lines = [_line(rule, count, batch) for rule, count in counted.items()]
    if not lines:
        return SafeString("-")
    head = format_html_join("", '<th scope="col">{}</th>', ((_("reason"),), (_("what can be done"),), (_("rows"),)))
    body = format_html_join("", "<tr><td>{}</td><td>{}</td><td>{}</td></tr>", lines)
    return format_html('<table class="facts"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', head, body)


def _line(rule: str, count: int, batch: Batch) -> tuple[object, str, object]:
    word, _colon, column = rule.partition(": ")
    if column:
        return f"{wording.sentence(word)} ({column})", wording.remedy(word), count
    link = format_html('<a href="{}">{}</a>', of_batch("fault", batch, rule=word), count)
    return wording.sentence(word), wording.remedy(word), link


@admin.register(BatchPart)
class PartRoom(ReadingRoom):
    list_display = ["batch", "number", "became"]
    list_select_related = ["batch"]
    fields = readonly_fields = ("batch", "number", "became", "reasons")

    @admin.display(description=_("outcomes"))
    def became(self, part: BatchPart) -> str:
        words = dict(Outcome.choices)
        return ", ".join(f"{words.get(word, word)}: {count}" for word, count in part.outcomes.items())

    @admin.display(description=_("reasons and how often"))
    def reasons(self, part: BatchPart) -> SafeString:
        return tally(part.tally, part.batch)


@admin.register(Fault)
class FaultRoom(ReadingRoom):
    list_display = ["batch", "row", "where", "shown", "weight", "why"]
    list_filter = ["weight", BatchChosen, RuleChosen]
    list_select_related = ["batch__edition__item"]
    ordering = ["-batch_id", "row", "pk"]  # the youngest batch, its rows as its file has them
    search_fields = ["batch__pk__exact", "rule__exact"]
    fields = readonly_fields = ("batch", "row", "where", "shown", "weight", "why", "remedy")

    @admin.display(description=_("column"), ordering="column")
    def where(self, fault: Fault) -> str:
        return facts.label(fault.batch.edition, fault.column)

    @admin.display(description=_("reason"), ordering="rule")
    def why(self, fault: Fault) -> str:
        return wording.sentence(fault.rule)

    @admin.display(description=_("what can be done"))
    def remedy(self, fault: Fault) -> str:
        return wording.remedy(fault.rule)
