"""Finish what killed runs of a delivery left, or undo it."""

import logging
import time
from datetime import date
from typing import Final

from disclosure.ingest.alone import AlreadyRunning, alone, uncollected
from disclosure.ingest.delivery import Progress, load_batch, spool_of
from disclosure.ingest.spool import Spool, sweep
from disclosure.models import Batch, BatchPart

ABANDONED_AFTER: Final = 24 * 3_600  # seconds: no file takes a day to judge

_log = logging.getLogger(__name__)


def recover(progress: Progress = lambda stage, rows: None, *, replay: bool = False) -> list[tuple[Batch, bool]]:
    """What killed runs left: each unfinished batch, and whether it could be finished now.

    A batch of which nothing was written is undone. One whose judged rows are still there is finished. One whose
    rows are gone, or that the database refuses, stays unfinished until its file is delivered again. Judged rows
    that no batch needs any more, nor one that waits for release, are removed after a day. `replay`: each is finished
    as on its own day (see `ingest`).
    """
    told, needed = [], {spool_of(batch).folder.name for batch in Batch.objects.filter(status=Batch.Status.PREPARED)}
    for batch in Batch.objects.filter(status=Batch.Status.LOADING).select_related("source", "edition__item"):
        spool = spool_of(batch)
        needed.add(spool.folder.name)
        try:
            with alone(batch.sha256, batch.source_id, batch.edition_id), uncollected():
                told.append((batch, _recover_one(batch, spool, progress, batch.on if replay else None)))
        except AlreadyRunning:
            continue
        except Exception:  # its parts are whole or absent; it must not stop the deliveries of others
            _log.exception("Batch %s cannot be finished", batch.number)
            told.append((batch, False))
    sweep(needed, older_than=time.time() - ABANDONED_AFTER)
    return told


def _recover_one(batch: Batch, spool: Spool, progress: Progress, today: date | None) -> bool:
    if spool.complete:
        load_batch(batch, spool, progress, today)
    elif not BatchPart.objects.filter(batch=batch).exists():
        Batch.objects.filter(pk=batch.pk, status=Batch.Status.LOADING).update(status=Batch.Status.UNDONE)
        spool.clear()
    batch.refresh_from_db()
    return batch.status != Batch.Status.LOADING
