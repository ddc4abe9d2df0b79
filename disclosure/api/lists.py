"""The registered serious lists and who is on them today."""

from datetime import date
from typing import Any

from django.http import Http404
from rest_framework.request import Request

from disclosure.api import parameters, representations
from disclosure.api.answers import Answer, Body, public
from disclosure.marks import marks_of
from disclosure.models import SeriousList
from disclosure.search import Criteria
from disclosure.web.lists import counts, entries_of
from disclosure.web.paging import publications_page


@public
class Lists(Answer):
    """GET lists/"""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        shown = counts(on=on)
        rows = SeriousList.objects.all()
        return representations.page((representations.serious_list(row, shown.get(row.pk, 0)) for row in rows), None)


@public
class ListEntries(Answer):
    """GET lists/{slug}/entries/?region=&year=&cursor="""

    parameters = frozenset(["region", "year", "cursor"])

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        region, year = parameters.region(request), parameters.year(request)
        serious_list = SeriousList.objects.filter(slug=place["slug"]).first()
        if serious_list is None:
            raise Http404
        inside = Criteria(region=region).region_prefix
        rows = entries_of(serious_list, on=on).filter(region_code__startswith=inside)
        if year:
            rows = rows.filter(decided_on__year=year)
        rows = rows.select_related("subject", "edition__item", "authority")
        found = publications_page(
            rows.prefetch_related("subject__identifiers", marks_of(on=on)), request.query_params.get("cursor", "")
        )
        following = parameters.following(request, cursor=found.cursor)
        return representations.page(map(representations.publication_line, found.rows), following)
