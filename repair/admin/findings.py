"""Findings that a decision no longer stands: to be read, and reported by the authority, its source or the site (A-18).

They are decided where every withdrawal is: on Today under "Withdrawals to decide on", with the clock of three days.
"""

from typing import Any, Final
from uuid import UUID

from django.contrib import admin, messages
from django.db.models import F
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from creditchina.desk.refusing import Refusal
from creditchina.desk.rooms import ReadingRoom
from disclosure.admin.delivering import desk
from disclosure.models import Publication
from disclosure.registers.terms import withdrawal_due
from repair import findings
from repair.models import Finding
from repair.web.objecting.fallen import filed
from repair.web.objecting.forms import FallenForm

REPORT: Final = findings.REPORT


@admin.register(Finding)
class FindingRoom(ReadingRoom):
    """What waits first, the longest first; each leads to the page where it is decided."""

    list_display = ["number", "subject", "record", "document_said", "status", "due"]
    list_filter = ["withdrawal__status", "fate", "told_by"]
    list_select_related = ["subject", "withdrawal__publication__edition__item"]
    ordering = [F("withdrawal__decided_at").asc(nulls_first=True), "pk"]
    search_fields = ["number__exact", "document__exact", "withdrawal__publication__document_number__exact"]
    search_help_text = gettext_lazy("number, or number of either document, whole")

    @admin.display(description=gettext_lazy("record"))
    def record(self, found: Finding) -> Any:
        row = found.withdrawal.publication
        return format_html("{}<br>{}", row.item.name, row.document_number)

    @admin.display(description=gettext_lazy("document"))
    def document_said(self, found: Finding) -> Any:
        said = (found.get_fate_display(), found.body, found.document, date_format(found.document_on))
        return format_html("{} · {}<br>{}<br>{}", *said)

    @admin.display(description=gettext_lazy("status"))
    def status(self, found: Finding) -> Any:
        address = reverse("deliver:withdrawal", args=[found.withdrawal_id])
        return format_html('<a href="{}">{}</a>', address, found.withdrawal.get_status_display())

    @admin.display(description=gettext_lazy("due"))
    def due(self, found: Finding) -> str:
        waits = found.withdrawal.status == found.withdrawal.Status.ASKED
        due = withdrawal_due(found.withdrawal) if waits else None
        return date_format(due.day) if due else "-"


def reached(request: HttpRequest, ref: UUID, permission: str) -> Publication:
    """The record as far as a post with that permission reaches. Raises Refusal."""
    rows = Publication.objects.within(request.user, permission).filter(superseded=False)
    related = ("subject", "authority", "batch__source", "edition__item__serious_list")
    found = rows.select_related(*related).filter(ref=ref).first()
    if found is None:
        raise Refusal(404, back=(_("All publications"), reverse("admin:disclosure_publication_changelist")))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Report it with the document; another person decides within three working days."""
    row, form = reached(request, ref, REPORT), FallenForm(desk.posted(request))
    if row.ended_on is not None:
        raise Refusal(409, _("This publication has ended already."), back=back_to(row))
    if form.is_bound and form.is_valid() and (made := filed(request, form, row)):
        due = withdrawal_due(made.withdrawal)
        told = _("%(number)s: reported. Another person decides by %(day)s; the subject was told.")
        messages.success(request, told % {"number": made.number, "day": date_format(due.day) if due else "-"})
        return redirect("admin:disclosure_publication_change", row.pk)
    title = _("Report that the decision no longer stands")
    return desk.draw(request, "admin/repair/fallen.html", title=title, row=row, form=form)


def back_to(row: Publication) -> tuple[Any, str]:
    """A way back to the record."""
    return _("Back to the record"), reverse("admin:disclosure_publication_change", args=[row.pk])
