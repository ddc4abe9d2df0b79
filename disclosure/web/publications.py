"""One publication while it is public; afterwards one neutral sentence (rules.md S-11)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure import beside, words
from disclosure.marks import marks_of
from disclosure.models import Change, Publication
from disclosure.web import contents
from disclosure.web.caching import never_kept, public_page
from disclosure.web.frame import frame_of
from disclosure.web.reckoning import Reckoning, reckoning

RELATED = ("edition__item__serious_list", "authority", "batch__source", "subject")


@dataclass(frozen=True, slots=True)
class Record:
    """What the public may be told about one publication on one day."""

    publication: Publication
    on: date
    rows: list[contents.Row]
    reckoning: Reckoning
    change: Change | None
    review: Change | None  # the last one, of a record without a last day (rules.md S-5)
    api: str


@login_not_required
@require_safe
@public_page
def publication(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The record; 410 once it has left public view; 404 if it never was public or is about a person."""
    on = frame_of(request).on
    found = get_object_or_404(_once_public(on), ref=ref)
    if not found.is_visible(on=on):
        return gone(request, found)
    context = {"nav_current": "search", "record": record(found, on=on)}
    context["trail"] = [
        (found.subject.display_name, found.subject.get_absolute_url()),
        (words.one(found.item.code, found.item.name), ""),
    ]
    return render(request, "disclosure/publication.html", context)


def _once_public(on: date) -> QuerySet[Publication]:
    """Asked for in one question, so that what is kept or about a person takes as long as what does not exist."""
    related = Publication.objects.listed().filter(public_since__lte=on).select_related(*RELATED)
    return related.prefetch_related("subject__identifiers", "subject__names", marks_of(on=on))


def gone(request: HttpRequest, publication: Publication) -> HttpResponse:
    """410 in one of its two texts. The template is given who and when only where A-18 makes them public."""
    annulled = publication.ended_as == Publication.EndedAs.ANNULLED
    told = {
        "authority": publication.authority.name,
        "on": publication.ended_on,
        "reason": publication.end_reason,
    }
    context = {"gone": True, "annulled": told if annulled else None}
    return never_kept(render(request, "disclosure/gone.html", context, status=410))


def record(publication: Publication, *, on: date) -> Record:
    """Everything the page of a publication shows."""
    beside.fetch([publication])
    lines = Change.objects.filter(publication=publication.pk).order_by("-seq")
    reviewed = publication.shown_until is None and publication.review_on is not None
    return Record(
        publication=publication,
        on=on,
        rows=contents.rows(publication),
        reckoning=reckoning(publication),
        change=lines.first(),
        review=lines.filter(kind=Change.Kind.REVIEWED, on__lte=on).first() if reviewed else None,
        api=reverse("api:publication", args=[publication.ref]),
    )
