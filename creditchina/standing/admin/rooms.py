"""Who acts for whom, with which codes, by which letters: to be looked at; each act has a page of its own."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.desk.rooms import ReadingRoom
from creditchina.standing import filing_codes
from creditchina.standing.models import FilingCode, Standing, StandingClaim


class Lasting(admin.SimpleListFilter):
    """Rights of today, or those that are over."""

    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = Standing.objects.lasting(on=timezone.localdate()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=today)
        return queryset.exclude(pk__in=today) if self.value() == "no" else queryset


@admin.register(Standing)
class StandingRoom(ReadingRoom):
    list_display = ["number", "subject", "user", "capacity", "what_for", "proof", "assurance", "valid_to", "act"]
    list_filter = [Lasting, "capacity", "proof", "assurance"]
    list_select_related = ["subject", "user"]
    ordering = ["-pk"]
    search_fields = ["subject__name__exact", "subject__identifiers__value__exact", "user__username__exact"]
    readonly_fields = ["what_for"]

    @admin.display(description=_("number"))
    def number(self, row: Standing) -> str:
        return row.number

    @admin.display(description=_("for"))
    def what_for(self, row: Standing) -> str:
        return ", ".join(str(act) for act in row.acts)

    @admin.display(description=_("act"))
    def act(self, row: Standing) -> Any:
        """Leads to where it is ended, while it lasts."""
        if row.ended_at:
            return _("ended")
        return format_html('<a href="{}">{}</a>', reverse("acting:end", args=[row.pk]), _("End it"))

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        shown = list(super().get_list_display(request))
        return shown if request.user.has_perm("standing.end_standing") else shown[:-1]


@admin.register(FilingCode)
class FilingCodeRoom(ReadingRoom):
    list_display = ["__str__", "subject", "sent", "authority", "created_by", "created_at", "expires_on", "state"]
    list_filter = ["sent"]
    list_select_related = ["subject", "authority", "created_by"]
    ordering = ["-pk"]
    search_fields = ["subject__name__exact", "subject__identifiers__value__exact"]
    actions = ["revoke"]

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Whether some post of the reader revokes codes."""
        return request.user.has_perm("standing.revoke_filingcode")

    @admin.display(description=_("state"))
    def state(self, row: FilingCode) -> Any:
        """Whether it still opens anything."""
        if row.used_at:
            return _("used")
        if row.revoked_at:
            return _("revoked")
        return _("too old") if row.expires_on < timezone.localdate() else _("open")

    @admin.action(description=_("Revoke these codes"), permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[FilingCode]) -> None:
        """Letters that were lost: the codes in them open nothing any more."""
        own = FilingCode.objects.within(request.user, "standing.revoke_filingcode")
        done = sum(filing_codes.revoke(code) for code in own.filter(pk__in=queryset.values("pk")))
        said = ngettext("%(count)d code revoked.", "%(count)d codes revoked.", done) % {"count": done}
        self.message_user(request, said, messages.SUCCESS if done else messages.WARNING)


@admin.register(StandingClaim)
class ClaimRoom(ReadingRoom):
    """The queue: what is due first stands first."""

    list_display = ["read", "number", "due_on", "status", "subject", "capacity", "user"]
    list_display_links = ["number"]
    list_filter = ["status"]
    list_select_related = ["subject", "user"]
    ordering = ["due_on", "pk"]
    search_fields = ["subject__name__exact", "subject__identifiers__value__exact", "user__username__exact"]
    exclude = ["file"]

    @admin.display(description=_("number"))
    def number(self, row: StandingClaim) -> str:
        return row.number

    @admin.display(description=_("act"))
    def read(self, row: StandingClaim) -> Any:
        """Leads to the page where it is read and decided."""
        said = _("Read and decide") if row.status == StandingClaim.Status.WAITING else _("Look at it")
        return format_html('<a href="{}">{}</a>', reverse("acting:claim", args=[row.pk]), said)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        shown = list(super().get_list_display(request))
        return shown if request.user.has_perm("standing.decide_standingclaim") else shown[1:]
