"""Object to a record: what it is, what it is about, what is wrong (rules.md C-26 to C-29)."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosure.models import Publication
from disclosure.registers.terms import length
from repair import objections
from repair.errors import Missing, RepairError
from repair.models import PENDING, REFUSALS, Case, Objection
from repair.moves import possible
from repair.web.access import person
from repair.web.objecting.access import of_record
from repair.web.objecting.forms import FALLEN, RESULT, AboutForm, ObjectForm

_TERMS: Final = {
    "accept": objections.ACCEPT,
    "own_check": objections.OWN_CHECK,
    "source_check": objections.SOURCE_CHECK,
}


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What an objection is, how long it takes, where it begins."""
    on = timezone.localdate()
    terms = {name: length(code, on=on) for name, code in _TERMS.items()}
    return render(request, "objecting/start.html", {"terms": terms, "trail": [(_("Objections"), "")]})


@require_http_methods(["GET", "HEAD", "POST"])
@of_record
def new(request: HttpRequest, publication: Publication) -> HttpResponse:
    """First what it is about, then what is wrong; a repair result is the matter of an appeal (rules.md S-26)."""
    asked = AboutForm(request.GET if "about" in request.GET else None)
    if not (asked.is_bound and asked.is_valid()):
        return _draw(request, "objecting/about.html", publication, form=asked, open=_open(publication))
    about = asked.cleaned_data["about"]
    if about == RESULT:
        return _of_result(request, publication)
    if about == FALLEN:
        return redirect("objecting:fallen", publication.ref)
    form = ObjectForm(publication, about, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (made := _filed(request, form, publication, about)):
        return redirect(reverse("objecting:objection", args=[made.ref], query={"sent": 1}))
    status = 422 if form.errors else 200
    chosen = dict(asked.fields["about"].choices)[about]  # type: ignore[attr-defined]
    return _draw(request, "objecting/new.html", publication, status, form=form, chosen=chosen)


def _open(publication: Publication) -> list[Objection]:
    """What is being checked already: another one on the same ground waits for its answer."""
    return list(publication.objections.filter(status__in=PENDING))


def _filed(request: HttpRequest, form: ObjectForm, publication: Publication, about: str) -> Objection | None:
    """The objection; None, and said in the form, where it cannot be."""
    said = form.cleaned_data
    told = {"about": about, "text": said["text"], "field": said.get("field", "")}
    try:
        return objections.file(publication, by=request.user, on=timezone.localdate(), **told)
    except Missing as problem:
        form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    except RepairError as problem:
        form.add_error(None, str(problem))
    return None


def _of_result(request: HttpRequest, publication: Publication) -> HttpResponse:
    """Whoever objects to a refusal appeals: other people decide. To the page of the appeal, where there is one."""
    on, user = timezone.localdate(), person(request)
    refused = Case.objects.filter(publication=publication, status__in=REFUSALS).select_related("application")
    for case in refused.order_by("-pk"):
        if any(move.name == "appeal" for move in possible(case, user, on=on)):
            return redirect("repair:appeal", case.ref)
    return _draw(request, "objecting/result.html", publication, refused=refused.exists())


def _draw(request: HttpRequest, name: str, publication: Publication, status: int = 200, **more: object) -> HttpResponse:
    return render(request, name, {"row": publication} | more, status=status)
