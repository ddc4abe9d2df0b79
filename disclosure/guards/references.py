"""References to rows that are never deleted, on PostgreSQL checked once a statement instead of once a row.

A foreign key locks the row it points to for every row that points there. Two deliveries that name the same few
authorities then spend a sixth of their time on locks nobody needs: what they point to is guarded against deletion
(history.py), so it is enough that it exists when the reference is written. SQLite has one writer and keeps its
foreign keys. See docs/decisions/0006 and the migrations that call `release`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

# The rows of a statement are sorted and looked up one after the other: the planner does not know how few they are, and
# would read a whole register for them. No temporary table of a register's name is looked at.
BY_INDEX: Final = (
    "SET search_path FROM CURRENT SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
)


@dataclass(frozen=True, slots=True)
class Refers:
    """Each of `columns` (column -> table) of `table` points to an existing row, at insert and at update."""

    name: str
    table: str
    columns: tuple[tuple[str, str], ...]

    def on_postgresql(self) -> list[str]:
        """A function over the statement's new rows, and a trigger for each event."""
        checks = "\n".join(
            f"IF EXISTS (SELECT FROM (SELECT DISTINCT {column} AS id FROM added) AS told WHERE told.id IS NOT NULL AND"
            f" NOT EXISTS (SELECT FROM {target} AS known WHERE known.id = told.id)) THEN"
            f" RAISE EXCEPTION '{self.name}: {column} points nowhere' USING ERRCODE = 'foreign_key_violation';"
            " END IF;"
            for column, target in self.columns
        )
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql {BY_INDEX}"
            f" AS $$ BEGIN\n{checks}\nRETURN NULL; END $$"
        )
        return [function] + [
            f"CREATE TRIGGER {name} AFTER {event} ON {self.table} REFERENCING NEW TABLE AS added"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {self.name}()"
            for name, event in ((self.name, "INSERT"), (f"{self.name}_all", "UPDATE"))
        ]

    def on_sqlite(self) -> list[str]:
        """Nothing: the foreign keys stand there."""
        return []


REFERS: Final = (
    Refers(
        "guard_publication_refers",
        "disclosure_publication",
        (
            ("edition_id", "disclosure_itemedition"),
            ("authority_id", "disclosure_authority"),
            ("batch_id", "disclosure_batch"),
            ("subject_id", "disclosure_subject"),
            ("predecessor_id", "disclosure_publication"),
        ),
    ),
    Refers("guard_change_refers", "disclosure_change", (("publication_id", "disclosure_publication"),)),
    Refers("guard_fault_refers", "disclosure_fault", (("batch_id", "disclosure_batch"),)),
)


def release(schema_editor: Any, references: Iterable[tuple[str, str]]) -> None:
    """On PostgreSQL, drop the foreign keys of (table, column) that REFERS checks instead. For migrations."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    for table, column in references:
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, table)
        for name, facts in constraints.items():
            if facts["foreign_key"] and facts["columns"] == [column]:
                schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {connection.ops.quote_name(name)}")
