"""The baseline of a bulk load: a bare COPY of the finished rows into the same indexed tables of a twin database."""

import time
from collections.abc import Mapping
from pathlib import Path

import psycopg
from django.db import connection

TWIN = "twin"
Connection = psycopg.Connection[tuple[object, ...]]


def prepare() -> None:
    """Copy the database as it is before the load; nobody may be connected to it meanwhile."""
    name = connection.settings_dict["NAME"]
    connection.close()
    with _connect("postgres") as administrator:
        administrator.execute(f'CREATE DATABASE "{TWIN}" TEMPLATE "{name}"')


def copy_seconds(tables: Mapping[str, str], folder: Path) -> float:
    """Seconds PostgreSQL needs to COPY rows into the twin: `tables` maps each table, in the order of its foreign
    keys, to the condition its finished rows meet. Each table is one COPY, committed.
    """
    total = 0.0
    with _connect(connection.settings_dict["NAME"]) as full, _connect(TWIN) as twin:
        for table, condition in tables.items():
            file = folder / f"{table}.copy"
            rows = f"SELECT * FROM {table} WHERE {condition}"
            with file.open("wb") as out, full.cursor().copy(f"COPY ({rows}) TO STDOUT (FORMAT binary)") as copy:
                for part in copy:
                    out.write(part)
            total += _copy_in(twin, table, file)
            file.unlink()
    return total


def _copy_in(twin: Connection, table: str, file: Path) -> float:
    started = time.perf_counter()
    statement = f"COPY {table} FROM STDIN (FORMAT binary)"
    with file.open("rb") as source, twin.transaction(), twin.cursor().copy(statement) as copy:
        while part := source.read(1 << 20):
            copy.write(part)
    return time.perf_counter() - started


def _connect(database: str) -> Connection:
    known = connection.get_connection_params()
    wanted = {key: known[key] for key in ("host", "port", "user", "password") if known.get(key)}
    return psycopg.connect(**wanted, dbname=database, autocommit=True)
