"""What one part of a delivery does to the public record, in one transaction with all its ledger lines at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction

from disclosure import bulk
from disclosure.ledger import append_many, as_row
from disclosure.models import Batch, Change, Publication
from disclosure.publish.writing import end, line_of, replace

# A new publication as a tuple, in this order. `public_since` is None for one that is kept, not public.
COLUMNS = (
    "ref",
    "subject_id",
    "edition_id",
    "authority_id",
    "batch_id",
    "document_number",
    "document_key",
    "decided_on",
    "severity",
    "penalty_kinds",
    "fine",
    "confiscated",
    "region_code",
    "counted_from",
    "public_since",
    "repairable_from",
    "shown_until",
    "ends",
    "review_on",
    "kept_because",
    "key",
    "digest",
    "salt",
    "flags",
    "details",
)
FIRST = {"version": 1, "superseded": False, "ended_as": "", "end_reason": ""}  # of every new publication
PUBLIC_SINCE = COLUMNS.index("public_since")
SHOWN_UNTIL = COLUMNS.index("shown_until")

Line = tuple[Any, ...]


class Correction(NamedTuple):
    """New content of a publication (column name -> value, with its digest) and the batch that brought it."""

    publication: Publication
    new: dict[str, Any]
    batch: Batch


@dataclass(slots=True)
class Delivered:
    """What a part asks for: new publications (tuples as COLUMNS), corrections, and records taken back."""

    new: list[tuple[Any, ...]] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    annulments: list[tuple[Publication, str]] = field(default_factory=list)


@transaction.atomic
def deliver(delivered: Delivered, *, on: date, at: datetime) -> int:
    """Show, correct and annul what a part of a delivery holds; returns the number of the last ledger line.

    Rows first, then the ledger's head, so that loads and single approvals never wait for each other in a circle.
    Raises IntegrityError when one of the new keys exists already, NotOnShow when a publication changed meanwhile;
    then nothing is written.
    """
    lines = _show(delivered.new, on, at)
    _lock_in_one_order(delivered)
    for publication, new, batch in delivered.corrections:
        kind = replace(publication, new, batch=batch, on=on)
        if kind:
            lines.append(as_row(line_of(publication, kind, on=on)))
    for publication, reason in delivered.annulments:
        if end(publication, Publication.EndedAs.ANNULLED, on=on, reason=reason):
            lines.append(as_row(line_of(publication, Change.Kind.ENDED, on=on, note=reason)))
    return append_many(lines)


def show_many(rows: Sequence[tuple[Any, ...]], *, on: date, at: datetime) -> int:
    """Show many new publications at once (tuples in the order of COLUMNS); see `deliver`."""
    return deliver(Delivered(new=list(rows)), on=on, at=at)


def _lock_in_one_order(delivered: Delivered) -> None:
    """Else two loads of the same records in different order wait for each other; SQLite has one writer."""
    touched = [correction.publication.pk for correction in delivered.corrections]
    touched += [publication.pk for publication, _ in delivered.annulments]
    if touched and connection.features.has_select_for_update:
        rows = Publication.objects.filter(pk__in=touched).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))


def _show(rows: list[tuple[Any, ...]], on: date, at: datetime) -> list[Line]:
    ids = bulk.next_ids(Publication, len(rows))
    first = tuple(FIRST.values())
    bulk.insert(Publication, ("id", *COLUMNS, *FIRST), [(pk, *row, *first) for pk, row in zip(ids, rows, strict=True)])
    nothing_ended = (None, "", None, None, "", None, at)
    return [
        (Change.Kind.SHOWN.value, pk, on, 1, row[PUBLIC_SINCE], row[SHOWN_UNTIL], *nothing_ended)
        for pk, row in zip(ids, rows, strict=True)
        if row[PUBLIC_SINCE] is not None
    ]
