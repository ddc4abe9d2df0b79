"""How large the body of a request is, and one that is too large refused before anything of it is read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from disclosure.web.errors import too_large

View = Callable[..., HttpResponseBase]
LARGEST: Final = 1024 * 1024  # bytes of a form without a file
AROUND: Final = 64 * 1024  # bytes of a form beside its file


def length_of(request: HttpRequest) -> int:
    """Bytes of the body as the header says; a server reads no more than that, and nothing where it says no number."""
    said = str(request.META.get("CONTENT_LENGTH") or "")
    return int(said) if said.isascii() and said.isdecimal() else 0


def bounded(most: int, refuse: View) -> Callable[[View], View]:
    """Decorate a view that takes a file: a request of more than `most` bytes gets the answer of `refuse`.

    The check of the form's token would read the whole body; so it comes after, here and not on the way to the view.
    """

    def decorate(view: View) -> View:
        protected: View = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
            if length_of(request) > most:
                return refuse(request, *given, **named)
            return protected(request, *given, **named)

        return guarded

    return decorate


class BodyMiddleware:
    """Refuse a form that is too large, unread: checking its token would write megabytes of anybody to the disk.

    A view without that check bounds what it reads by itself: `bounded`, or a view of the programming interface.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """413, or nothing."""
        free = getattr(view, "csrf_exempt", False) or length_of(request) <= LARGEST
        return None if free else too_large(request)
