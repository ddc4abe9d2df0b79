"""What authorities do to records that were delivered: withdraw, take down after repair, restore."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from disclosure import publish
from disclosure.demo.records import Record
from disclosure.demo.special import SHOWCASE
from disclosure.models import Publication

ANNULLED: Final = ("changed", "revoked", "unlawful", "void", "revoked", "changed")
REPAIRED: Final = 8
_SPACING: Final = 3  # days between them
_NEVER_MINOR: Final = 10  # 10,000 yuan: from here on a fine is public with every invented office
_NOTE: Final = "修复决定被撤销，恢复公示"


@dataclass(frozen=True, slots=True)
class Fate:
    """What happens on a day to the public record of an authority under a number."""

    on: date
    verb: str
    authority: str
    number: str
    reason: str = ""

    def befall(self) -> None:
        """Make it happen; nothing, where it has or where the record is not public."""
        rows = Publication.objects.filter(authority__code=self.authority, document_number=self.number)
        if self.verb == "restore":
            for gone in rows.filter(ended_on__isnull=False, superseded=False):
                publish.restore(gone, on=self.on, note=_NOTE)
        elif not rows.filter(ended_on__isnull=False).exists():
            for row in rows.visible(on=self.on):
                self._end(row)

    def _end(self, row: Publication) -> None:
        if self.verb == "annul":
            publish.annul(row, on=self.on, reason=self.reason)
        else:
            publish.take_down(row, on=self.on)


def fates(records: Sequence[Record], on: date) -> list[Fate]:
    """Six withdrawals, eight repairs, and one repair undone, in the weeks before `on`."""
    pairs = zip_longest([("annul", reason) for reason in ANNULLED], [("take_down", "")] * REPAIRED)
    ends = [end for pair in pairs for end in pair if end]
    days = [on - timedelta(days=2 + _SPACING * place) for place in range(len(ends))]
    met = list(zip(days, ends, _candidates(records, on), strict=False))
    made = [Fate(day, verb, *record.key, reason) for day, (verb, reason), record in met]
    undone = [fate for fate in made if fate.verb == "take_down"][-1:]
    return made + [Fate(on - timedelta(days=1), "restore", fate.authority, fate.number) for fate in undone]


def _candidates(records: Sequence[Record], on: date) -> Iterator[Record]:
    """General penalties that were public for a while and whose least period is over."""
    latest, earliest = on - timedelta(days=130), on - timedelta(days=300)
    for record in records:
        plain = record.item == "penalty" and record.firm.kind == "organisation" and record.firm.name != SHOWCASE
        general = record.row.get("confiscated") or float(record.row.get("fine") or 0) >= _NEVER_MINOR
        if plain and earliest < record.decided_on < latest and general:
            yield record
