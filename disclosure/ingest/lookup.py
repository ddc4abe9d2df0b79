"""Ask one question about thousands of values at once, on both databases."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, Final

from django.db import connection

VALUES: Final = 10_000  # SQLite takes 32,766 parameters in a statement


def select_in(statement: str, values: Collection[Any]) -> Iterator[tuple[Any, ...]]:
    """Rows of a statement whose `{}` stands for "is one of these values"."""
    if not values:
        return
    if connection.vendor == "postgresql":
        yield from _rows(statement.format("= ANY(%s)"), [list(values)])
        return
    remaining = iter(values)
    while some := list(islice(remaining, VALUES)):
        yield from _rows(statement.format(f"IN ({', '.join(['%s'] * len(some))})"), some)


def _rows(statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
