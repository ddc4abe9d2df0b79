"""How large the body of a request is, and one that is too large refused before anything of it is read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


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
        def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
            if length_of(request) > most:
                return refuse(request, *given, **named)
            return protected(request, *given, **named)

        return guarded

    return decorate
