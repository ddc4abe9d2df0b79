"""Query parameters read with care; a value that cannot be used is a problem that names its parameter."""

import re
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.request import Request

from disclosure.api.problems import Problem
from disclosure.models import Tab
from disclosure.search import MAX_LENGTH, Meaning, understand

Value = TypeVar("Value")


def words(request: Request) -> str:
    """The text to look for in `q`: something, and no more than the longest name has."""
    text = request.query_params.get("q", "")
    kind = understand(text).kind
    if kind is Meaning.NOTHING:
        raise refusal("q", _("Give a name, a code or a part of a name."))
    if kind is Meaning.TOO_LONG:
        raise refusal("q", _("At most %(count)d characters.") % {"count": MAX_LENGTH})
    return text


def tab(request: Request) -> str:
    """One of the tabs of a subject's page, or none."""
    known = ", ".join(Tab.values)
    return _matched(request, "tab", "|".join(Tab.values), str, _("One of: %(names)s.") % {"names": known}) or ""


def region(request: Request) -> str:
    """A region code of six digits (GB/T 2260), or none."""
    return _matched(request, "region", "[0-9]{6}", str, _("A region code has six digits.")) or ""


def year(request: Request) -> int | None:
    """A calendar year, or none."""
    return _matched(request, "year", "[12][0-9]{3}", int, _("A year has four digits."))


def after(request: Request) -> int:
    """A ledger number; 0 stands before the first."""
    return _matched(request, "after", "[0-9]{1,18}", int, _("A ledger number is a whole number.")) or 0


def refusal(name: str, detail: str) -> Problem:
    """The problem of one parameter."""
    return Problem("bad-parameter", detail, parameters=[name])


def absolute(path: str, **asked: object) -> str:
    """The full address of a path on this site, with the parameters that say something."""
    query = urlencode({name: value for name, value in asked.items() if value not in ("", None)})
    return f"{settings.SITE_URL}{path}{f'?{query}' if query else ''}"


def following(request: Request, **place: object) -> str | None:
    """The address of the next page: this question with another cursor; None after the last."""
    if not any(place.values()):
        return None
    return absolute(request.path, **(request.query_params.dict() | place))


def _matched(request: Request, name: str, form: str, made: Callable[[str], Value], detail: str) -> Value | None:
    given = request.query_params.get(name, "")
    if not given:
        return None
    if not re.fullmatch(form, given):
        raise refusal(name, detail)
    return made(given)
