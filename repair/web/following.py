"""An application by its one address: the task list while it is written, the tracker from the moment it was sent."""

from typing import Any, Final
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosure.web.caching import never_kept
from repair import drafting, evidence, workflow
from repair.actors import acting
from repair.codes import code_of
from repair.errors import RepairError
from repair.models import Application, Case, Status
from repair.moves import MOVES, why_not
from repair.web import tasks, tracker
from repair.web.access import evidence_of, of_application, of_case, of_draft, person, taking_files
from repair.web.drafts import METHODS, draw
from repair.web.forms import EvidenceForm, ReasonForm
from repair.web.taking import take


@require_safe
@of_application
def application(request: HttpRequest, application: Application) -> HttpResponse:
    """The task list, or the tracker; a bookmark keeps working."""
    if application.is_draft:
        listed = tasks.groups(application)
        counted = [task for group in listed for task in group.tasks if not task.address.endswith("/files/")]
        done = sum(task.state == tasks.DONE for task in counted)
        return draw(request, "repair/tasks.html", application, groups=listed, done=done, of=len(counted))
    on = timezone.localdate()
    context: dict[str, Any] = {"views": tracker.views(application, on=on, user=person(request)), "on": on}
    context |= {"code": code_of(application.number), "sent": "sent" in request.GET, "files": _files(application)}
    return draw(request, "repair/tracker.html", application, **context)


def _files(application: Application) -> Any:
    return application.evidence.kept().select_related("case")


@taking_files
@require_http_methods(METHODS)
@of_draft
def files(request: HttpRequest, application: Application) -> HttpResponse:
    """Files beyond those that the questions asked for: one at a time, each can be removed again."""
    form = EvidenceForm(application, *_given(request))
    if form.is_bound and form.is_valid() and _added(request, form, application, None):
        return redirect("repair:files", application.ref)
    return draw(request, "repair/files.html", application, form=form, files=_files(application))


def _given(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _added(request: HttpRequest, form: EvidenceForm, application: Application, case: Case | None) -> bool:
    return take(request, form, application, kind=form.cleaned_data["kind"], case=case) is not None


@require_safe
def file(request: HttpRequest, ref: UUID) -> HttpResponse | FileResponse:
    """One's own file, as it was kept: to save, never drawn inside the site."""
    found = evidence_of(request, ref)
    try:
        response = HttpResponse(evidence.read(found), content_type=found.media_type)
    except FileNotFoundError as gone:
        raise Http404 from gone
    ending = found.file.rpartition(".")[2]
    response["Content-Disposition"] = f'attachment; filename="{found}.{ending}"'
    return never_kept(response)


@require_POST
def remove(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take a file out of a draft, of an answer that was not sent, or of an objection."""
    found = evidence_of(request, ref)
    evidence.remove(found)
    if found.objection:
        return redirect("objecting:files", found.objection.ref)
    if found.case and found.case.status == Status.ASKED:
        return redirect("repair:answer", found.case.ref)
    return redirect("repair:files", found.matter.ref)


ASKED: Final = {
    "withdraw": (
        gettext_lazy("Withdraw this record from the application"),
        gettext_lazy("The record stays as it is; you can apply again. The other records of the application go on."),
        gettext_lazy("Why do you withdraw it?"),
        gettext_lazy("Withdraw"),
    ),
    "appeal": (
        gettext_lazy("Appeal against the refusal"),
        gettext_lazy("Other people decide, of the authority above where there is one. Once for each case."),
        gettext_lazy("What is wrong with the refusal?"),
        gettext_lazy("Send the appeal"),
    ),
    "answer": (
        gettext_lazy("Answer what was asked for"),
        gettext_lazy("Give everything at once: the clocks go on with the next day."),
        gettext_lazy("Your answer"),
        gettext_lazy("Send the answer"),
    ),
}


@taking_files
@require_http_methods(METHODS)
@of_case
def act(request: HttpRequest, case: Case, *, name: str) -> HttpResponse:
    """Withdraw, appeal or answer: one page that says what it means; then it is done."""
    on, user = timezone.localdate(), person(request)
    title, means, label, button = ASKED[name]
    form = ReasonForm(
        request.POST if request.method == "POST" else None, label=label, required="reason" in MOVES[name].wants
    )
    problem, status = why_not(name, case, acting(case, user, on=on)), 200
    closed = bool(problem)
    if form.is_bound and form.is_valid():
        problem, status = _done(case, name, form, user)
        if not problem:
            return redirect("repair:application", case.application.ref)
    context: dict[str, Any] = {
        "case": case,
        "form": form,
        "problem": problem,
        "closed": closed,
        "name": name,
        "title": title,
    }
    context |= {"means": means, "button": button, "named": tasks.named(case), "asked": tracker.asked_for(case)}
    context |= {"files": _files(case.application).filter(case=case)} if name == "answer" else {}
    return draw(request, "repair/act.html", case.application, status=422 if form.errors else status, **context)


def _done(case: Case, name: str, form: ReasonForm, user: Any) -> tuple[str, int]:
    """Make the move; what stands against it and the status of the answer, where something does."""
    word = "text" if name == "answer" else "reason"
    try:
        getattr(workflow, name)(case, by=user, on=timezone.localdate(), **{word: form.cleaned_data["reason"]})
    except RepairError as problem:
        return str(problem), problem.status
    return "", 200


@taking_files
@require_http_methods(METHODS)
@of_case
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """A file that belongs to the answer."""
    form = EvidenceForm(case.application, *_given(request))
    if form.is_bound and form.is_valid() and _added(request, form, case.application, case):
        return redirect("repair:answer", case.ref)
    return draw(request, "repair/add.html", case.application, form=form, case=case, named=tasks.named(case))


@require_POST
@of_case
def again(request: HttpRequest, case: Case) -> HttpResponse:
    """Fix and send again: a draft with every answer and file of the refused case."""
    try:
        made = drafting.again(case, by=person(request), on=timezone.localdate())
    except RepairError as problem:
        context = {"problem": str(problem), "back": case.application.ref}
        return render(request, "repair/refused.html", context, status=problem.status)
    return redirect("repair:application", made.ref)
