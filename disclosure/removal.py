"""From when an entry on a serious list can leave it early. One answer for every page that tells it."""

from datetime import date

from disclosure.models import Publication


def once_performed(publication: Publication) -> bool:
    """Whether the rule of the list counts no months: the entry can go as soon as the duty is performed."""
    return publication.repairable_from is not None and publication.repairable_from == publication.counted_from


def earliest_removal(publication: Publication) -> date | None:
    """The first day on which early removal can be requested; never a day before the entry was public."""
    if publication.repairable_from is None or publication.public_since is None:
        return None
    return max(publication.repairable_from, publication.public_since)
