"""What must never happen, as triggers in both databases.

One declared list, installed after every migrate: SQLite drops a table's triggers when Django rebuilds the table.
A test reads the installed triggers back from both databases.
"""

from collections.abc import Iterable
from typing import Any, Final, Protocol

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from disclosure.guards.asked import ASKS
from disclosure.guards.history import FUNCTION, STAYS
from disclosure.guards.once import ONCE
from disclosure.guards.people import PEOPLE
from disclosure.guards.references import REFERS, release
from disclosure.guards.reports import REPORTS
from disclosure.guards.searching import FOLLOWS
from disclosure.guards.stamps import STAMPS
from disclosure.guards.standing import STANDING

__all__ = ["GUARDS", "REFERS", "after_migrate", "declare", "drop", "expected", "install", "installed", "release"]


class Guard(Protocol):
    """A refusal by its name, and the statements that put it into each database; none where it is not needed.

    Stamps refuse nothing: they count, and must stand as guards do. Further triggers of one guard are called as it is,
    with `_all`.
    """

    @property
    def name(self) -> str: ...

    def on_postgresql(self) -> list[str]: ...

    def on_sqlite(self) -> list[str]: ...


GUARDS: Final[list[Guard]] = [*STAYS, *PEOPLE, *REPORTS, *STANDING, *REFERS, *ASKS, *ONCE, *STAMPS, *FOLLOWS]
_TABLES: Final = {"disclosure_directorystamp", "standing_standing"}  # the last ones to come; without them none stands


def declare(guards: Iterable[Guard], *, last: str) -> None:
    """Have the guards of an application that the record does not know stand with the others, once.

    `last`: the table of it that is made last.
    """
    known = {guard.name for guard in GUARDS}
    GUARDS.extend(guard for guard in guards if guard.name not in known)
    _TABLES.add(last)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in place, replacing what is there, in one transaction. Safe to repeat."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        drop(connection)
        if connection.vendor == "postgresql":
            # Guards look up these tables and never a temporary one of the same name, which would come first.
            cursor.execute("SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true)")
            cursor.execute(FUNCTION)
        for guard in GUARDS:
            for statement in _statements(guard, connection):
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away. Only tests that clear a whole database do this."""
    with connection.cursor() as cursor:
        for name, table in _standing(connection):
            of = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{of}")


def expected(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guards that should stand in a database of this kind."""
    return {guard.name for guard in GUARDS if _statements(guard, connection)}


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guards the database really has."""
    return {name for name, _ in _standing(connection) if not name.endswith("_all")}


def after_migrate(using: str, **_: Any) -> None:
    """Install the guards, the ledger's head and the directory's stamp once the tables stand."""
    connection = connections[using]
    if set(connection.introspection.table_names()) >= _TABLES:
        with connection.cursor() as cursor:
            # Not ON CONFLICT: on SQLite a guard refuses the second head before the conflict is looked at.
            cursor.execute(
                "INSERT INTO disclosure_ledgerhead (id, seq)"
                " SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM disclosure_ledgerhead)"
            )
            cursor.execute(
                "INSERT INTO disclosure_directorystamp (id, changes)"
                " SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM disclosure_directorystamp)"
            )
        install(connection)


def _statements(guard: Guard, connection: BaseDatabaseWrapper) -> list[str]:
    return guard.on_postgresql() if connection.vendor == "postgresql" else guard.on_sqlite()


def _standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Every trigger that is called a guard, with its table: also those of a release before."""
    query = (
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'guard_%%'"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [(name, table) for name, table in cursor.fetchall()]
