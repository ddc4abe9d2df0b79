"""Issued reports, to be read; and the act that takes one back because of an error of ours."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom, Shelf
from disclosure.admin.asking import without_personal_numbers
from disclosure.models import IssuedReport, ReportCheck, ReportOrder
from disclosure.report import revoking

AT_ONCE = 20


class RevokeForm(forms.Form):
    """Why we take them back."""

    reason = forms.CharField(
        label=_("What was wrong with them"),
        help_text=_("Everybody reads it who checks one of these reports. Only for an error of ours."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
        validators=[without_personal_numbers],
    )


class CheckShelf(Shelf):
    model = ReportCheck
    fields = ["on", "answer", "count"]
    ordering = ["-on"]


@admin.register(IssuedReport)
class IssuedReportRoom(ReadingRoom):
    """Found by number or by subject. What a report tells is not repeated here."""

    list_display = ["number", "kind", "subject", "language", "issued_at", "signature", "revoked_at"]
    list_filter = ["kind", "signature", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["subject"]
    search_fields = ["number__exact", "subject__identifiers__value__exact"]
    exclude = ["check_digest", "question", "rows", "counts", "statement", "addressee", "purpose", "ordered_by"]
    inlines = [CheckShelf]
    actions = ["revoke"]

    @admin.action(description=_("Revoke: an error of ours"), permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask for the reason; with it, take back what was selected."""
        chosen = list(queryset.select_related("subject")[: AT_ONCE + 1])
        if len(chosen) > AT_ONCE:
            self.message_user(request, _("Select at most 20 at a time."), messages.ERROR)
            return None
        form = RevokeForm(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            self._take_back(request, chosen, form.cleaned_data["reason"])
            return redirect("admin:disclosure_issuedreport_changelist")
        context = self.admin_site.each_context(request) | {"title": _("Revoke: an error of ours"), "form": form}
        context |= {"chosen": chosen, "opts": self.model._meta}
        return TemplateResponse(request, "admin/disclosure/revoke.html", context)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Whether the reader may take reports back."""
        return request.user.has_perm("disclosure.revoke_issuedreport")

    def _take_back(self, request: HttpRequest, chosen: list[IssuedReport], reason: str) -> None:
        for report in chosen:
            try:
                revoking.revoke(report, by=request.user, reason=reason)  # type: ignore[arg-type]  # signed in
            except revoking.NotRevocable as problem:
                self.message_user(request, f"{report}: {problem}", messages.WARNING)
            else:
                self.log_change(request, report, "revoke")
                self.message_user(request, _("%(report)s was revoked.") % {"report": report}, messages.SUCCESS)


@admin.register(ReportOrder)
class ReportOrderRoom(ReadingRoom):
    """Orders that wait or waited because the machine was busy; gone after a day."""

    list_display = ["asked_at", "subject", "report", "refused"]
    list_filter = [("report", admin.EmptyFieldListFilter)]
    list_select_related = ["subject", "report"]
    exclude = ["asked", "ordered_by"]
