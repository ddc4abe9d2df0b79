"""Which levers the page of one publication offers, so that nobody has to find it again in the list."""

from collections.abc import Iterator

from django.utils import timezone

from disclosure.admin.levers import ANNUL, ASK_ANNUL, CURE, REVIEW, SHOW, Lever
from disclosure.admin.marking import MARK, UNMARK
from disclosure.models import Mark, Publication, Withdrawal
from disclosure.publish.periods import UNDATED


def offered(publication: Publication, user: object) -> list[Lever]:
    """The levers that may be pulled on a publication as it stands, by somebody whose posts reach it."""
    reach = Publication.objects.filter(pk=publication.pk)
    return [lever for lever in _fitting(publication) if reach.within(user, lever.needs).exists()]


def _fitting(publication: Publication) -> Iterator[Lever]:
    if Mark.objects.filter(publication=publication, until=None).exists():
        yield UNMARK
    if publication.ended_on is None and not publication.superseded:
        if Publication.objects.to_review(on=timezone.localdate()).filter(pk=publication.pk).exists():
            yield REVIEW
        if publication.shown_until is None and publication.ends in UNDATED:
            yield CURE
        yield MARK
        yield ANNUL
        if not Withdrawal.objects.filter(publication=publication, status=Withdrawal.Status.ASKED).exists():
            yield ASK_ANNUL
        if publication.kept_because:
            yield SHOW
