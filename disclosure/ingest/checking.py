"""Judge a file without keeping anything: what a delivery of it would do now."""

import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from disclosure.ingest import delivery
from disclosure.ingest.forecast import Forecast, forecast
from disclosure.ingest.part import Facts
from disclosure.models import Batch

NEVER: Final = 2**62  # the key of a batch that is never saved


def check(path: Path, *, source: str, item: str, on: date, procedure: str = "") -> tuple[Batch, Forecast]:
    """What the file would do, with a batch that is not saved. Raises Refused and NotDeliverable."""
    new, opened = delivery.started(path, source=source, item=item, on=on, procedure=procedure, today=on)
    new = replace(new, purpose=f"check {uuid.uuid4()}")
    batch = Batch(pk=NEVER, source=new.source, edition=new.edition, on=on, sha256=new.sha256, procedure=procedure)
    try:
        delivery.judged(new, opened, lambda stage, rows: None)
        told = forecast(Facts.of(batch, new.spool.summary()[0], on), new.spool)
    finally:
        new.spool.clear()
    batch.expected, batch.rows_read = told.expected(), sum(told.outcomes.values())
    return batch, told
