"""What one part of a delivery does to the public record, in one transaction with all its ledger lines at the end."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import repeat
from typing import Any, NamedTuple

from django.db import connection, transaction

from disclosure import bulk
from disclosure.ledger import Shown, append_many, as_row
from disclosure.models import Batch, Change, Publication, TakenBack
from disclosure.publish.writing import DELIVERED, end, line_of, replace

# A new publication as a tuple, in this order. `public_since` is None for one that is kept, not public.
COLUMNS = ("subject_id", "edition_id", "batch_id", "key", "public_since", *DELIVERED)
FIRST = {"version": 1, "superseded": False, "ended_as": "", "end_reason": ""}  # of every new publication
REF_BYTES, SALT_BYTES = 16, 16
_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))  # two bits of a reference are not random


class Correction(NamedTuple):
    """New content of a publication (column name -> value, with its digest) and the batch that brought it."""

    publication: Publication
    new: dict[str, Any]
    batch: Batch


class Annulment(NamedTuple):
    """A record its source takes back, the public reason, and the batch that says so; or removes, being cured."""

    publication: Publication
    reason: str
    batch: Batch
    ended_as: Publication.EndedAs = Publication.EndedAs.ANNULLED


@dataclass(slots=True)
class Delivered:
    """What a part asks for: new publications (tuples as COLUMNS), corrections, and records taken back."""

    new: list[tuple[Any, ...]] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    annulments: list[Annulment] = field(default_factory=list)
    note: str = ""  # why records are corrected, where a person said so


@transaction.atomic
def deliver(delivered: Delivered, *, on: date, at: datetime, today: date | None = None) -> int:
    """Show, correct and annul what a part of a delivery holds; returns the number of the last ledger line.

    `today` is the day it really is, where the delivery is of an earlier day `on`: what is over by then stays over.

    Rows first, then the ledger's head, so that loads and single approvals never wait for each other in a circle.
    Raises IntegrityError when one of the new keys exists already, NotOnShow when a publication changed meanwhile;
    then nothing is written.
    """
    shown = Shown(_write(delivered.new), on, at)
    lines = []
    _lock_in_one_order(delivered)
    for publication, new, batch in delivered.corrections:
        kind = replace(publication, new, batch=batch, on=on, today=today or on)
        if kind:
            lines.append(as_row(line_of(publication, kind, on=on, note=delivered.note)))
    for publication, reason, batch, ended_as in delivered.annulments:
        TakenBack.objects.create(batch=batch, publication=publication)
        if end(publication, ended_as, on=on, reason=reason):
            lines.append(as_row(line_of(publication, Change.Kind.ENDED, on=on, note=reason)))
    return append_many(lines, shown)


def show_many(rows: Sequence[tuple[Any, ...]], *, on: date, at: datetime) -> int:
    """Show many new publications at once (tuples in the order of COLUMNS); see `deliver`."""
    return deliver(Delivered(new=list(rows)), on=on, at=at)


def _lock_in_one_order(delivered: Delivered) -> None:
    """Else two loads of the same records in different order wait for each other; SQLite has one writer."""
    touched = [correction.publication.pk for correction in delivered.corrections]
    touched += [annulment.publication.pk for annulment in delivered.annulments]
    if touched and connection.features.has_select_for_update:
        rows = Publication.objects.filter(pk__in=touched).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))


def _write(rows: list[tuple[Any, ...]]) -> list[int]:
    """Write new publications, each with a reference and a salt of its own; returns the keys of the public ones."""
    if not rows:
        return []
    ids = bulk.next_ids(Publication, len(rows))
    said = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    bulk.insert_columns(Publication, _own(ids) | said | {column: repeat(value) for column, value in FIRST.items()})
    return [pk for pk, since in zip(ids, said["public_since"], strict=True) if since is not None]


def _own(ids: list[int]) -> dict[str, Iterable[Any]]:
    """For each key a random reference (RFC 9562, version 4) and salt; the system is asked for all of them at once."""
    refs = os.urandom(len(ids) * REF_BYTES).hex()
    salts = os.urandom(len(ids) * SALT_BYTES)
    apart = (refs[place : place + 2 * REF_BYTES] for place in range(0, len(refs), 2 * REF_BYTES))
    return {
        "id": ids,
        "ref": [f"{ref[:12]}4{ref[13:16]}{_VARIANT[ref[16]]}{ref[17:]}" for ref in apart],
        "salt": [salts[place : place + SALT_BYTES] for place in range(0, len(salts), SALT_BYTES)],
    }
