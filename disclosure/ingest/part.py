"""Load one part of a delivery in one transaction: its rows, the report of them, the ledger's head locked last."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from disclosure import bulk
from disclosure.directory import creating
from disclosure.ingest import faults, lookup
from disclosure.ingest.judge import CURED
from disclosure.ingest.keys import held_digest
from disclosure.ingest.matching import Matched, match
from disclosure.ingest.row import Judged, Refusal
from disclosure.models import Batch, BatchPart, Fault, HeldRow, Publication, Subject
from disclosure.publish import CONTENT, DELIVERED, Annulment, Correction, Delivered, NotOnShow, deliver

SAID: Final = slice(Judged._fields.index(DELIVERED[0]), Judged._fields.index(DELIVERED[-1]) + 1)
DEADLOCK: Final = "40P01"
TRIES: Final = 5  # a part is tried again when another load wrote one of its keys meanwhile


class Facts(NamedTuple):
    """What every part of a batch is loaded by."""

    batch: Batch
    disputed: frozenset[bytes]
    today: date
    shown_from: date  # the day of delivery, or the later one of release

    @classmethod
    def of(cls, batch: Batch, disputed: frozenset[bytes], today: date) -> "Facts":
        """The facts of a batch as it is now."""
        return cls(batch, disputed, today, batch.shown_from)

    def matched(self, rows: list[Judged | Refusal], *, create: bool = True) -> Matched:
        """What the rows do to what is recorded; without `create`, raises NewSubjects where some must be created."""
        if self.shown_from > self.batch.on:
            rows = [self._as_released(row) for row in rows]
        return match(self.batch, rows, self.disputed, self.today, create=create)

    def _as_released(self, row: Judged | Refusal) -> Judged | Refusal:
        """A row whose last day passed while it waited is kept and not shown."""
        over = isinstance(row, Judged) and row.shown_until is not None and row.shown_until <= self.shown_from
        if over and isinstance(row, Judged) and not row.kept_because:
            return row._replace(kept_because=Publication.Kept.PAST_END.value)
        return row


def load_part(facts: Facts, number: int, rows: list[Judged | Refusal], ahead: Matched | None = None) -> int:
    """Load one part; returns its rows. A part that is in already is left alone.

    `ahead` is how its rows were matched before the transaction began; if that is out of date by now, the database
    refuses the write and they are matched anew.
    """
    for attempt in range(TRIES):
        try:
            _load_part(facts, number, rows, ahead if attempt == 0 else None)
        except (IntegrityError, NotOnShow, OperationalError) as problem:
            if BatchPart.objects.filter(batch=facts.batch, number=number).exists():
                return len(rows)
            if attempt == TRIES - 1 or not _lost_a_race(problem):
                raise
        else:
            break
    return len(rows)


def _lost_a_race(problem: Exception) -> bool:
    """Whether another load was quicker, or stood across the way (a deadlock on PostgreSQL): worth another try."""
    return not isinstance(problem, OperationalError) or getattr(problem.__cause__, "sqlstate", "") == DEADLOCK


@transaction.atomic
def _load_part(facts: Facts, number: int, rows: list[Judged | Refusal], ahead: Matched | None) -> None:
    lookup.by_index()
    creating.stay()
    if ahead and _were_joined(ahead):
        ahead = None
    batch, matched = facts.batch, ahead or facts.matched(rows)
    now = timezone.now()
    tally = Counter(finding.rule for remark in matched.remarks for finding in remark.findings)
    bulk.insert(Fault, faults.COLUMNS, faults.rows(batch, matched.remarks))
    _hold(batch, matched)
    BatchPart.objects.create(batch=batch, number=number, outcomes=dict(matched.outcomes), tally=dict(tally))
    delivered = Delivered(
        new=new_rows(batch, matched.new, on=facts.shown_from),
        corrections=[Correction(publication, content(batch, row), batch) for publication, row in matched.corrections],
        annulments=[annulment(publication, row, batch) for publication, row in matched.annulments],
        note=batch.reason,
    )
    deliver(delivered, on=facts.shown_from, at=now, today=facts.today)


def annulment(publication: Publication, row: Judged, batch: Batch) -> Annulment:
    """What is cured was right: it ends without a public reason (rules.md S-5)."""
    if row.reason == CURED:
        return Annulment(publication, "", batch, Publication.EndedAs.CURED)
    return Annulment(publication, row.reason, batch)


def _were_joined(ahead: Matched) -> bool:
    """Whether a subject that was matched before the transaction began is recorded under another one by now."""
    joined = set(Subject.objects.filter(merged_into__isnull=False).values_list("pk", flat=True))
    return bool(joined) and any(subject in joined for _, subject, _ in ahead.new)


def new_rows(batch: Batch, new: Iterable[tuple[Judged, int, bytes]], *, on: date) -> list[tuple[Any, ...]]:
    """Judged rows with their subjects and keys as new publications, in the order of publish.many.COLUMNS."""
    edition, number = batch.edition_id, batch.pk  # asked once: a model's attribute is slow to give
    return [
        (subject, edition, number, key, None if row.kept_because else on, *tuple(row)[SAID])
        for row, subject, key in new
    ]


def content(batch: Batch, row: Judged) -> dict[str, Any]:
    """What a correction replaces: everything the row says, in which edition, and the dates that follow from it."""
    said = {"edition_id": batch.edition_id, "details": json.loads(row.details)}
    return {name: said[name] if name in said else getattr(row, name) for name in CONTENT}


def _hold(batch: Batch, matched: Matched) -> None:
    HeldRow.objects.bulk_create(
        [
            HeldRow(
                batch=batch,
                row=row.row,
                reason=reason,
                code=row.code,
                name=row.subject_name[:200],
                authority_id=row.authority_id,
                document_number=row.document_number,
                digest=held_digest(row),
                judged=faults.as_json(row),
            )
            for row, reason in matched.held
        ],
        ignore_conflicts=True,  # the same row delivered again waits once
    )
