"""What a judged delivery would do if it were let in now: matched like a load, part by part, and taken back."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction

from disclosure.ingest.matching import Matched, Remark
from disclosure.ingest.part import Facts
from disclosure.ingest.row import Judged, Refusal
from disclosure.ingest.spool import Spool
from disclosure.models import Outcome

SHOWN: Final = 100  # rows that a preview can draw
REMARKS: Final = 2_000  # remarks that a preview can list; all are counted
NAME: Final = "forecast"


@dataclass(slots=True)
class Forecast:
    """Rows of each outcome, how often each rule is met, the first remarks, and the first good rows with theirs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    rows: list[tuple[Judged, str]] = field(default_factory=list)
    authorities: set[int] = field(default_factory=set)

    def expected(self) -> dict[str, Any]:
        """As a batch keeps it: Outcome -> rows, and under "rules" how often each reason is met."""
        rows = {outcome.value: self.outcomes[outcome.value] for outcome in Outcome}
        return rows | {"rules": dict(sorted(self.rules.items())), "authorities": sorted(self.authorities)}

    def add(self, rows: list[Judged | Refusal], matched: Matched) -> None:
        """Take in one part."""
        self.outcomes.update(matched.outcomes)
        self.rules.update(finding.rule for remark in matched.remarks for finding in remark.findings)
        self.remarks += matched.remarks[: max(0, REMARKS - len(self.remarks))]
        good = [row for row in rows if isinstance(row, Judged)]
        self.authorities.update(row.authority_id for row in good)
        if len(self.rows) < SHOWN:
            became = _became(matched)
            told = ((row, became.get(row.row, Outcome.UNCHANGED.value)) for row in good)
            shown = [(row, outcome) for row, outcome in told if outcome != Outcome.FAULTY]
            self.rows += shown[: SHOWN - len(self.rows)]


def forecast(facts: Facts, spool: Spool) -> Forecast:
    """Match every part of a complete spool against what is recorded, and leave nothing of it in the database."""
    _disputed, parts = spool.summary()
    told = Forecast()
    for number in range(parts):
        rows = spool.read(number)
        with transaction.atomic():
            told.add(rows, facts.matched(rows))
            transaction.set_rollback(True)
    return told


def _became(matched: Matched) -> dict[int, str]:
    """The outcome of each row of a part that is not merely unchanged."""
    became = {row.row: Outcome.KEPT if row.kept_because else Outcome.PUBLIC for row, _subject, _key in matched.new}
    became |= {row.row: Outcome.CORRECTED for _known, row in (*matched.corrections, *matched.annulments)}
    became |= {row.row: Outcome.HELD for row, _reason in matched.held}
    weighty = (Outcome.FAULTY, Outcome.KEPT)
    became |= {remark.row: Outcome(remark.weight) for remark in matched.remarks if remark.weight in weighty}
    return {row: outcome.value for row, outcome in became.items()}
