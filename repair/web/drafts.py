"""An application while it is written: one thing on a page, saved with each, nothing lost that was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosure.models import Publication
from repair import answers, drafting, evidence, letters, workflow, yielding
from repair.errors import RepairError
from repair.models import Application, Case, CommitmentTemplate, Evidence
from repair.web import tasks
from repair.web.access import of_draft, of_draft_case, person, taking_files
from repair.web.choosing import Judged, records
from repair.web.forms import FORMS, ProvenForm, RecordsForm, SignForm
from repair.web.pages import PAGES, Page, of_the_whole, pages_of
from repair.web.taking import take

METHODS = ["GET", "HEAD", "POST"]


def draw(request: HttpRequest, name: str, application: Application, /, **context: Any) -> HttpResponse:
    """A page about a draft; one with a mistake is answered with 422, so that programs see it too."""
    form = context.get("form")
    status = context.pop("status", 422 if form is not None and form.errors else 200)
    return render(request, name, {"application": application, **context}, status=status)


@require_http_methods(METHODS)
@of_draft
def choose(request: HttpRequest, application: Application) -> HttpResponse:
    """Choose the records; each will be a case of its own, with its own authority."""
    ready, others = records(application, on=timezone.localdate())
    given = request.POST if request.method == "POST" else None
    chosen = [str(ref) for ref in application.cases.values_list("publication__ref", flat=True)]
    form = RecordsForm(given, initial={"records": chosen})
    _offer(form, ready, yielding.of(application, on=timezone.localdate()))
    if form.is_bound and form.is_valid() and _chosen(application, form, ready):
        return redirect(tasks.following(application))
    return draw(request, "repair/records.html", application, form=form, others=others, ready=ready)


def _offer(form: RecordsForm, ready: list[Judged], aside: list[Case]) -> None:
    """The records by their authorities, each with what tells it from the others; `aside`: cases that yield."""
    yields = {case.publication_id for case in aside}
    bodies: dict[str, list[tuple[str, str]]] = {}
    hints = {}
    for row, verdict in ready:
        bodies.setdefault(row.authority.name, []).append((str(row.ref), row.document_number or row.item.name))
        told = [row.item.name, date_format(row.decided_on), row.get_severity_display()]
        told += [_("goes through another channel")] if verdict.answer == "other_channel" else []
        told += [_("an agent's application waits; this one takes its place")] if row.pk in yields else []
        hints[str(row.ref)] = " · ".join(str(part) for part in told if part)
    field: Any = form.fields["records"]
    field.choices, field.hints = list(bodies.items()), hints


def _chosen(application: Application, form: RecordsForm, ready: list[Judged]) -> bool:
    asked = set(form.cleaned_data["records"])
    wanted: list[Publication] = [row for row, _verdict in ready if str(row.ref) in asked]
    try:
        drafting.choose(application, wanted, on=timezone.localdate())
    except RepairError as problem:
        form.add_error("records", str(problem))
    return not form.errors


@taking_files
@require_http_methods(METHODS)
@of_draft_case
def about_record(request: HttpRequest, case: Case, *, page: str) -> HttpResponse:
    """One question about one record."""
    return _question(request, case.application, PAGES[page], case)


@taking_files
@require_http_methods(METHODS)
@of_draft
def about_whole(request: HttpRequest, application: Application, *, page: str) -> HttpResponse:
    """One question about the whole application."""
    return _question(request, application, PAGES[page], None)


def _question(request: HttpRequest, application: Application, page: Page, case: Case | None) -> HttpResponse:
    kept, home = answers.key(page.name, case), reverse("repair:application", args=[application.ref])
    if request.method == "POST" and "later" in request.POST:
        said = {name: request.POST[name] for name in FORMS[page.name].base_fields if request.POST.get(name)}
        drafting.save(application, kept, {answers.TYPED: said} if said else {})
        return redirect(home)
    if request.method == "POST":
        form, file = _sent(request, application, page, case)
        if form.is_valid():
            said = form.answers(file)
            evidence.share(application, said.get("proof", ""), case)
            drafting.save(application, kept, said)
            back = reverse("repair:answers", args=[application.ref])
            return redirect(back if request.GET.get("then") == "answers" else tasks.following(application))
    else:
        form = FORMS[page.name](page, application, initial=answers.typed(application, page.name, case))
    about = {"page": page, "case": case, "form": form, "named": tasks.named(case) if case else ""}
    return draw(request, "repair/question.html", application, **about)


def _sent(
    request: HttpRequest, application: Application, page: Page, case: Case | None
) -> tuple[ProvenForm, Evidence | None]:
    """The form as it was sent, and its new file. A good file is kept even where something else is to be mended."""
    form = FORMS[page.name](page, application, request.POST, request.FILES)
    form.is_valid()
    file = take(request, form, application, kind=page.kind, case=case)
    if file is None:
        return form, None
    again = request.POST.copy()
    again["proof"] = str(file.ref)
    return FORMS[page.name](page, application, again), file


@require_http_methods(METHODS)
@of_draft
def commitment(request: HttpRequest, application: Application) -> HttpResponse:
    """Read the commitment letter, then sign it on the page."""
    if not tasks.may_sign(application):
        return redirect("repair:application", application.ref)
    on = timezone.localdate()
    template = CommitmentTemplate.objects.in_force(on=on)
    signed = application.commitment if letters.is_signed(application) else None
    form = SignForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            told = {"signature": form.cleaned_data["signature"], "language": get_language() or ""}
            letters.sign(application, by=person(request), on=on, **told)
        except RepairError as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("repair:answers", application.ref)
    text = letters.letter_text(application, template)
    return draw(request, "repair/sign.html", application, form=form, template=template, text=text, signed=signed)


@require_http_methods(METHODS)
@of_draft
def check_answers(request: HttpRequest, application: Application) -> HttpResponse:
    """Everything once more, with a link to change each; then send it."""
    if not tasks.is_ready(application):
        return redirect("repair:application", application.ref)
    problem, status = "", 200
    if request.method == "POST":
        try:
            workflow.submit(application, by=person(request), on=timezone.localdate())
        except RepairError as refused:
            problem, status = str(refused), refused.status
        else:
            return redirect(f"{reverse('repair:application', args=[application.ref])}?sent=1")
    told = [(case, _said(application, case)) for case in tasks.cases_of(application)]
    whole = _said(application, None)
    return draw(request, "repair/answers.html", application, told=told, whole=whole, problem=problem, status=status)


def _said(application: Application, case: Case | None) -> list[tuple[Page, str, list[answers.Said]]]:
    """Each page with its address and what was said on it."""
    pages = pages_of(case.publication) if case else of_the_whole(application)
    ref = case.ref if case else application.ref
    return [
        (page, reverse(f"repair:{page.name}", args=[ref]), answers.in_words(application, page.name, case))
        for page in pages
    ]


@require_http_methods(METHODS)
@of_draft
def discard(request: HttpRequest, application: Application) -> HttpResponse:
    """Throw a draft away, after asking once more: answers and files are erased."""
    if request.method != "POST":
        return draw(request, "repair/discard.html", application)
    files = list(application.evidence.kept())
    if drafting.discard(application):
        for file in files:
            evidence.erase(file)
    return redirect("repair:mine")
