"""What must never happen to history, as triggers in both databases.

One declared list, installed after every migrate: SQLite drops a table's triggers when Django rebuilds the table.
A test reads the installed triggers back from both databases.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """`event` on `table` is refused, always or where `when` (over OLD and NEW) holds."""

    name: str
    table: str
    event: str  # UPDATE, DELETE; TRUNCATE follows DELETE on PostgreSQL
    when: str = ""


GUARDS = (
    Guard("guard_change_update", "disclosure_change", "UPDATE"),
    Guard("guard_change_delete", "disclosure_change", "DELETE"),
    Guard("guard_version_update", "disclosure_publicationversion", "UPDATE"),
    Guard("guard_version_delete", "disclosure_publicationversion", "DELETE"),
    Guard("guard_head_backwards", "disclosure_ledgerhead", "UPDATE", "NEW.seq <= OLD.seq"),
    Guard("guard_head_delete", "disclosure_ledgerhead", "DELETE"),
    Guard("guard_publication_delete", "disclosure_publication", "DELETE"),
    Guard(
        "guard_end_stays",
        "disclosure_publication",
        "UPDATE",
        "OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on)",
    ),
    Guard(
        "guard_first_day_stays",
        "disclosure_publication",
        "UPDATE",
        "OLD.public_since IS NOT NULL AND (NEW.public_since IS NULL OR NEW.public_since <> OLD.public_since)",
    ),
)

FUNCTION = """
CREATE OR REPLACE FUNCTION disclosure_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: history stays (% on %)', TG_NAME, TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in place, replacing what is there. Safe to repeat."""
    drop(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for guard in GUARDS:
            for statement in _create(guard, connection.vendor):
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away. Only tests that clear a whole database do this."""
    with connection.cursor() as cursor:
        for guard in GUARDS:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}_all ON {guard.table}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")


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


def _create(guard: Guard, vendor: str) -> list[str]:
    condition = f"WHEN ({guard.when})" if guard.when else ""
    if vendor == "postgresql":
        row = (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
            f"FOR EACH ROW {condition} EXECUTE FUNCTION disclosure_refuse()"
        )
        whole = (
            f"CREATE TRIGGER {guard.name}_all BEFORE TRUNCATE ON {guard.table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION disclosure_refuse()"
        )
        return [row, whole] if guard.event == "DELETE" else [row]
    return [
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
        f"FOR EACH ROW {condition} BEGIN SELECT RAISE(ABORT, '{guard.name}: history stays'); END"
    ]
