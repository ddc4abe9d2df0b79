"""One delivery from file to closed batch: open, judge everything, then write."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as datetime_time
from pathlib import Path
from typing import Any, Final

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.ingest.alone import alone, uncollected
from disclosure.ingest.brief import NotDeliverable, asks_two_people, brief, choose_edition, find
from disclosure.ingest.judge import Judge
from disclosure.ingest.load import load
from disclosure.ingest.opening import Opened, open_delivery
from disclosure.ingest.personal import mask, visible
from disclosure.ingest.spool import Spool, judge_all, processes_for, spool_name
from disclosure.models import Batch, ItemEdition, Source

SQLITE_ROWS: Final = 200_000  # a million rows would hold the only write lock too long (rules.md S-45)
# Rows of a part, judged together and written in one transaction. On PostgreSQL the ledger's head stays locked while
# a part numbers its lines, and approvals wait for it; on SQLite fewer, larger transactions are quicker.
PART_ROWS: Final = {"postgresql": 1_500, "sqlite": 25_000}
THREADS: Final = 2  # connections that write at once on PostgreSQL; with a third an approval waits three times as long

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file to be ingested: by which source, on which day, under which procedure flag."""

    path: Path
    source: Source
    edition: ItemEdition
    sha256: str
    on: date
    procedure: str = ""
    purpose: str = ""  # of what is judged for itself alone

    @property
    def spool(self) -> Spool:
        """Where its judged rows wait: the same place for the same file, source, edition, day and flag."""
        facts = (self.source.pk, self.edition.pk, self.on.isoformat(), self.procedure)
        return Spool(spool_name(self.sha256, *facts, *filter(None, [self.purpose])))


def ingest(
    path: Path,
    *,
    source: str,
    item: str,
    on: date,
    by: User | None = None,
    released_by: User | None = None,
    procedure: str = "",
    progress: Progress = lambda stage, rows: None,
    today: date | None = None,
) -> Batch:
    """Ingest one file and return its closed batch; the same file again changes nothing but is a batch of its own.

    `on` is the day of delivery, today or earlier; `today` is told only by who replays the past, as the demo does.
    Judges the whole file before the first write. Raises Refused (the file), NotDeliverable (source, item, mandate, or
    a mandate that asks for two people who are not named), AlreadyRunning. A killed run leaves either nothing, or
    parts that the next start finishes (`recovering`).
    """
    today = today or timezone.localdate()
    delivery, opened = started(path, source=source, item=item, on=on, procedure=procedure, today=today)
    same = {"source": delivery.source, "edition": delivery.edition, "sha256": delivery.sha256}
    if left := Batch.objects.filter(**same, status=Batch.Status.LOADING).first():
        return resume(left, path, progress, today)
    people = _people(delivery, by, released_by, today)
    with alone(delivery.sha256, delivery.source.pk, delivery.edition.pk), uncollected():
        if waiting := Batch.objects.filter(**same, status=Batch.Status.PREPARED).first():
            told = _("This file was delivered already and waits for release: batch %(number)s.")
            raise NotDeliverable(told % {"number": waiting.number})
        judge = judged(delivery, opened, progress)
        batch = record(delivery, opened, judge, **people)
        load_batch(batch, delivery.spool, progress, today)
    return batch


def started(path: Path, *, source: str, item: str, on: date, procedure: str, today: date) -> tuple["Delivery", Opened]:
    """A delivery with its file opened: whose, of what and in which edition. Raises Refused and NotDeliverable."""
    if on > today:
        raise NotDeliverable(_("The day of delivery is in the future."))
    found_source, found_item = find(source, item)
    opened = _open(path)
    edition = choose_edition(found_item, opened.headers)
    return Delivery(path, found_source, edition, sha256_of(path), on, procedure), opened


def moment_of(day: date) -> datetime:
    """Now, or noon of a day that is replayed."""
    now = timezone.now()
    return now if day == timezone.localdate(now) else timezone.make_aware(datetime.combine(day, datetime_time(12)))


def _people(delivery: "Delivery", by: User | None, released_by: User | None, today: date) -> dict[str, Any]:
    """Who delivers and who releases, where the mandate asks for two people (rules.md S-36)."""
    if not asks_two_people(delivery.source, delivery.edition.item):
        return {"by": by}
    if by is None or released_by is None or by == released_by:
        raise NotDeliverable(
            _("The mandate asks for two people: name one who delivers and another one who releases the delivery.")
        )
    return {"by": by, "needs_release": True, "released_by": released_by, "released_at": moment_of(today)}


def resume(batch: Batch, path: Path, progress: Progress = lambda stage, rows: None, today: date | None = None) -> Batch:
    """Finish an interrupted batch from its own file, judged as on its own day."""
    opened = _open(path)
    delivery = Delivery(path, batch.source, batch.edition, batch.sha256, batch.on, batch.procedure)
    with alone(batch.sha256, batch.source_id, batch.edition_id), uncollected():
        if not delivery.spool.complete:
            judged(delivery, opened, progress)
        load_batch(batch, delivery.spool, progress, today)
    return batch


def spool_of(batch: Batch) -> Spool:
    """Where the judged rows of a recorded batch wait."""
    facts = (batch.source_id, batch.edition_id, batch.on.isoformat(), batch.procedure)
    return Spool(spool_name(batch.sha256, *facts))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(path: Path) -> Opened:
    """In slices where several processes will read it: for one, reading it in a row is as quick."""
    most = SQLITE_ROWS if connection.vendor == "sqlite" else None
    return open_delivery(path, max_rows=most, slicing=path.is_file() and processes_for(path.stat().st_size) > 1)


def judged(delivery: Delivery, opened: Opened, progress: Progress) -> Judge:
    """Judge the whole file into its spool. Raises Refused for what reading on may find, NotDeliverable."""
    facts = brief(delivery.source, delivery.edition, on=delivery.on, procedure=delivery.procedure)
    judge = Judge(facts, opened.headers)
    judge_all(
        judge,
        opened,
        delivery.spool,
        rows=PART_ROWS[connection.vendor],
        processes=processes_for(delivery.path.stat().st_size),
        progress=lambda rows: progress(str(_("judged")), rows),
    )
    return judge


def record(delivery: Delivery, opened: Opened, judge: Judge, **facts: Any) -> Batch:
    """The batch of this delivery with `facts` as its columns; where a killed run left one, that one goes on."""
    same = {"source": delivery.source, "edition": delivery.edition, "sha256": delivery.sha256}
    try:
        with transaction.atomic():
            return Batch.objects.create(
                **same,
                on=delivery.on,
                file_name=visible(mask(delivery.path.name)[0])[:255],
                encoding=opened.encoding,
                procedure=delivery.procedure,
                tally={f"{finding.rule}: {finding.column}": 1 for finding in judge.file_findings()},
                **facts,
            )
    except IntegrityError:
        return Batch.objects.get(**same, status=facts.get("status", Batch.Status.LOADING))


def load_batch(batch: Batch, spool: Spool, progress: Progress, today: date | None = None) -> None:
    """Load every part that is not in yet and close the batch; the caller holds the lock of the file (`alone`)."""
    load(batch, spool, today=today, threads=THREADS, progress=lambda rows: progress(str(_("loaded")), rows))
