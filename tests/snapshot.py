"""The database as it is once the reference data are in, to go back to after a test that wrote for good.

Emptying every table and loading the registers anew takes half a second each time; copying them back takes a tenth.
"""

from typing import Any, Protocol

from django.apps import apps
from django.db import connection


class Snapshot(Protocol):
    """What a test database is put back to."""

    def restore(self, connection: Any) -> None: ...


def take() -> Snapshot:
    """Keep what the database holds now."""
    return OfPostgresql() if connection.vendor == "postgresql" else OfSqlite()


class OfSqlite:
    """The pages of the file, triggers and all."""

    def __init__(self) -> None:
        own = connection.connection
        self.kept = type(own)(":memory:")
        own.backup(self.kept)

    def restore(self, connection: Any) -> None:
        """Copy the pages back."""
        connection.ensure_connection()
        self.kept.backup(connection.connection)


class OfPostgresql:
    """The rows of each table, as COPY tells them. Its user must be a superuser, as that of a test cluster is."""

    def __init__(self) -> None:
        own = filter(_is_own, apps.get_models(include_auto_created=True))
        self.tables = {model._meta.db_table: model._meta.pk.column for model in own}
        self.rows = {table: rows for table in self.tables if (rows := self._read(table))}

    def _read(self, table: str) -> bytes:
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            return b"".join(bytes(part) for part in copy)

    def restore(self, connection: Any) -> None:
        """Empty every table and copy the rows back; neither guards nor references are asked meanwhile."""
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            names = ", ".join(f'"{table}"' for table in self.tables)
            cursor.execute(f"TRUNCATE {names} RESTART IDENTITY")
            for table, rows in self.rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
            for table in self.rows:
                _count_on(cursor, table, self.tables[table])
            cursor.execute("SET session_replication_role = origin")


def _is_own(model: Any) -> bool:
    return bool(model._meta.managed and not model._meta.proxy)


def _count_on(cursor: Any, table: str, key: str) -> None:
    """The next key that is drawn comes after those that were copied back."""
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', key])
    (sequence,) = cursor.fetchone()
    if sequence:
        cursor.execute(f'SELECT setval(\'{sequence}\', (SELECT max("{key}") FROM "{table}"))')
