"""Whom many names or codes mean, in one question."""

from typing import Any, Final

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import representations
from disclosure.api.answers import Told, public
from disclosure.api.bodies import SmallJSONParser
from disclosure.api.problems import Problem
from disclosure.api.quota import SEARCH
from disclosure.search import MAX_LENGTH
from disclosure.search.matching import MOST, Match, match

SECONDS: Final = 6.0  # for one question; a mixed list of 1,000 takes 2 to 3 s on a busy machine of two processors
A_UNIT: Final = 10  # names or codes that cost one unit of the quota


class NamesParser(SmallJSONParser):
    """Room for so many of the longest names."""

    largest = MOST * (MAX_LENGTH * 6 + 8)  # six bytes for a sign that is escaped


@public
class Matching(Told):
    """POST match/: {"queries": ["name or code", ...]}, at most 1,000."""

    http_method_names = ["post"]
    cost = SEARCH
    parser_classes = [NamesParser]

    def post(self, request: Request) -> Response:
        self.refuse_unknown(request)
        queries = _queries(request.data)
        if not self.quota.take(len(queries) // A_UNIT):
            self.throttled(request, self.quota.wait())
        found = match(queries, seconds=SECONDS)
        return Response({"results": [*map(_told, found)]})


def _queries(sent: Any) -> list[str]:
    queries = sent.get("queries") if isinstance(sent, dict) else None
    if not isinstance(queries, list) or not queries or not all(isinstance(text, str) for text in queries):
        raise Problem("bad-parameter", _('Send {"queries": ["name or code", ...]} as JSON.'), parameters=["queries"])
    if len(queries) > MOST:
        detail = _("At most %(count)d names or codes at once.") % {"count": MOST}
        raise Problem("too-large", detail, limit=MOST)
    return queries


def _told(found: Match) -> dict[str, Any]:
    return {
        "query": found.text[:MAX_LENGTH].encode(errors="replace").decode(),  # JSON can spell half characters
        "outcome": found.outcome,
        "reason": found.reason,
        "score": found.score,
        "sharing": found.sharing,
        "subjects": [*map(representations.subject_line, found.subjects)],
        "suggestions": found.suggestions,
    }
