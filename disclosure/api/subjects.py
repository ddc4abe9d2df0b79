"""Subjects: found, one by one, and what is public about each. Never a natural person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from disclosure.api import parameters, representations
from disclosure.api.answers import Answer, Body, public
from disclosure.api.quota import SEARCH
from disclosure.marks import marks_of
from disclosure.models import Publication, Subject, Tab
from disclosure.search import Criteria, search_subjects
from disclosure.web.paging import publications_page


@public
class Subjects(Answer):
    """GET subjects/?q=&cursor="""

    cost = SEARCH
    parameters = frozenset(["q", "cursor"])

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        text, cursor = parameters.words(request), request.query_params.get("cursor", "")
        found = search_subjects(Criteria(text=text, cursor=cursor), on=on)
        return representations.page(
            map(representations.hit, found.items),
            parameters.following(request, cursor=found.next_cursor),
            total=found.total,
            total_is_exact=found.total_is_exact,
        )


@public
class OneSubject(Answer):
    """GET subjects/{ref}/"""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        subject = find(place["ref"])
        return representations.subject(subject, counts(subject, on=on))


@public
class SubjectPublications(Answer):
    """GET subjects/{ref}/publications/?tab=&cursor="""

    parameters = frozenset(["tab", "cursor"])

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        tab, subject = parameters.tab(request), find(place["ref"])
        rows = Publication.objects.visible(on=on).filter(subject=subject)
        if tab:
            rows = rows.filter(edition__item__tab=tab)
        rows = rows.select_related("edition__item", "authority").prefetch_related(marks_of(on=on))
        found = publications_page(rows, request.query_params.get("cursor", ""))
        for row in found.rows:
            row.subject = subject  # in hand already, with its codes
        following = parameters.following(request, cursor=found.cursor)
        return representations.page(map(representations.publication_line, found.rows), following)


def find(ref: UUID) -> Subject:
    """The listed subject with that reference, or the one it was joined to; Http404 for anyone else."""
    known = get_object_or_404(Subject.objects.exclude(kind=Subject.Kind.PERSON).select_related("merged_into"), ref=ref)
    listed = Subject.objects.listed().select_related("region").prefetch_related("identifiers", "names")
    return get_object_or_404(listed, pk=known.survivor.pk)


def counts(subject: Subject, *, on: date) -> dict[str, int]:
    """How many publications each tab shows that day, also 0."""
    shown = Publication.objects.visible(on=on).filter(subject=subject).order_by()
    found = dict(shown.values_list("edition__item__tab").annotate(Count("pk")))
    return {tab: found.get(tab, 0) for tab in Tab.values}
