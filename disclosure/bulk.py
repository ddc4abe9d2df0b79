"""Write many rows of one table at once: COPY on PostgreSQL, one prepared INSERT on SQLite.

For rows whose values are already what the column holds; model defaults, save() and signals are not involved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, cast
from uuid import UUID

from django.db import connection, models


def insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert tuples in the order of `columns` (attribute names, e.g. subject_id). JSON columns take JSON text.

    Raises IntegrityError as a single insert would; then nothing of the rows is written.
    """
    if rows:
        insert_columns(model, dict(zip(columns, zip(*rows, strict=True), strict=True)))


def insert_columns(model: type[models.Model], columns: Mapping[str, Iterable[Any]]) -> None:
    """The same for rows that are at hand column by column: of equal length, or without end (itertools.repeat).

    Raises ValueError for columns of different lengths.
    """
    if len({len(values) for values in columns.values() if isinstance(values, Sized)}) > 1:
        raise ValueError("a row lacks a value")
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(_column(model, name)) for name in columns)
    values: Any = _adapted(model, columns)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({names}) FROM STDIN", values)
    else:
        places = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", values)


def next_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for `count` new rows: drawn from the sequence on PostgreSQL, the next free ones on SQLite.

    On SQLite the caller is the only writer, because every transaction there begins with the write lock.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "WITH ids AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS drawn)"
                " SELECT nextval(drawn) FROM ids, generate_series(1, %s)",
                [table, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        first = cursor.fetchone()[0] + 1
    return list(range(first, first + count))


def _copy(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    # Django translates what execute() raises, but not what COPY does.
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _adapted(model: type[models.Model], columns: Mapping[str, Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver takes them fastest. By column, because a loop over each row's values takes longer."""
    adapters = _ADAPTERS[connection.vendor]
    found = [(adapters.get(_internal_type(model, name)), values) for name, values in columns.items()]
    return zip(*(map(adapter, values) if adapter else values for adapter, values in found), strict=False)


def _column(model: type[models.Model], name: str) -> str:
    return str(_field(model, name).column)


def _internal_type(model: type[models.Model], name: str) -> str:
    return _field(model, name).get_internal_type()


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return cast("models.Field[Any, Any]", model._meta.get_field(name.removesuffix("_id")))


@lru_cache(maxsize=20_000)
def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@lru_cache(maxsize=16)
def _moment(value: datetime | None) -> str | None:
    return None if value is None else str(connection.ops.adapt_datetimefield_value(value))


def _hex(value: UUID | str | None) -> str | None:
    return value.hex if isinstance(value, UUID) else value


@lru_cache(maxsize=20_000)
def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


_TEXTS: Final[dict[str, Callable[[Any], Any]]] = {"DateField": _iso, "UUIDField": _hex, "DecimalField": _plain}
# PostgreSQL reads its own dates from text; text made here costs a third of what the driver's own takes.
_ADAPTERS: Final = {"postgresql": _TEXTS, "sqlite": _TEXTS | {"DateTimeField": _moment}}
