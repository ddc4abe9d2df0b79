"""What became of some records after they were public: annulled with a reason, repaired, one brought back."""

from datetime import date
from typing import Final

from disclosure import publish
from disclosure.demo.special import SHOWCASE
from disclosure.models import Publication

REASONS: Final = ("revoked", "changed", "unlawful", "void")
REPAIRED: Final = 6


def happened() -> bool:
    """Whether this was done already; the last deed is the restoration."""
    return Publication.objects.filter(predecessor__isnull=False).exists()


def happen(on: date) -> None:
    """Annul four penalties, take six down as repaired and restore one of them. Goes on where it was stopped."""
    if happened():
        return
    waiting = _penalties(on)
    ended = Publication.objects.filter(edition__item__code="penalty")
    for reason in REASONS:
        if not ended.filter(ended_as="annulled", end_reason=reason, ended_on=on).exists():
            publish.annul(waiting.pop(), on=on, reason=reason)
    repaired = list(ended.filter(ended_as="repaired"))
    while len(repaired) < REPAIRED and waiting:
        record = waiting.pop()
        publish.take_down(record, on=on)
        repaired.append(record)
    if repaired:
        publish.restore(repaired[-1], on=on, note="demo: the commitment behind the repair was untrue")


def _penalties(on: date) -> list[Publication]:
    """Public penalties that could be repaired by now, in a fixed order, without those of the showcase."""
    found = Publication.objects.visible(on=on).filter(edition__item__code="penalty", repairable_from__lte=on)
    return list(found.exclude(subject__name=SHOWCASE).order_by("document_key", "pk")[: len(REASONS) + REPAIRED])
