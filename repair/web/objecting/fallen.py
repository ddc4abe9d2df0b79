"""The decision behind a record no longer stands: report it with its document, follow what comes of it (A-18)."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from creditchina.standing.web.visiting import of_the_public
from disclosure.models import Publication, Withdrawal
from disclosure.registers.calendar import calendar
from disclosure.registers.terms import WITHDRAW, length, withdrawal_due
from disclosure.web.caching import never_kept
from repair import clocks, findings
from repair.errors import Missing, RepairError
from repair.models import Finding
from repair.web import wording
from repair.web.access import may_object, person
from repair.web.objecting.access import View, of_record
from repair.web.objecting.forms import FallenForm


@require_http_methods(["GET", "HEAD", "POST"])
@of_record
def report(request: HttpRequest, publication: Publication) -> HttpResponse:
    """What became of the decision, and the document that says so; nothing is uploaded."""
    form = FallenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (made := filed(request, form, publication)):
        return redirect(reverse("objecting:finding", args=[made.ref], query={"sent": 1}))
    context = {"row": publication, "form": form, "days": length(WITHDRAW, on=timezone.localdate())}
    return render(request, "objecting/fallen.html", context, status=422 if form.errors else 200)


def filed(request: HttpRequest, form: FallenForm, publication: Publication) -> Finding | None:
    """The finding; None, and said in the form, where it cannot be reported."""
    try:
        return findings.report(publication, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    except Missing as problem:
        form.add_error(problem.field, str(problem))
    except RepairError as problem:
        form.add_error(None, str(problem))
    return None


def _of_finding(view: View) -> View:
    """The view is given a finding about a subject that the reader acts for, whoever reported it."""

    @of_the_public
    @wraps(view)
    def answer(request: HttpRequest, ref: UUID) -> HttpResponse:
        related = ("withdrawal__publication__edition__item", "withdrawal__publication__authority")
        rows = Finding.objects.select_related("subject__merged_into", *related)
        found = get_object_or_404(rows, ref=ref)
        if not may_object(person(request), found.subject):
            raise Http404
        return never_kept(view(request, found))

    return answer  # type: ignore[return-value]


@require_safe
@_of_finding
def finding(request: HttpRequest, found: Finding) -> HttpResponse:
    """Who decides, until when, and what was decided."""
    asked = found.withdrawal
    context = {
        "it": found,
        "asked": asked,
        "row": asked.publication,
        "waits": asked.status == asked.Status.ASKED and asked.publication.ended_on is None,
        "sent": "sent" in request.GET,
        **_clock(asked),
    }
    return render(request, "objecting/finding.html", context)


def _clock(asked: Withdrawal) -> dict[str, Any]:
    """The last day of the three, in words."""
    days, since = calendar(), timezone.localdate(asked.asked_at)
    due = withdrawal_due(asked, days)
    if due is None:
        return {}
    clock = clocks.Clock(WITHDRAW, clocks.AUTHORITY, since, due, length(WITHDRAW, on=since) or 0)
    told = {"left": wording.left(clock, timezone.localdate(), days), "provisional": wording.provisional(clock)}
    return told | {"due": due.day}
