"""The numbered ledger: read, never written here."""

from django.contrib import admin

from creditchina.desk.rooms import ReadingRoom
from disclosure.models import Change, LedgerHead


@admin.register(Change)
class ChangeRoom(ReadingRoom):
    """The inside of the ledger; `kind` and `ended as` are more than the public is told."""

    list_display = ["seq", "kind", "on", "publication", "version", "ended_as", "by", "at"]
    list_filter = ["kind", "ended_as"]
    list_select_related = ["publication", "by"]
    ordering = ["-seq"]
    search_fields = ["seq__exact", "publication__ref__exact", "publication__document_key__exact"]


@admin.register(LedgerHead)
class HeadRoom(ReadingRoom):
    list_display = ["seq"]
