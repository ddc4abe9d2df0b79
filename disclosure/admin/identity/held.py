"""The queue of held rows: the oldest first, each with the people's three ways to decide it."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.desk.rooms import ReadingRoom
from disclosure.admin import facts, wording
from disclosure.admin.filters import BatchChosen, ReasonHeld
from disclosure.admin.identity.acts import acting, may
from disclosure.admin.identity.candidates import candidates, is_carried
from disclosure.admin.identity.deciding import DecisionForm
from disclosure.admin.identity.filters import KnownByNow, Undecided
from disclosure.ingest import resolving
from disclosure.models import HeldRow, Subject

AT_ONCE = 200
PERMISSION = "disclosure.resolve_heldrow"
ABOUT = ("batch", "row", "why", "code", "name", "authority", "document_number")
DECIDED = ("decision", "subject", "resolved_by", "resolved_at", "note")


@admin.action(description=_("Attach to the subject that the directory names by now"), permissions=["resolve"])
def attach_known(room: Any, request: HttpRequest, queryset: QuerySet[HeldRow]) -> None:
    """Rows whose cause is gone, each a decision of its own; the others stay."""
    user = may(request, PERMISSION)
    rows = list(HeldRow.objects.within(user, PERMISSION).filter(pk__in=queryset.values("pk"))[:AT_ONCE])
    known, done = resolving.would_attach(rows), 0
    subjects = Subject.objects.in_bulk(set(known.values()))
    note = str(_("The directory names this subject by now."))
    for row in rows:
        if row.pk not in known:
            continue
        try:
            ground = resolving.Ground(user, timezone.localdate(), note)
            resolving.attach(row, subjects[known[row.pk]], ground)
            done += 1
        except resolving.CannotDecide as problem:
            room.message_user(request, f"{row}: {problem}", messages.WARNING)
    told = ngettext(
        "%(count)d row was attached; the others wait.", "%(count)d rows were attached; the others wait.", done
    )
    room.message_user(request, told % {"count": done}, messages.SUCCESS if done else messages.WARNING)


@admin.register(HeldRow)
class HeldRowRoom(ReadingRoom):
    """Rows nobody could attach to a subject without guessing."""

    list_display = ["decide", "since", "why", "name", "code", "authority", "document_number", "batch", "row"]
    list_display_links = ["row"]
    list_filter = [Undecided, KnownByNow, ReasonHeld, BatchChosen]
    list_select_related = ["batch", "authority"]
    ordering = ["batch_id", "row", "pk"]  # the oldest delivery first
    search_fields = ["code__exact", "name__exact", "document_number__exact"]
    readonly_fields = ["why", "judged_row", "delivered_row", "decision"]
    fieldsets = (
        (None, {"fields": ABOUT}),
        (_("Decision"), {"fields": DECIDED}),
        (_("The row as judged"), {"fields": ("judged_row", "delivered_row")}),
    )
    change_form_template = "admin/disclosure/identity/held_row.html"
    actions = [attach_known]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("batch__edition__item", "authority")

    def has_resolve_permission(self, request: HttpRequest) -> bool:
        """Whether some post of the reader decides held rows."""
        return request.user.has_perm(PERMISSION)

    @admin.display(description=_("decision"))
    def decide(self, row: HeldRow) -> SafeString:
        """Leads to the page where it is decided, or says how it was."""
        if row.resolved_at:
            return SafeString(row.get_resolution_display())
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:disclosure_heldrow_decide", args=[row.pk]), _("Decide")
        )

    decision = decide

    @admin.display(description=_("waits since"), ordering="batch_id")
    def since(self, row: HeldRow) -> Any:
        return row.batch.on

    @admin.display(description=_("reason"), ordering="reason")
    def why(self, row: HeldRow) -> str:
        return wording.sentence(row.reason)

    @admin.display(description=_("what it says"))
    def judged_row(self, row: HeldRow) -> SafeString:
        return facts.judged(row.batch.edition, row.judged)

    @admin.display(description=_("columns as delivered"))
    def delivered_row(self, row: HeldRow) -> SafeString:
        return facts.delivered(row.batch.edition, row.judged.get("details", {}))

    def get_urls(self) -> list[Any]:
        own = path("<int:pk>/decide/", self.admin_site.admin_view(self.decide_view), name="disclosure_heldrow_decide")
        return [own, *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The row beside whom it may be about, and the decision."""
        user = may(request, PERMISSION)
        rows = HeldRow.objects.within(user, PERMISSION).select_related("batch__edition__item", "batch__source")
        held = get_object_or_404(rows.select_related("authority"), pk=pk)
        row = resolving.judged(held)
        named = candidates(row)
        form = DecisionForm(request.POST or None, held=held, candidates=named)
        place = resolving.would_attach([held]).get(held.pk) if held.resolved_at is None else None
        context = {
            "title": _("Decide a held row"),
            "held": held,
            "row": row,
            "candidates": named,
            "known": place,
            "offers_code": row.code_kind != "masked" and bool(row.code) and not is_carried(row.code),
            "of_identity": held.reason in resolving.OF_IDENTITY,
            "sentence": wording.sentence(held.reason),
            "said": self.judged_row(held),
            "columns": self.delivered_row(held),
            "opts": self.opts,
            "template": "admin/disclosure/identity/decide.html",
        }
        queue = reverse("admin:disclosure_heldrow_changelist")
        return acting(request, form, lambda _said: form.decide(user, timezone.localdate()), to=queue, **context)
