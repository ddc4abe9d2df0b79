"""Undo a whole wrong batch: what it would do, a reason, and a second person (rules.md S-42)."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from creditchina.desk.refusing import Refusal, Way
from disclosure.admin.delivering import access, desk
from disclosure.admin.delivering.forms import ReasonForm
from disclosure.models import Batch, BatchUndo
from disclosure.publish import undo as undoing

APPROVE: Final = "approve"
ASKED: Final = (desk.PROPOSE_UNDO, desk.APPROVE_UNDO)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What undoing this batch would do; whoever may, asks for it with a reason."""
    found = access.one(access.visible(request.user), pk)
    if found.status != Batch.Status.DONE:
        raise Refusal(
            404, _("Only what was taken in can be undone. Look where the delivery stands."), back=_back(found)
        )
    form = ReasonForm(desk.posted(request))
    may = request.user.has_perm(desk.PROPOSE_UNDO, found)
    if form.is_bound and may and form.is_valid() and _proposed(request, found, form.cleaned_data["reason"]):
        return redirect("deliver:undo", pk)
    return _page(request, found, form, may)


def _page(request: HttpRequest, found: Batch, form: ReasonForm, may: bool) -> HttpResponseBase:
    latest = found.undos.select_related("proposed_by", "decided_by").order_by("-pk").first()
    open_one = latest if latest and latest.status == BatchUndo.Status.PROPOSED else None
    done = latest is not None and latest.status == BatchUndo.Status.APPROVED
    approves = request.user.has_perm(desk.APPROVE_UNDO, found)
    context = {
        "title": _("Undo the whole delivery %(number)s") % {"number": found.number},
        "trail": [
            (_("Batches"), reverse("deliver:batches")),
            (found.number, reverse("deliver:batch", args=[found.pk])),
        ],
        "batch": found,
        "plan": None if done else undoing.plan(found),
        "latest": latest,
        "open": open_one,
        "may_ask": may and open_one is None and not done,
        "may_decide": open_one is not None and approves and open_one.proposed_by_id != request.user.pk,
        "own": open_one is not None and open_one.proposed_by_id == request.user.pk,
        "form": form,
    }
    return desk.draw(request, "admin/disclosure/delivering/undo.html", errors=form.errors, **context)


def _proposed(request: HttpRequest, found: Batch, reason: str) -> bool:
    try:
        undoing.propose(found, by=request.user, reason=reason)  # type: ignore[arg-type]  # staff are signed in
    except undoing.NotUndoable as problem:
        raise Refusal(409, str(problem), back=_back(found)) from problem
    messages.success(request, _("It is asked for. Another person decides."))
    return True


def _back(found: Batch) -> Way:
    return _("Back to the delivery"), reverse("deliver:batch", args=[found.pk])


@require_POST
def decide(request: HttpRequest, pk: int, answer: str) -> HttpResponseBase:
    """The second person approves or refuses."""
    found = access.one(access.held(request.user, desk.APPROVE_UNDO), pk)
    asked = found.undos.filter(status=BatchUndo.Status.PROPOSED).first()
    if asked is None:
        told = _("Nothing is asked for any more: somebody has decided already.")
        raise Refusal(409, told, back=_back(found))
    by: Any = request.user
    try:
        if answer == APPROVE:
            undoing.approve(asked, by=by)
            messages.success(request, _("The delivery is undone. What it did stands below."))
        else:
            undoing.refuse_undo(asked, by=by)
            messages.success(request, _("You refused it; the delivery stays as it is."))
    except undoing.NotUndoable as problem:
        raise Refusal(409, str(problem), back=_back(found)) from problem
    return redirect("deliver:undo", pk)


@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """What others ask to be undone, and what one asked for oneself."""
    rows = BatchUndo.objects.within(request.user, desk.APPROVE_UNDO).filter(status=BatchUndo.Status.PROPOSED)
    found = list(rows.select_related("batch__source", "batch__edition__item", "proposed_by"))
    title = _("Decide on undoing whole deliveries")
    return desk.draw(request, "admin/disclosure/delivering/undos.html", title=title, found=found)
