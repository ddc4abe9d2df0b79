"""Where everything is, and the addresses that lead nowhere."""

from datetime import date
from typing import Any

from django.http import Http404
from rest_framework.request import Request

from disclosure.api import parameters, problems
from disclosure.api.answers import Answer, Body, public

ADDRESSES = {
    "subjects": "subjects/?q={text}",
    "subject": "subjects/{ref}/",
    "subject_publications": "subjects/{ref}/publications/?tab={tab}",
    "publication": "publications/{ref}/",
    "lists": "lists/",
    "list_entries": "lists/{slug}/entries/?region={region}&year={year}",
    "changes": "changes/?after={number}",
    "registry": "registry/",
    "register": "registry/{name}/",
    "reports": "reports/",
    "report_order": "reports/orders/{ref}/",
    "report": "reports/{number}/?code={code}",
    "verify": "verify/",
    "match": "match/",
    "deliveries": "deliveries/?item={item}",
    "deliveries_check": "deliveries/check/?item={item}",
    "deliveries_nil": "deliveries/nil/",
    "delivery": "deliveries/{number}/?after={place}",
    "problems": "problems/",
}


@public
class Index(Answer):
    """GET the index: the addresses of this interface."""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        return {name: parameters.absolute(request.path) + address for name, address in ADDRESSES.items()}


@public
class Problems(Answer):
    """GET problems/: every type of problem document; the fragment of a type's address is its `code`."""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        return {
            "results": [
                {"type": problems.address(slug), "code": slug, "status": status, "title": str(title)}
                for slug, (status, title) in problems.TYPES.items()
            ]
        }


@public
class Nowhere(Answer):
    """Any other address below the interface: a problem document rather than a page."""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        raise Http404
