"""What staff did about deliveries and records, to be read: nil returns, undoings, records taken back, marks, keys."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure.admin import wording
from disclosure.models import BatchUndo, DeliveryKey, Mark, NilReturn, TakenBack, Withdrawal


@admin.register(NilReturn)
class NilReturnRoom(ReadingRoom):
    """Filed and taken back on the delivery pages."""

    list_display = ["source", "item", "authority", "period_from", "period_to", "by", "at", "withdrawn_at"]
    list_filter = ["item", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["source", "item", "authority", "by"]
    search_fields = ["source__code__exact", "authority__code__exact"]


@admin.register(BatchUndo)
class BatchUndoRoom(ReadingRoom):
    """Asked for and decided on the delivery pages."""

    list_display = ["batch", "status", "reason", "proposed_by", "proposed_at", "decided_by", "decided_at"]
    list_filter = ["status"]
    list_select_related = ["batch", "proposed_by", "decided_by"]
    search_fields = ["batch__pk__exact"]


@admin.register(TakenBack)
class TakenBackRoom(ReadingRoom):
    list_display = ["publication", "batch"]
    list_select_related = ["publication", "batch"]
    search_fields = ["batch__pk__exact"]


@admin.register(Withdrawal)
class WithdrawalRoom(ReadingRoom):
    """Asked for and decided on the delivery pages."""

    list_display = ["publication", "status", "told", "asked_by", "asked_at", "decided_by", "decided_at"]
    list_filter = ["status"]
    list_select_related = ["publication", "asked_by", "decided_by"]
    search_fields = ["publication__document_key__exact"]
    fields = readonly_fields = (
        *("publication", "told", "status", "asked_by", "asked_at"),
        *("decided_by", "decided_at", "note"),
    )

    @admin.display(description=_("public reason"))
    def told(self, asked: Withdrawal) -> str:
        return wording.no_longer_stands(asked.reason)


@admin.register(Mark)
class MarkRoom(ReadingRoom):
    """Set and ended on the publications."""

    list_display = ["publication", "kind", "since", "until", "by", "at", "ended_by"]
    list_filter = ["kind", ("until", admin.EmptyFieldListFilter)]
    list_select_related = ["publication", "by", "ended_by"]
    search_fields = ["publication__document_key__exact"]


@admin.register(DeliveryKey)
class DeliveryKeyRoom(ReadingRoom):
    """Made and revoked on the delivery pages. The digest of a key is shown to nobody."""

    list_display = ["prefix", "name", "source", "expires_on", "revoked_at", "last_used_at", "created_by", "holder"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["source", "created_by", "holder"]
    search_fields = ["prefix__exact", "source__code__exact"]
    exclude = ["digest"]
