"""Ask one question about thousands of values at once, on both databases."""

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any, Final

from django.db import connection

VALUES: Final = 10_000  # SQLite takes 32,766 parameters in a statement
APART: Final = "\x1f"  # a normalised code, a folded name or a digest never holds it

# On PostgreSQL the values travel as one text: quoting thousands one by one costs more than finding the rows. They
# are joined, not compared with an array: for a long array the planner reads the whole index and compares each entry.
_JOINED: Final[dict[type, str]] = {
    str: "IN (SELECT unnest(string_to_array(%s, E'\\x1f')))",
    int: "IN (SELECT unnest(string_to_array(%s, E'\\x1f')::bigint[]))",
    bytes: "IN (SELECT decode(value, 'hex') FROM unnest(string_to_array(%s, E'\\x1f')) AS value)",
}


def by_index() -> None:
    """Let the lookups of this transaction probe indexes: a few thousand keys never justify reading a table whole.

    The planner knows a table that grows during the load only from its last ANALYZE, and would.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;"
                " SET LOCAL max_parallel_workers_per_gather = 0"
            )


def select_in(statement: str, values: Collection[Any]) -> list[tuple[Any, ...]]:
    """Rows of a statement whose `{}` stands for "is one of these values": all str, all int or all bytes."""
    if not values:
        return []
    values = sorted(values)  # neighbours in an index are then asked for one after the other
    if connection.vendor == "postgresql":
        kind = type(values[0])
        joined = APART.join(value.hex() if kind is bytes else str(value) for value in values)
        return _rows(statement.format(_JOINED[kind]), [joined])
    return _in_turns(statement, values)


def _in_turns(statement: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    remaining, found = iter(values), []
    while some := list(islice(remaining, VALUES)):
        found += _rows(statement.format(f"IN ({', '.join(['%s'] * len(some))})"), some)
    return found


def _rows(statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
