"""Prove that one acts for a subject: first whose code it is, then a way (rules.md S-22)."""

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from creditchina.standing import claims, filing_codes
from creditchina.standing.granting import NotGranted
from creditchina.standing.letters import LARGEST, WHY, NotALetter
from creditchina.standing.web import provider
from creditchina.standing.web.forms import CodeForm, LetterForm, ProviderForm, SubjectForm
from creditchina.standing.web.visiting import of_the_public, person
from disclosure.models import Subject
from disclosure.web import limits
from disclosure.web.bodies import AROUND, bounded

CODES_AN_HOUR: Final = 10
LETTERS_A_DAY: Final = 10
HOUR, DAY = 3_600, 86_400


@require_safe
@of_the_public
def new(request: HttpRequest) -> HttpResponseBase:
    """Ask for the subject's code; several subjects with one code are told apart by their names."""
    form = SubjectForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid() and len(form.found) == 1:
        return redirect("standing:ways", form.found[0].ref)
    found = form.found if form.is_bound and form.is_valid() else []
    status = 422 if form.errors else 200
    return render(request, "standing/new.html", {"form": form, "found": found}, status=status)


@require_safe
@of_the_public
def ways(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """The subject, so that nobody takes a namesake for it, and the ways to prove."""
    context = {"subject": _named(ref), "provider": provider.name(), "is_demo": settings.DEMO}
    return render(request, "standing/ways.html", context)


@sensitive_post_parameters("filing_code")
@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def by_code(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Prove it by the filing code of a letter."""
    form, subject = CodeForm(request.POST or None), _named(ref)
    if request.method == "POST" and form.is_valid() and _is_within(request, form, "code", CODES_AN_HOUR, HOUR):
        try:
            typed = form.cleaned_data["filing_code"]
            filing_codes.use(person(request), subject, typed, form.asked, on=timezone.localdate())
        except NotGranted as problem:
            form.add_error("filing_code", str(problem))
        else:
            return redirect("standing:me")
    return _drawn(request, "standing/code.html", form, subject)


def _too_large(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The form again, unsent: what was typed in it was not read either."""
    context = {"form": LetterForm(), "subject": _named(ref), "refused": WHY["large"]}
    return render(request, "standing/letter.html", context, status=413)


@bounded(LARGEST + AROUND, _too_large)
@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def by_letter(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Send a sealed letter; the page after it is its tracker."""
    posted = request.method == "POST"
    form, subject = LetterForm(request.POST, request.FILES) if posted else LetterForm(), _named(ref)
    if posted and form.is_valid() and _is_within(request, form, "letter", LETTERS_A_DAY, DAY):
        said = form.cleaned_data
        try:
            day = timezone.localdate()
            sent = claims.send(person(request), subject, form.asked, said["letter"], contact=said["contact"], on=day)
        except NotGranted as problem:
            form.add_error(None, str(problem))
        except NotALetter as problem:
            form.add_error("letter", str(problem))
        else:
            return redirect("standing:claim", sent.ref)
    return _drawn(request, "standing/letter.html", form, subject)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def by_provider(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Say what for; then a link leads to the provider, because the policy lets no form leave this site."""
    if not provider.name():
        raise Http404
    form, subject = ProviderForm(request.POST if request.method == "POST" else None), _named(ref)
    ready = form.is_bound and form.is_valid()
    if ready:
        provider.begin(request, subject, form.asked)
    context = {"form": form, "subject": subject, "ready": ready, "provider": provider.name(), "is_demo": settings.DEMO}
    return render(request, "standing/provider_page.html", context, status=422 if form.errors else 200)


@require_safe
@of_the_public
def leave(request: HttpRequest) -> HttpResponseBase:
    """Go to the provider; it leads back with an answer."""
    if not provider.name():
        raise Http404
    try:
        return provider.leave(request)
    except RequestException:
        told = _("The provider does not answer. Try again later, or take another way.")
        return provider.refused(request, told, status=503)


def _named(ref: UUID) -> Subject:
    """The subject by its public reference. Raises Http404 for a natural person."""
    return get_object_or_404(Subject.objects.listed().prefetch_related("identifiers", "names"), ref=ref)


def _is_within(request: HttpRequest, form: Form, kind: str, most: int, seconds: int) -> bool:
    """Count the attempt of this account; False, and said in the form, where it is one too many."""
    wait = limits.wait(f"standing.{kind}.{person(request).pk}", "", most=most, seconds=seconds)
    if wait:
        told = _("Too many attempts. Try again in %(minutes)d minutes: what you typed is still here.")
        form.add_error(None, told % {"minutes": wait // 60 + 1})
    return not wait


def _drawn(request: HttpRequest, template: str, form: Form, subject: Subject) -> HttpResponseBase:
    context: dict[str, Any] = {"form": form, "subject": subject}
    return render(request, template, context, status=422 if form.errors else 200)
