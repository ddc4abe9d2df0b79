"""Which levers the page of one publication offers, so that nobody has to find it again in the list."""

from collections.abc import Iterator

from disclosure.admin.levers import ANNUL, SHOW, Lever
from disclosure.admin.marking import MARK, UNMARK
from disclosure.models import Mark, Publication


def offered(publication: Publication, user: object) -> list[Lever]:
    """The levers that may be pulled on a publication as it stands, by somebody whose posts reach it."""
    reach = Publication.objects.filter(pk=publication.pk)
    return [lever for lever in _fitting(publication) if reach.within(user, lever.needs).exists()]


def _fitting(publication: Publication) -> Iterator[Lever]:
    if Mark.objects.filter(publication=publication, until=None).exists():
        yield UNMARK
    if publication.ended_on is None and not publication.superseded:
        yield MARK
        yield ANNUL
        if publication.kept_because:
            yield SHOW
