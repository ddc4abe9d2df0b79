"""Append lines under the one lock on the ledger's head.

The head is locked last in a transaction, everywhere in the order rows -> head, so a long load never makes a
single approval wait for longer than one of its parts takes to number its lines.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connection, transaction

from disclosure import bulk
from disclosure.models import Change, LedgerHead

COLUMNS = (
    "kind",
    "publication_id",
    "on",
    "version",
    "public_since",
    "shown_until",
    "ended_on",
    "ended_as",
    "shielded_from",
    "shielded_until",
    "note",
    "by_id",
    "at",
)
_TELL: Final = (
    'INSERT INTO disclosure_change (seq, kind, publication_id, "on", version, public_since, shown_until,'
    " ended_on, ended_as, shielded_from, shielded_until, note, by_id, at)"
    " SELECT %s + row_number() OVER (ORDER BY id), %s, id, %s, version, public_since, shown_until,"
    " ended_on, ended_as, shielded_from, shielded_until, %s, NULL, %s"
    " FROM disclosure_publication WHERE id "
)
_AMONG: Final = {
    "postgresql": "IN (SELECT unnest(string_to_array(%s, ',')::bigint[]))",
    "sqlite": "IN (SELECT value FROM json_each('[' || %s || ']'))",
}


class Shown(NamedTuple):
    """Publications, just written, that the public may see: primary keys, the day and the moment.

    New ones, unless `kind` says what happened to them.
    """

    publications: Sequence[int]
    on: date
    at: datetime
    kind: Change.Kind = Change.Kind.SHOWN
    note: str = ""


def head() -> int:
    """Number of the last line; 0 for an empty ledger."""
    return LedgerHead.objects.values_list("seq", flat=True).first() or 0


def append(change: Change) -> Change:
    """Number and write one line. Call it as the last write of a transaction."""
    change.seq = _take(1)
    change.save(force_insert=True)
    return change


def as_row(change: Change) -> tuple[Any, ...]:
    """A line as a tuple in the order of COLUMNS, for `append_many`."""
    return tuple(getattr(change, column) for column in COLUMNS)


def append_many(rows: Sequence[tuple[Any, ...]], shown: Shown | None = None) -> int:
    """Number and write many lines: those of `shown`, then `rows` (tuples as COLUMNS); returns the last number.

    Constraints of the rows before are checked first, so that they are not checked while the head is locked.
    """
    news = len(shown.publications) if shown else 0
    if not rows and not news:
        return head()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    last = _take(news + len(rows))
    if shown and news:
        _tell(shown, last - len(rows) - news)
    first = last - len(rows) + 1
    bulk.insert(Change, ("seq", *COLUMNS), [(first + place, *row) for place, row in enumerate(rows)])
    return last


def _tell(shown: Shown, before: int) -> None:
    """One statement, so that the head stays locked no longer than the database needs for it."""
    day, moment = connection.ops.adapt_datefield_value, connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            _TELL + _AMONG[connection.vendor],
            [before, shown.kind.value, day(shown.on), shown.note, moment(shown.at), _joined(shown.publications)],
        )
        if cursor.rowcount != len(shown.publications):
            raise LookupError("A line was asked for a publication that does not exist.")


def _joined(keys: Sequence[int]) -> str:
    return ",".join(map(str, keys))


def _take(count: int) -> int:
    """Lock the head and move it on by `count`; the lock is held until the transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A ledger line belongs to the transaction of its change.")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE disclosure_ledgerhead SET seq = seq + %s WHERE id = 1 RETURNING seq",
            [count],
        )
        row = cursor.fetchone()
    if row is None:
        raise LookupError("The ledger has no head: run migrate.")
    return int(row[0])
