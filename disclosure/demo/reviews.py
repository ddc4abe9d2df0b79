"""The reviews of what is shown without a last day: most are done in time, a few are left for a visitor to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from disclosure import publish
from disclosure.demo.plan import opening
from disclosure.models import Publication
from disclosure.publish.rules import rulebook

_EVERY: Final = timedelta(days=14)
_LEFT: Final = 20  # of so many days of decision, the records of one are forgotten
_BASIS: Final = "到期复核：已核对认定单位的登记，公示依据仍然有效。"


@dataclass(frozen=True, slots=True)
class Round:
    """A fortnightly round of reviews: what is due before the next one."""

    on: date

    def befall(self) -> None:
        """Review what is due and not forgotten; nothing, where it was."""
        rules = rulebook()
        due = Publication.objects.to_review(on=self.on).filter(review_on__lt=self.on + _EVERY)
        for row in due.select_related("edition__item", "authority").order_by("review_on", "pk"):
            if row.decided_on.toordinal() % _LEFT:
                publish.review(row, on=self.on, basis=_BASIS, rules=rules)


def rounds(on: date) -> Iterator[Round]:
    """Every fortnight from the opening of the register up to the days before `on`."""
    day = opening(on)
    while day < on - timedelta(days=2):
        yield Round(day)
        day += _EVERY
