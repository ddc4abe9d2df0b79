"""The pages for what went wrong. None of them says more than what happened and what to do next."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = "30"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or the form could not be understood."""
    return _plain(render(request, "400.html", status=400))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this page is not open to the reader."""
    return _plain(render(request, "403.html", status=403))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is no such page."""
    return _plain(render(request, "404.html", status=404))


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than a form may hold."""
    return _plain(render(request, "413.html", status=413))


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database did not answer; asks the database nothing, so it can always be drawn."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = RETRY_AFTER_SECONDS
        return _plain(response)
    return _plain(HttpResponse(render_to_string("500.html"), status=500))


def _plain(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
