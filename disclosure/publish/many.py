"""Show many new publications at once: the bulk form of the first verb, for deliveries."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from disclosure import bulk
from disclosure.ledger import append_many
from disclosure.models import Change, Publication

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
    "version",
    "superseded",
    "ended_as",
    "end_reason",
)
PUBLIC_SINCE = COLUMNS.index("public_since")
SHOWN_UNTIL = COLUMNS.index("shown_until")
FIRST = (1, False, "", "")  # version, superseded, ended_as, end_reason of every new publication


@transaction.atomic
def show_many(rows: Sequence[tuple[Any, ...]], *, on: date, at: datetime) -> int:
    """Write new publications (COLUMNS without the last four) and a `shown` line for each public one.

    Returns the number of the last ledger line. Raises IntegrityError, and writes nothing, when one of the keys
    exists already.
    """
    ids = bulk.next_ids(Publication, len(rows))
    bulk.insert(Publication, ("id", *COLUMNS), [(pk, *row, *FIRST) for pk, row in zip(ids, rows, strict=True)])
    return append_many(
        [
            (
                Change.Kind.SHOWN.value,
                pk,
                on,
                1,
                row[PUBLIC_SINCE],
                row[SHOWN_UNTIL],
                None,
                "",
                None,
                None,
                "",
                None,
                at,
            )
            for pk, row in zip(ids, rows, strict=True)
            if row[PUBLIC_SINCE] is not None
        ]
    )
