"""What programs send to the interface, within bounds."""

import io
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

from disclosure.api.problems import Problem
from disclosure.web import limits

LARGEST: Final = 64 * 1024  # bytes of an order or a question


class SmallJSONParser(JSONParser):
    """JSON of some lines: neither megabytes of it nor brackets within brackets reach the memory."""

    largest = LARGEST

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Raises ParseError for what is too large or too deep as well."""
        body = stream.read(self.largest + 1)
        if len(body) > self.largest:
            raise ParseError
        try:
            return super().parse(io.BytesIO(body), media_type, parser_context)
        except RecursionError as problem:
            raise ParseError from problem


def within(request: Request, purpose: str, most: int) -> None:
    """Count one more use of this address, together with those on the pages. Raises Problem where it is too many."""
    address, seconds = limits.asking(request._request), settings.REPORT_WINDOW_SECONDS
    if wait := limits.wait(purpose, address, most=most, seconds=seconds):
        detail = _("Ask again in %(seconds)d seconds.") % {"seconds": wait}
        raise Problem("too-many-requests", detail)
