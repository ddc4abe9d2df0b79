"""One publication, as long as it is public; afterwards one neutral sentence."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.request import Request

from disclosure import beside
from disclosure.api import representations
from disclosure.api.answers import Answer, Body, public
from disclosure.api.problems import Problem
from disclosure.marks import marks_of
from disclosure.models import Change, Publication


@public
class OnePublication(Answer):
    """GET publications/{ref}/"""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        ref = place["ref"]
        shown = Publication.objects.visible(on=on).listed().filter(ref=ref)
        related = shown.select_related("subject", "edition__item", "authority", "batch__source")
        row = related.prefetch_related("subject__identifiers", marks_of(on=on)).first()
        if row is None:
            raise gone(ref, on=on)
        beside.fetch([row])
        last = Change.objects.filter(publication=row).aggregate(last=Max("seq"))["last"]
        return representations.publication(row, last)


def gone(ref: UUID, *, on: date) -> Problem | Http404:
    """Why nothing is shown (rules.md S-11): it was public, it was withdrawn, or there never was anything.

    What was kept and never public, or concerns a person, is not told from what does not exist.
    """
    was_public = Publication.objects.filter(ref=ref, public_since__lte=on).listed()
    row = was_public.select_related("authority").first()
    if row is None:
        return Http404()
    if row.ended_as == Publication.EndedAs.ANNULLED and row.ended_on and row.ended_on <= on:
        return Problem(
            "annulled",
            _("The authority changed, revoked or annulled this decision. It was withdrawn from public view."),
            authority=representations.body(row.authority),
            ended_on=row.ended_on,
            reason=row.end_reason,
        )
    return Problem("ended", _("This record is no longer public."))
