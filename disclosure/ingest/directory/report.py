"""What a directory delivery did."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext_lazy as _

from disclosure.ingest.directory.reading import Odd

OUTCOMES: Final = {
    "created": _("new in the directory"),
    "updated": _("brought up to date"),
    "named": _("given a further name"),
    "unchanged": _("unchanged"),
    "conflict": _("in conflict with the directory; nothing changed"),
    "faulty": _("faulty"),
}
REMARKS: Final = 10_000  # kept in full; beyond, a rule is only counted


@dataclass(slots=True)
class Report:
    """What became of the rows: counts by outcome, counts by rule, and the first remarks with their rows."""

    outcomes: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    remarks: list[Odd] = field(default_factory=list)

    def remark(self, row: int, rule: str, shown: str) -> None:
        """Remark on a row; `shown` is a name of an organisation or a code."""
        self.rules[rule] += 1
        if len(self.remarks) < REMARKS:
            self.remarks.append(Odd(row, rule, shown))

    def conflict(self, row: int, rule: str, shown: str) -> None:
        """Remark on a row that contradicts the directory: it changes nothing."""
        self.outcomes["conflict"] += 1
        self.remark(row, rule, shown)
