"""The numbered ledger: what to fetch again and what to delete."""

from datetime import date
from typing import Any

from rest_framework.request import Request

from disclosure.api import parameters, representations
from disclosure.api.answers import Answer, Body, public
from disclosure.models import Change

LINES_A_PAGE = 100


@public
class Changes(Answer):
    """GET changes/?after=N

    Every line that may be told, in order: one whose day lies ahead as well, or a reader that has passed its number
    would never hear of it. The numbers of lines about natural persons are left out (docs/decisions/0011).
    """

    parameters = frozenset(["after"])

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        later = Change.objects.listed().filter(seq__gt=parameters.after(request)).order_by("seq")
        rows = list(later.select_related("publication").only(*COLUMNS)[: LINES_A_PAGE + 1])
        last = rows[LINES_A_PAGE - 1].seq if len(rows) > LINES_A_PAGE else None
        following = parameters.following(request, after=last)
        return representations.page(map(representations.change, rows[:LINES_A_PAGE]), following)


COLUMNS = ("seq", "kind", "on", "ended_as", "publication__ref")
