"""Tables around the cases, to be looked at: what was received, missed, barred, shielded, opened; and the registers."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure.admin.filters import AuthorityChosen
from repair.models import (
    Bar,
    Breach,
    Channel,
    CommitmentTemplate,
    EvidenceLook,
    ReceivedResult,
    Shield,
    Unrepairable,
)


@admin.register(Breach)
class BreachRoom(ReadingRoom):
    """Each step that was not done in time; the counts are public."""

    list_display = ["matter", "deadline", "due_on", "authority", "at"]
    list_filter = ["deadline", AuthorityChosen]
    list_select_related = ["case__application", "objection", "withdrawal__publication", "authority"]

    @admin.display(description=_("about"))
    def matter(self, breach: Breach) -> str:
        return str(breach.case or breach.objection or breach.withdrawal)


@admin.register(Bar)
class BarRoom(ReadingRoom):
    list_display = ["subject", "since", "until", "public", "basis", "lifted_on"]
    list_filter = ["public", ("lifted_on", admin.EmptyFieldListFilter)]
    list_select_related = ["subject"]
    search_fields = ["subject__name__exact", "subject__identifiers__value__exact"]


@admin.register(Shield)
class ShieldRoom(ReadingRoom):
    list_display = ["case", "court", "ruling", "since", "until", "ended_on", "ended_as"]
    list_filter = ["ended_as"]
    list_select_related = ["case__application"]
    ordering = ["until", "pk"]


@admin.register(EvidenceLook)
class LookRoom(ReadingRoom):
    """Who opened which file, when and for what (rules.md S-37)."""

    list_display = ["at", "by", "purpose", "evidence", "case", "objection"]
    list_filter = ["purpose"]
    list_select_related = ["by", "evidence", "case__application", "objection"]
    search_fields = ["by__username__exact", "case__application__number__exact"]


@admin.register(ReceivedResult)
class ReceivedRoom(ReadingRoom):
    """What other systems decided, as it came in."""

    list_display = ["external_number", "system", "outcome", "document_number", "decided_on", "applied_on", "times"]
    list_filter = ["system", "outcome", ("applied_on", admin.EmptyFieldListFilter), AuthorityChosen]
    list_select_related = ["authority", "publication", "case__application"]
    search_fields = ["external_number__exact", "document_number__exact"]


@admin.register(CommitmentTemplate)
class TemplateRoom(ReadingRoom):
    list_display = ["version", "in_force_from", "in_force_to"]


@admin.register(Channel, Unrepairable)
class RegisterRoom(ReadingRoom):
    """A row of law, with its days in force."""

    list_display = ["__str__", "in_force_from", "in_force_to"]

    def get_ordering(self, request: Any) -> Any:
        return ["pk"]
