"""Answers that caches may keep but must ask about: an ETag bound to ledger, directory, day and language."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags, quote_etag

from disclosure.web.frame import frame_of

View = Callable[..., HttpResponse]
Answer = TypeVar("Answer", bound=HttpResponseBase)


def public_page(view: View) -> View:
    """Let caches keep a 200 and ask each time; answer 304 only to an ETag given out for this very address.

    The ETag is keyed, so nobody can make one up: who holds it was shown this page at this ledger number on
    this day. A record that leaves public view moves the number or the day, so it can never be confirmed.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        etag = _etag(request)
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return _cacheable(HttpResponseNotModified(), request, etag)
        response = view(request, *args, **kwargs)
        return _cacheable(response, request, etag) if response.status_code == 200 else response

    return answer


def never_kept(response: Answer) -> Answer:
    """Mark an answer that no cache and no search engine may keep."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _etag(request: HttpRequest) -> str:
    shown = f"{frame_of(request).stamp}|{request.get_full_path()}"
    return quote_etag(salted_hmac("disclosure.web.etag", shown).hexdigest())


def _cacheable(response: HttpResponse, request: HttpRequest, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
    patch_vary_headers(response, ("Cookie",))  # the language
    response["Ledger-Seq"] = str(frame_of(request).seq)
    return response
