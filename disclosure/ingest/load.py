"""Write judged rows: one transaction a part, safe to repeat, the ledger's head locked last.

The batch's counts and faults are written with the rows they speak of.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Lock
from typing import Any, Final

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from disclosure import bulk
from disclosure.ingest import faults, lookup
from disclosure.ingest.matching import Matched, match
from disclosure.ingest.row import Judged, Refusal
from disclosure.ingest.spool import Spool
from disclosure.models import Batch, BatchPart, Fault, HeldRow, Outcome
from disclosure.publish import CONTENT, DELIVERED, Correction, Delivered, NotOnShow, deliver

SAID: Final = slice(Judged._fields.index(DELIVERED[0]), Judged._fields.index(DELIVERED[-1]) + 1)
DEADLOCK: Final = "40P01"
TRIES: Final = 5  # a part is tried again when another load wrote one of its keys meanwhile

Progress = Callable[[int], None]


def load(
    batch: Batch,
    spool: Spool,
    *,
    today: date | None = None,
    threads: int = 1,
    progress: Progress = lambda rows: None,
) -> None:
    """Load every part of a complete spool that is not in yet, then close the batch. Safe to repeat.

    `today` is the day by which a record is over, whatever day the delivery is of.
    """
    disputed, parts = spool.summary()
    done = set(BatchPart.objects.filter(batch=batch).values_list("number", flat=True))
    waiting = [number for number in range(parts) if number not in done]
    counter = _Counter(progress)
    now = today or timezone.localdate()

    def one(number: int) -> None:
        counter.add(load_part(batch, number, spool.read(number), disputed, today=now))

    if len(waiting) > threads > 1 and connection.vendor == "postgresql":  # a small delivery is not worth connections
        _in_threads(one, waiting, threads)
    else:
        for number in waiting:
            one(number)
    close(batch)
    spool.clear()


class _Counter:
    """Rows loaded so far, told to whoever watches, by several threads."""

    def __init__(self, progress: Progress) -> None:
        self._rows, self._lock, self._progress = 0, Lock(), progress
        progress(0)

    def add(self, rows: int) -> None:
        """Count a part."""
        with self._lock:
            self._rows += rows
            self._progress(self._rows)


def load_part(
    batch: Batch, number: int, rows: list[Judged | Refusal], disputed: frozenset[bytes] = frozenset(), *, today: date
) -> int:
    """Load one part; returns its rows. A part that is in already is left alone."""
    for attempt in range(TRIES):
        try:
            _load_part(batch, number, rows, disputed, today)
        except (IntegrityError, NotOnShow, OperationalError) as problem:
            if BatchPart.objects.filter(batch=batch, number=number).exists():
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
def _load_part(
    batch: Batch, number: int, rows: list[Judged | Refusal], disputed: frozenset[bytes], today: date
) -> None:
    lookup.by_index()
    matched = match(batch, rows, disputed, today)
    now = timezone.now()
    tally = Counter(finding.rule for remark in matched.remarks for finding in remark.findings)
    bulk.insert(Fault, faults.COLUMNS, faults.rows(batch, matched.remarks))
    _hold(batch, matched)
    BatchPart.objects.create(batch=batch, number=number, outcomes=dict(matched.outcomes), tally=dict(tally))
    delivered = Delivered(
        new=_new(batch, matched.new),
        corrections=[Correction(publication, _content(batch, row), batch) for publication, row in matched.corrections],
        annulments=[(publication, row.reason) for publication, row in matched.annulments],
    )
    deliver(delivered, on=batch.on, at=now, today=today)


@transaction.atomic
def close(batch: Batch) -> None:
    """Add up the parts, mark the batch done and drop the parts; the counts must add up to the rows read."""
    outcomes: Counter[str] = Counter()
    tally: Counter[str] = Counter(batch.tally)
    for part in BatchPart.objects.filter(batch=batch):
        outcomes.update(part.outcomes)
        tally.update(part.tally)
    Batch.objects.filter(pk=batch.pk, status=Batch.Status.LOADING).update(
        **{outcome.value: outcomes[outcome.value] for outcome in Outcome},
        rows_read=sum(outcomes.values()),
        tally=dict(sorted(tally.items())),
        status=Batch.Status.DONE,
        finished_at=timezone.now(),
    )
    BatchPart.objects.filter(batch=batch).delete()
    batch.refresh_from_db()


def _new(batch: Batch, new: Iterable[tuple[Judged, int, bytes]]) -> list[tuple[Any, ...]]:
    """Judged rows with their subjects and keys as new publications, in the order of publish.many.COLUMNS."""
    edition, number, on = batch.edition_id, batch.pk, batch.on  # asked once: a model's attribute is slow to give
    return [
        (subject, edition, number, key, None if row.kept_because else on, *tuple(row)[SAID])
        for row, subject, key in new
    ]


def _content(batch: Batch, row: Judged) -> dict[str, Any]:
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
                digest=faults.held_digest(row),
                judged=faults.as_json(row),
            )
            for row, reason in matched.held
        ],
        ignore_conflicts=True,  # the same row delivered again waits once
    )


def _in_threads(one: Callable[[int], None], numbers: list[int], threads: int) -> None:
    """Several connections write at once; the database works on one part while the next is prepared."""

    def some(mine: list[int]) -> None:
        try:
            for number in mine:
                one(number)
        finally:
            connection.close()  # each thread has its own, and nobody else closes it

    with ThreadPoolExecutor(threads, thread_name_prefix="load") as pool:
        list(pool.map(some, [numbers[start::threads] for start in range(threads)]))
