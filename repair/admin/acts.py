"""Moves of a case, each on a page of its own: asked, read back as the applicant will read it, then made."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from creditchina.desk.refusing import Refusal, Way
from disclosure.admin.delivering import desk
from repair import others, workflow
from repair.actors import STAFF, Actor, acting, has_interest
from repair.admin.inputs import MoveForm, RecuseForm
from repair.admin.page import AT_THE_DESK, INSIDE, barred
from repair.admin.preview import preview
from repair.errors import Missing, NotYours, RepairError
from repair.models import Case, Status
from repair.moves import MOVES, Move, why_not

SEE: Final = "repair.view_case"


def case_page(case: Case) -> str:
    """The address of the page of a case."""
    return reverse("admin:repair_case_change", args=[case.pk])


def back_to(case: Case) -> Way:
    """A way back to the case."""
    return _("Back to the case"), case_page(case)


def found(request: HttpRequest, pk: int) -> Case:
    """A case that the reader's posts reach. Raises Refusal where none does."""
    rows = Case.objects.within(request.user, SEE).sent()
    case = rows.select_related("application__subject", "publication", "authority").filter(pk=pk).first()
    if case is None:
        raise Refusal(404, back=(_("All cases"), reverse("admin:repair_case_changelist")))
    return case


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int, move: str) -> HttpResponseBase:
    """Ask what a move wants; show what the applicant will read; make it."""
    case, on = found(request, pk), timezone.localdate()
    wanted = _wanted(request, case, move)
    form = MoveForm(wanted, case, desk.posted(request), on=on)
    told = why_not(move, case, acting(case, request.user, on=on))
    if told and not form.is_bound:
        raise Refusal(409, told, back=back_to(case))
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        shown = preview(wanted, case, form.given, on=on)
        if shown is None or "confirmed" in request.POST:
            told = _make(request, case, wanted, form)  # who sends it twice has made it once: the verb knows
            if not told and not form.errors:
                return redirect(case_page(case))
        elif not told:
            return _draw(request, case, wanted, form, shown=shown)
    return _draw(request, case, wanted, form, stopped=told)


def _wanted(request: HttpRequest, case: Case, name: str) -> Move:
    """The move, if it is one of the reader's posts and they have no part in the case. Raises Refusal."""
    wanted, who = MOVES.get(name), acting(case, request.user, on=timezone.localdate())
    if wanted is None or not AT_THE_DESK & set(wanted.actors):
        raise Refusal(404, back=back_to(case))
    roles = who.actors & set(wanted.actors) & AT_THE_DESK
    if not roles:
        raise Refusal(403, _("This move is not yours."), back=back_to(case))
    if roles <= set(STAFF) and has_interest(case, request.user):
        told = _("You have a part of your own in this case. A colleague handles it.")
        raise Refusal(403, told, back=back_to(case))
    return wanted


def _make(request: HttpRequest, case: Case, wanted: Move, form: MoveForm) -> str:
    """Make it; the sentence of whatever stands against it, "" where it is done or the form says what is missing."""
    try:
        getattr(workflow, wanted.name)(case, by=request.user, on=timezone.localdate(), **form.given)
    except Missing as problem:
        form.refuse_field(str(problem), problem.field)
    except NotYours as problem:
        raise Refusal(403, str(problem), back=back_to(case)) from problem
    except RepairError as problem:
        return str(problem)
    else:
        told = _("%(number)s: %(move)s. The case is now “%(status)s”.")
        facts = {"number": case.number, "move": wanted.label, "status": case.get_status_display()}
        messages.success(request, told % facts)
    return ""


def _draw(
    request: HttpRequest, case: Case, wanted: Move, form: MoveForm, *, shown: Any = None, stopped: str = ""
) -> HttpResponse:
    context = {"title": wanted.label, "case": case, "move": wanted, "form": form, "shown": shown}
    context |= {"stopped": stopped, "is_nav_sidebar_enabled": False}
    if wanted.name == "reopen":
        context |= _afterwards(request, case)
    if case.status == Status.REVOKED and request.user.has_perm(INSIDE, case):
        context["barred"] = barred(case, on=timezone.localdate())
    page = desk.draw(request, "admin/repair/move.html", **context)
    page.status_code = 409 if stopped else 200
    return page


def _afterwards(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Whether anybody is left to decide once an appeal is granted, and whether the reader can decide it now."""
    on = timezone.localdate()
    may_grant = not why_not("grant_appeal", case, acting(case, request.user, on=on))
    return {"nobody_left": others.what_to_do(case, on=on), "may_grant": may_grant}


@require_POST
def handle(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a case, leave it to others, or tell colleagues whether its file is complete. The status stays."""
    case, by = found(request, pk), request.user
    _require_own(request, case, (Actor.REVIEWER,))
    acts = {
        "take": lambda: workflow.take(case, by=by),
        "release": lambda: workflow.release(case),
        "complete": lambda: workflow.judge(case, complete=True),
        "incomplete": lambda: workflow.judge(case, complete=False),
    }
    asked = request.POST.get("what", "")
    if asked not in acts:
        raise Refusal(404, back=back_to(case))
    acts[asked]()
    messages.success(request, _("Noted for your colleagues; the applicant is told nothing."))
    return redirect(case_page(case))


@require_http_methods(["GET", "HEAD", "POST"])
def recuse(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Declare a conflict of interest, for good."""
    case, form = found(request, pk), RecuseForm(desk.posted(request))
    _require_own(request, case, STAFF)
    if form.is_bound and form.is_valid():
        try:
            workflow.recuse(case, by=request.user, reason=form.cleaned_data["reason"])
        except RepairError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Noted: no move of this case is yours any more. A colleague handles it."))
            return redirect(case_page(case))
    context = {"title": _("I have a conflict of interest"), "case": case, "form": form}
    context["is_nav_sidebar_enabled"] = False
    return desk.draw(request, "admin/repair/recuse.html", **context)


def _require_own(request: HttpRequest, case: Case, actors: tuple[Actor, ...]) -> None:
    """Raises Refusal for whom the case is not theirs to handle, or who has a part of their own in it."""
    who = acting(case, request.user, on=timezone.localdate())
    if not who.actors & set(actors):
        raise Refusal(403, _("This case is handled by others."), back=back_to(case))
    if has_interest(case, request.user):
        told = _("You have a part of your own in this case. A colleague handles it.")
        raise Refusal(403, told, back=back_to(case))
    if not case.is_open:
        raise Refusal(409, _("This case is over."), back=back_to(case))
