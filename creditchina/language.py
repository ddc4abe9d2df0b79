"""Which of the two languages a request is answered in, and which one is active.

The address has the first word, then the reader's earlier choice, then Chinese. The browser's
Accept-Language has none: a page must not change because it was opened on another machine.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

API_PREFIX = "/api/"


def in_english() -> bool:
    """Whether the active language is English; everything else reads Chinese."""
    return (translation.get_language() or "").startswith("en")


class LanguageMiddleware:
    """Answer in the language of `?lang=`, and remember it in a cookie (pages only: a program says it each time)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = _offered(request.GET.get("lang"))
        language = chosen or _remembered(request) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if chosen and not request.path.startswith(API_PREFIX):
            _remember(response, chosen)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ("Cookie",))
        return response


def _offered(code: str | None) -> str | None:
    return code if code in dict(settings.LANGUAGES) else None


def _remembered(request: HttpRequest) -> str | None:
    """Return the language of the cookie; programs say theirs in the address, which is what caches go by."""
    if request.path.startswith(API_PREFIX):
        return None
    return _offered(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))


def _remember(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    if "no-store" not in response.headers.get("Cache-Control", ""):
        patch_cache_control(response, private=True)  # a shared cache would hand one reader's choice to the next
