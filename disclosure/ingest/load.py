"""Load a judged delivery part by part, several at once where that pays; safe to repeat.

The batch's counts and faults are written with the rows they speak of.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Lock
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from disclosure.ingest import bad_rows, forked, nil
from disclosure.ingest.attach import NewSubjects
from disclosure.ingest.part import Facts, load_part
from disclosure.ingest.spool import Spool
from disclosure.models import Batch, BatchPart, Outcome

PROCESSES: Final = 2  # that load on SQLite

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
    facts = Facts.of(batch, disputed, today or timezone.localdate())

    def one(number: int) -> None:
        counter.add(load_part(facts, number, spool.read(number)))

    if len(waiting) > threads > 1 and connection.vendor == "postgresql":  # a small delivery is not worth connections
        _in_threads(one, waiting, threads)
    elif len(waiting) > PROCESSES and _may_fork():
        for rows in _in_processes(facts, spool, waiting):
            counter.add(rows)
    else:
        for number in waiting:
            one(number)
    bad_rows.keep(batch, spool)
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


@transaction.atomic
def close(batch: Batch) -> None:
    """Add up the parts, mark the batch done and drop the parts; the counts must add up to the rows read."""
    outcomes: Counter[str] = Counter()
    tally: Counter[str] = Counter(batch.tally)
    for part in BatchPart.objects.filter(batch=batch):
        outcomes.update(part.outcomes)
        tally.update(part.tally)
    if against := nil.contradicted(batch):
        tally[nil.CONTRADICTED] = against
    Batch.objects.filter(pk=batch.pk, status=Batch.Status.LOADING).update(
        **{outcome.value: outcomes[outcome.value] for outcome in Outcome},
        rows_read=sum(outcomes.values()),
        tally=dict(sorted(tally.items())),
        status=Batch.Status.DONE,
        finished_at=timezone.now(),
    )
    BatchPart.objects.filter(batch=batch).delete()
    batch.refresh_from_db()


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


def _may_fork() -> bool:
    """Whether other processes can write to this SQLite file: not to one in memory, nor within our own transaction."""
    lite = connection.vendor == "sqlite" and not connection.in_atomic_block
    return lite and not connection.is_in_memory_db() and forked.possible()  # type: ignore[attr-defined]


def _in_processes(facts: Facts, spool: Spool, numbers: list[int]) -> Iterator[int]:
    """SQLite has one writer: while a process writes a part, another one reads and matches the next."""
    turn = forked.lock()

    def one(number: int) -> int:
        rows = spool.read(number)
        try:
            ahead = facts.matched(rows, create=False)
        except NewSubjects:
            ahead = None
        with turn:
            return load_part(facts, number, rows, ahead)

    connection.close()  # a connection must not be taken through a fork
    yield from forked.work(one, numbers, PROCESSES)
