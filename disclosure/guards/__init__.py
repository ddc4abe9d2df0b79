"""What must never happen, as triggers in both databases.

One declared list, installed after every migrate: SQLite drops a table's triggers when Django rebuilds the table.
A test reads the installed triggers back from both databases.
"""

from typing import Any, Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from disclosure.guards.history import FUNCTION, STAYS, Stays
from disclosure.guards.references import REFERS, Refers, release

__all__ = ["GUARDS", "REFERS", "after_migrate", "drop", "expected", "install", "installed", "release"]

GUARDS: Final[tuple[Stays | Refers, ...]] = (*STAYS, *REFERS)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in place, replacing what is there. Safe to repeat."""
    drop(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for guard in GUARDS:
            for statement in guard.on_postgresql() if connection.vendor == "postgresql" else guard.on_sqlite():
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away. Only tests that clear a whole database do this."""
    with connection.cursor() as cursor:
        for guard in GUARDS:
            of = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{of}")
            cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}_all{of}")


def expected(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guards that should stand in a database of this kind."""
    guards: tuple[Stays | Refers, ...] = GUARDS if connection.vendor == "postgresql" else STAYS
    return {guard.name for guard in guards}


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guards the database really has."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'guard_%%'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall() if not row[0].endswith("_all")}


def after_migrate(using: str, **_: Any) -> None:
    """Install the guards and the ledger's head once the tables stand."""
    connection = connections[using]
    if "disclosure_ledgerhead" in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO disclosure_ledgerhead (id, seq) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
        install(connection)
