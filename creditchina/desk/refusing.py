"""The one way in which the desk says no: a page in its frame with a sentence that says what to do, and ways on."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

Way = tuple[Any, str]  # what a link says, and where it leads

# Status -> heading, and what is said where whoever refuses says nothing of their own.
WORDS: Final[dict[int, tuple[Any, Any]]] = {
    403: (
        _("This page is not open to you"),
        _("None of your posts opens it. Ask the account manager of your authority or source for the post it takes."),
    ),
    404: (
        _("There is no such page"),
        _("Nothing here is within your posts: it may have ended, or belong to another body. Look in its list."),
    ),
    405: (
        _("This address only takes a form"),
        _("Nothing was changed. Open the page with the form again, and send it from there."),
    ),
    409: (_("This cannot be done now"), _("It has changed in the meantime. Look at it again.")),
}


class Refusal(Exception):
    """Raised where a page or an act is refused: 403 not open to the reader, 404 not there for them, 409 not possible
    as things stand. `sentence` says why and what to do, `back` leads to where that can be done."""

    def __init__(self, status: int, sentence: Any = "", *, back: Way | None = None) -> None:
        super().__init__(str(sentence))
        self.status, self.sentence, self.back = status, sentence, back


def told(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view whose refusals, of whatever kind, are told on that page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            response = view(request, *args, **kwargs)
        except Refusal as refusal:
            return _page(request, refusal.status, refusal.sentence, refusal.back)
        except Http404:
            return _page(request, 404)
        except PermissionDenied:
            return _page(request, 403)
        if response.status_code != 405:
            return response
        page = _page(request, 405)
        page["Allow"] = response["Allow"]
        return page

    return answer


def _page(request: HttpRequest, status: int, sentence: Any = "", back: Way | None = None) -> TemplateResponse:
    heading, usual = WORDS[status]
    context = {"title": heading, "sentence": sentence or usual, "back": back}
    return TemplateResponse(request, "admin/refused.html", admin.site.each_context(request) | context, status=status)
