"""Which record or objection a page is about. What is not the reader's is not there: 404, for everything alike."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from creditchina.standing.web.visiting import of_the_public, person
from disclosure.models import Publication
from disclosure.web.caching import never_kept
from repair.models import Objection
from repair.web.access import may_object

View = Callable[..., HttpResponse]
ACT = "objections"
_RECORD = ("edition__item__serious_list", "authority", "batch__source", "subject__merged_into")


def of_record(view: View) -> View:
    """The view is given a record whose subject the reader acts for; for a stranger to it: how to prove it.

    One that the public does not see is there for its subject alone.
    """

    @of_the_public
    @wraps(view)
    def answer(request: HttpRequest, ref: UUID, **more: object) -> HttpResponse:
        rows = Publication.objects.filter(superseded=False).select_related(*_RECORD)
        row, on = get_object_or_404(rows, ref=ref), timezone.localdate()
        if may_object(person(request), row.subject):
            return never_kept(view(request, row, **more))
        if not Publication.objects.visible(on=on).listed().filter(pk=row.pk).exists():
            raise Http404
        return never_kept(render(request, "objecting/no_right.html", {"subject": row.subject.survivor}))

    return answer  # type: ignore[return-value]


def of_objection(view: View) -> View:
    """The view is given an objection of a subject that the reader acts for."""

    @of_the_public
    @wraps(view)
    def answer(request: HttpRequest, ref: UUID, **more: object) -> HttpResponse:
        related = ("authority", "source", "mark", *(f"publication__{name}" for name in _RECORD))
        found = get_object_or_404(Objection.objects.select_related(*related, "subject__merged_into"), ref=ref)
        if not may_object(person(request), found.subject):
            raise Http404
        return never_kept(view(request, found, **more))

    return answer  # type: ignore[return-value]
