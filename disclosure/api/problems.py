"""Errors as problem documents (RFC 9457): a stable type, and title and detail in the reader's language."""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 30
ADDRESS = "/api/v1/problems/"

# slug of the type: status, title
TYPES = {
    "bad-request": (400, _("The request could not be understood")),
    "bad-parameter": (400, _("A parameter has a value that cannot be used")),
    "unknown-parameter": (400, _("There is no such parameter")),
    "no-key": (401, _("A delivery key is needed")),
    "not-permitted": (403, _("This is not open to you")),
    "not-found": (404, _("There is nothing at this address")),
    "method-not-allowed": (405, _("This address does not take that method")),
    "not-acceptable": (406, _("Answers are JSON")),
    "busy": (409, _("This very file is being taken in at the moment")),
    "ended": (410, _("No longer public")),
    "annulled": (410, _("Withdrawn")),
    "too-large": (413, _("More than can be sent at once")),
    "unsupported-media-type": (415, _("This form of content is not read")),
    "refused-file": (422, _("The file cannot be read")),
    "not-deliverable": (422, _("This cannot be delivered")),
    "too-many-requests": (429, _("Too many requests")),
    "server-error": (500, _("Something went wrong on our side")),
    "unavailable": (503, _("The register does not answer at the moment")),
}
_BY_STATUS = {status: slug for slug, (status, _title) in reversed(TYPES.items())}
_log = logging.getLogger("django.request")


class Problem(Exception):
    """An expected refusal: the slug of its type, one sentence, and members of its own."""

    def __init__(self, slug: str, detail: str, **members: object) -> None:
        super().__init__(slug)
        self.slug, self.detail, self.members = slug, detail, members


def answer(problem: Exception, context: dict[str, Any]) -> Response:
    """The exception handler of every API view."""
    set_rollback()
    if isinstance(problem, Problem):
        return _with_own_header(problem.slug, document(problem.slug, problem.detail, **problem.members))
    if isinstance(problem, exceptions.Throttled):
        wait = int(getattr(problem, "wait", None) or 1)
        detail = _("Ask again in %(seconds)d seconds.") % {"seconds": wait}
        return _with_header(document("too-many-requests", detail), "Retry-After", str(wait))
    if isinstance(problem, OperationalError | InterfaceError):
        return _with_header(document("unavailable"), "Retry-After", str(RETRY_AFTER_SECONDS))
    if isinstance(problem, BadRequest):
        return document("bad-request", str(problem))
    if isinstance(problem, SuspiciousOperation):
        return document("bad-request")  # more fields, files or text than a form may have
    status = _status(problem)
    if status == 500:
        _log.error("An API view failed", exc_info=problem)
        got_request_exception.send(sender=None, request=context["request"])
    return document(_BY_STATUS.get(status, "bad-request"))


def document(slug: str, detail: object = "", **members: object) -> Response:
    """The problem document of one type."""
    status, title = TYPES[slug]
    body: dict[str, object] = {"type": address(slug), "title": str(title), "status": status}
    if detail:
        body["detail"] = str(detail)
    return Response(body | members, status=status, content_type=MEDIA_TYPE)


def address(slug: str) -> str:
    """The URI of a type: stable, and readable in the list of all of them."""
    return f"{settings.SITE_URL}{ADDRESS}#{slug}"


def _status(problem: Exception) -> int:
    if isinstance(problem, Http404):
        return 404
    if isinstance(problem, PermissionDenied | exceptions.NotAuthenticated):
        return 403
    return problem.status_code if isinstance(problem, exceptions.APIException) else 500


def _with_own_header(slug: str, response: Response) -> Response:
    """What the protocol asks for beside a status: how to come in, and when to ask again."""
    if slug == "no-key":
        return _with_header(response, "WWW-Authenticate", "Bearer")
    return _with_header(response, "Retry-After", str(RETRY_AFTER_SECONDS)) if slug == "busy" else response


def _with_header(response: Response, name: str, value: str) -> Response:
    response[name] = value
    return response
