"""The baseline: a bare COPY of the finished rows into the same indexed tables of a twin database."""

import time
from pathlib import Path

import psycopg
from django.db import connection

from disclosure.models import Batch

TWIN = "twin"
# The rows a delivery makes, in the order their foreign keys ask for.
TABLES = {
    "disclosure_batch": "id = {batch}",
    "disclosure_publication": "batch_id = {batch}",
    "disclosure_fault": "batch_id = {batch}",
    "disclosure_change": "publication_id IN (SELECT id FROM disclosure_publication WHERE batch_id = {batch})",
}


def prepare() -> None:
    """Copy the database as it is before the delivery; nobody may be connected to it meanwhile."""
    name = connection.settings_dict["NAME"]
    connection.close()
    with _connect("postgres") as administrator:
        administrator.execute(f'CREATE DATABASE "{TWIN}" TEMPLATE "{name}"')


def copy_seconds(batch: Batch, folder: Path) -> float:
    """Seconds PostgreSQL needs to COPY the rows of a batch into the twin, each table once, committed."""
    total = 0.0
    with _connect(connection.settings_dict["NAME"]) as full, _connect(TWIN) as twin:
        for table, condition in TABLES.items():
            file = folder / f"{table}.copy"
            rows = f"SELECT * FROM {table} WHERE {condition.format(batch=batch.pk)}"
            with file.open("wb") as out, full.cursor().copy(f"COPY ({rows}) TO STDOUT (FORMAT binary)") as copy:
                for part in copy:
                    out.write(part)
            total += _copy_in(twin, table, file)
            file.unlink()
    return total


def _copy_in(twin: "psycopg.Connection[tuple[object, ...]]", table: str, file: Path) -> float:
    started = time.perf_counter()
    with twin.transaction(), file.open("rb") as source:
        with twin.cursor().copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
            while part := source.read(1 << 20):
                copy.write(part)
    return time.perf_counter() - started


def _connect(database: str) -> "psycopg.Connection[tuple[object, ...]]":
    known = connection.get_connection_params()
    wanted = {key: known[key] for key in ("host", "port", "user", "password") if known.get(key)}
    return psycopg.connect(**wanted, dbname=database, autocommit=True)
