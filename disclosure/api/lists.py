"""The registered serious lists and who is on them today."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404
from rest_framework.request import Request

from disclosure.api import parameters, representations
from disclosure.api.answers import Answer, Body, public
from disclosure.models import Publication, SeriousList, Subject
from disclosure.search import Criteria
from disclosure.web.paging import publications_page


@public
class Lists(Answer):
    """GET lists/"""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        counts = dict(entries(on=on).order_by().values_list("edition__item__serious_list").annotate(Count("pk")))
        rows = SeriousList.objects.all()
        return representations.page((representations.serious_list(row, counts.get(row.pk, 0)) for row in rows), None)


@public
class ListEntries(Answer):
    """GET lists/{slug}/entries/?region=&year=&cursor="""

    parameters = frozenset(["region", "year", "cursor"])

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        region, year = parameters.region(request), parameters.year(request)
        if not SeriousList.objects.filter(slug=place["slug"]).exists():
            raise Http404
        rows = entries(on=on).filter(
            edition__item__serious_list__slug=place["slug"],
            region_code__startswith=Criteria(region=region).region_prefix,
        )
        if year:
            rows = rows.filter(decided_on__year=year)
        rows = rows.select_related("subject", "edition__item", "authority")
        found = publications_page(rows.prefetch_related("subject__identifiers"), request.query_params.get("cursor", ""))
        following = parameters.following(request, cursor=found.cursor)
        return representations.page(map(representations.publication_line, found.rows), following)


def entries(*, on: date) -> QuerySet[Publication]:
    """Entries of any list that are public that day; a natural person is never listed (settled order 14)."""
    shown = Publication.objects.visible(on=on).filter(edition__item__serious_list__isnull=False)
    return shown.exclude(subject__kind=Subject.Kind.PERSON)
