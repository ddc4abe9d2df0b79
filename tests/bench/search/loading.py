"""Millions of invented subjects, quickly: rows as any creation writes them, copied in side by side, indexes afterwards.

Only for measuring: no guard looks on. An index made so is as dense as one that its nightly maintenance has tidied.
"""

import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from itertools import islice

import psycopg
from django.db import connection, transaction

from disclosure import codes
from disclosure.names import fold, keys
from tests.bench.search.names import invented

PART = 50_000
TABLES = ("disclosure_subject", "disclosure_subjectidentifier", "disclosure_subjectname")
COLUMNS = (
    "id, ref, kind, status, name, place, ent_type, last_four, registered_on",
    "id, subject_id, kind, value, status",
    "id, subject_id, kind, value, folded, search_keys",
)
MEMORY = "1GB"  # for making one index
_REST = (
    "SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
    " WHERE indrelid = ANY(%(tables)s::regclass[]) AND NOT indisunique UNION ALL"
    " SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),"
    " format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))"
    " FROM pg_constraint WHERE conrelid = ANY(%(tables)s::regclass[]) AND contype = 'u'"
)


def copied(count: int) -> None:
    """So many subjects into an empty database, in whole parts of PART."""
    if connection.vendor == "postgresql":
        _side_by_side(count)
    else:
        _one_by_one(count)


def _one_by_one(count: int) -> None:
    """SQLite has one writer; its guards put the names into their index."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        for start in range(0, count, PART):
            rows = list(_rows(start))
            with transaction.atomic():
                for place, (table, columns) in enumerate(zip(TABLES, COLUMNS, strict=True)):
                    wanted = ", ".join(["%s"] * len(rows[0][place]))
                    cursor.executemany(
                        f"INSERT INTO {table} ({columns}) VALUES ({wanted})", [row[place] for row in rows]
                    )


def _side_by_side(count: int) -> None:
    address = connection.get_connection_params() | {"autocommit": True}
    address = {key: value for key, value in address.items() if key in ("host", "port", "user", "password", "dbname")}
    with _indexes_afterwards(), ProcessPoolExecutor(2) as workers:
        list(workers.map(_copy, range(0, count, PART), [address] * -(-count // PART)))
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


@contextmanager
def _indexes_afterwards() -> Iterator[None]:
    """Everything that a row would be put into one by one, put up again when all rows are there."""
    with connection.cursor() as cursor:
        cursor.execute(_REST, {"tables": list(TABLES)})
        found = cursor.fetchall()
        for drop, _ in found:
            cursor.execute(drop)
        yield
        cursor.execute(f"SET maintenance_work_mem = '{MEMORY}'")
        for _, make in found:
            cursor.execute(make)


def _copy(start: int, address: dict[str, str]) -> None:
    """One part: its rows of each table, in a transaction of its own."""
    rows = list(_rows(start))
    with psycopg.connect(**address) as database:
        database.execute("SET session_replication_role = replica")
        for place, (table, columns) in enumerate(zip(TABLES, COLUMNS, strict=True)):
            with database.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row[place])


def _rows(start: int) -> Iterator[tuple[tuple[object, ...], ...]]:
    for pk, (name, area) in enumerate(islice(invented(PART, seed=start), PART), start + 1):
        folded = fold(name)
        yield (
            (
                pk,
                uuid.uuid4().hex,
                "organisation",
                "",
                name,
                "",
                "",
                "",
                date(2000 + pk % 26, 1 + pk % 12, 1 + pk % 28),
            ),
            (pk, pk, "uscc", codes.make(f"91{area}{pk:09d}"[:17]), "current"),
            (pk, pk, "current", name, folded, keys(name, folded)),
        )
