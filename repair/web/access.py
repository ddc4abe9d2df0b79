"""Whose application a page is about. What is not the reader's is not there: 404, for everything alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from creditchina.accounts.models import User
from creditchina.standing.letters import LARGEST
from creditchina.standing.models import Standing
from disclosure.models import Subject
from disclosure.web.bodies import bounded
from disclosure.web.caching import never_kept
from repair.actors import at_the_window, may_apply
from repair.models import Application, Case, Evidence

View = Callable[..., HttpResponseBase]
_SENT = LARGEST + 1024 * 1024  # bytes of a request: the largest file, and what a form says beside it


def person(request: HttpRequest) -> User:
    """Who is signed in; these pages have nobody else."""
    return cast(User, request.user)


def is_read_by(application: Application, user: User) -> bool:
    """A draft is its writer's; what was sent is read by who acts for the subject, and at the window it came from.

    A first-time agent reads only its own while its 24 hours run.
    """
    if application.discarded_at is not None:
        return False
    if at_the_window(application, user):
        return True
    own = application.applicant_id == user.pk
    may = may_apply(user, application.subject, on=timezone.localdate(), waiting=own)
    return may and (own or not application.is_draft)


def may_object(user: User, subject: Subject) -> bool:
    """Whether somebody may object, and write, for a subject today."""
    return Standing.objects.in_force(user, subject.survivor, act="objections", on=timezone.localdate()).exists()


def _application(request: HttpRequest, **about: Any) -> Application:
    related = Application.objects.select_related("subject__merged_into", "window", "standing")
    found = get_object_or_404(related, **about)
    if not is_read_by(found, person(request)):
        raise Http404
    return found


def _case(request: HttpRequest, ref: UUID) -> Case:
    related = ("publication__edition__item__serious_list", "publication__subject", "authority__parent", "application")
    found = get_object_or_404(Case.objects.select_related(*related), ref=ref)
    found.application = _application(request, pk=found.application_id)
    return found


def of_application(view: View) -> View:
    """The view is given the application, draft or sent. Nothing of it is kept by caches."""

    @wraps(view)
    def answer(request: HttpRequest, ref: UUID, **more: Any) -> HttpResponseBase:
        return never_kept(view(request, _application(request, ref=ref), **more))

    return answer


def of_draft(view: View) -> View:
    """The same, of a draft; one that was sent leads to its tracker."""

    @of_application
    @wraps(view)
    def answer(request: HttpRequest, application: Application, **more: Any) -> HttpResponseBase:
        if not application.is_draft:
            return redirect("repair:application", application.ref)
        return view(request, application, **more)

    return answer


def of_case(view: View) -> View:
    """The view is given a case of an application that the reader may read."""

    @wraps(view)
    def answer(request: HttpRequest, ref: UUID, **more: Any) -> HttpResponseBase:
        return never_kept(view(request, _case(request, ref), **more))

    return answer


def of_draft_case(view: View) -> View:
    """The view is given a record of a draft; one that was sent leads to its tracker."""

    @of_case
    @wraps(view)
    def answer(request: HttpRequest, case: Case, **more: Any) -> HttpResponseBase:
        if not case.application.is_draft:
            return redirect("repair:application", case.application.ref)
        return view(request, case, **more)

    return answer


def evidence_of(request: HttpRequest, ref: UUID) -> Evidence:
    """A file of an application that the reader may read, or of an objection of a subject that the reader acts for."""
    related = Evidence.objects.kept().select_related("application", "case", "objection__subject__merged_into")
    found = get_object_or_404(related, ref=ref)
    if found.objection is None:
        found.application = _application(request, pk=found.application_id)
    elif not may_object(person(request), found.objection.subject):
        raise Http404
    return found


def _too_large(request: HttpRequest, **_: Any) -> HttpResponse:
    return never_kept(render(request, "repair/too_large.html", {"back": request.path}, status=413))


taking_files = bounded(_SENT, _too_large)
