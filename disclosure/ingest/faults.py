"""The remarks of a batch report as rows, and held rows as they wait."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from disclosure.ingest.matching import Remark
from disclosure.ingest.row import Judged
from disclosure.models import Batch, Fault

COLUMNS: Final = ("batch_id", "row", "column", "shown", "weight", "rule")
FLAGS_KEPT: Final = 100  # remarks of one rule kept in full per part when they only flag; all are counted


def rows(batch: Batch, remarks: Iterable[Remark]) -> list[tuple[Any, ...]]:
    """Fault rows in the order of COLUMNS. Every refused, held or kept row; of mere flags the first ones of a rule."""
    flagged: Counter[str] = Counter()
    found = []
    for remark in remarks:
        for finding in remark.findings:
            if remark.weight == Fault.Weight.FLAGGED:
                flagged[finding.rule] += 1
                if flagged[finding.rule] > FLAGS_KEPT:
                    continue
            found.append((batch.pk, remark.row, finding.column[:200], finding.shown[:200], remark.weight, finding.rule))
    return found


def as_json(row: Judged) -> dict[str, Any]:
    """A judged row as it waits: typed values as text, nothing personal (judging dropped it)."""
    told = row._asdict() | {"digest": row.digest.hex(), "findings": [list(finding) for finding in row.findings]}
    waiting: dict[str, Any] = json.loads(json.dumps(told, default=str, ensure_ascii=False))
    return waiting
