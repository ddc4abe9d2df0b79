"""Write many rows of one table at once: COPY on PostgreSQL, one prepared INSERT on SQLite.

For rows whose values are already what the column holds; model defaults, save() and signals are not involved.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django.db import connection, models


def insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert tuples in the order of `columns` (attribute names, e.g. subject_id). JSON columns take JSON text.

    Raises IntegrityError as a single insert would; then nothing of the rows is written.
    """
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(_column(model, name)) for name in columns)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({names}) FROM STDIN", rows)
    else:
        places = ", ".join(["%s"] * len(columns))
        adapters = [_ADAPTERS.get(_internal_type(model, name)) for name in columns]
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", _adapted(rows, adapters))


def next_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for `count` new rows: drawn from the sequence on PostgreSQL, the next free ones on SQLite.

    On SQLite the caller is the only writer, because every transaction there begins with the write lock.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        first = cursor.fetchone()[0] + 1
    return list(range(first, first + count))


def _copy(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    # Django translates what execute() raises, but not what COPY does.
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _adapted(rows: Sequence[tuple[Any, ...]], adapters: list[Callable[[Any], Any] | None]) -> Any:
    needed = [(place, adapter) for place, adapter in enumerate(adapters) if adapter]
    for row in rows:
        values = list(row)
        for place, adapter in needed:
            if values[place] is not None:
                values[place] = adapter(values[place])
        yield values


def _column(model: type[models.Model], name: str) -> str:
    return str(_field(model, name).column)


def _internal_type(model: type[models.Model], name: str) -> str:
    return _field(model, name).get_internal_type()


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return cast("models.Field[Any, Any]", model._meta.get_field(name.removesuffix("_id")))


@lru_cache(maxsize=20_000)
def _iso(day: date) -> str:
    return day.isoformat()


def _moment(value: datetime) -> str:
    return str(connection.ops.adapt_datetimefield_value(value))


def _hex(value: UUID) -> str:
    return value.hex


def _plain(value: Decimal) -> str:
    return f"{value:f}"


_ADAPTERS: dict[str, Callable[[Any], Any]] = {
    "DateField": _iso,
    "DateTimeField": _moment,
    "UUIDField": _hex,
    "DecimalField": _plain,
}
