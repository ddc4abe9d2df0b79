"""Follow one's objections: each by its own address, from the day it was sent."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from creditchina.standing.models import Standing
from creditchina.standing.web.visiting import of_the_public
from disclosure.web.caching import never_kept
from repair import objections
from repair.errors import RepairError
from repair.models import PENDING, EvidenceKind, Finding, Objection
from repair.web.access import person, taking_files
from repair.web.forms import FileForm
from repair.web.objecting import telling
from repair.web.objecting.access import ACT, of_objection
from repair.web.taking import take

LATEST = 100


@require_safe
@of_the_public
def mine(request: HttpRequest) -> HttpResponse:
    """Every objection of the subjects one acts for, and every finding about them, newest first."""
    rights = Standing.objects.in_force(person(request), act=ACT, on=timezone.localdate())
    subjects = {right.subject.survivor.pk for right in rights.select_related("subject__merged_into")}
    about = Q(subject__in=subjects) | Q(subject__merged_into__in=subjects)
    rows = Objection.objects.filter(about).select_related("subject", "publication__edition__item").order_by("-pk")
    found = Finding.objects.filter(about).select_related("subject", "withdrawal__publication__edition__item")
    context = {"objections": rows[:LATEST], "findings": found.order_by("-pk")[:LATEST]}
    return never_kept(render(request, "objecting/mine.html", context))


@require_safe
@of_objection
def objection(request: HttpRequest, objection: Objection) -> HttpResponse:
    """Where it stands, until when, what was answered."""
    on = timezone.localdate()
    context: dict[str, Any] = {"view": telling.view(objection, request.user, on=on), "sent": "sent" in request.GET}
    context |= {"shown": objection.publication.is_visible(on=on), "files": _files(objection)}
    return render(request, "objecting/objection.html", context)


def _files(objection: Objection) -> Any:
    return objection.evidence.kept().prefetch_related("looks")


@taking_files
@require_http_methods(["GET", "HEAD", "POST"])
@of_objection
def files(request: HttpRequest, objection: Objection) -> HttpResponse:
    """What shows it: one file at a time, until it is answered; each can be removed until somebody opened it."""
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid() and take(request, form, objection, kind=EvidenceKind.OTHER):
        return redirect("objecting:files", objection.ref)
    context: dict[str, Any] = {"objection": objection, "form": form, "files": _files(objection)}
    context["pending"] = objection.status in PENDING
    return render(request, "objecting/files.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_objection
def withdraw(request: HttpRequest, objection: Objection) -> HttpResponse:
    """Take it back, after a page that says what that means."""
    on, problem, status = timezone.localdate(), "", 200
    if request.method == "POST":
        try:
            objections.withdraw(objection, by=request.user, on=on)
            return redirect("objecting:objection", objection.ref)
        except RepairError as refused:
            problem, status = str(refused), refused.status
    context = {"objection": objection, "problem": problem}
    return render(request, "objecting/withdraw.html", context, status=status)
