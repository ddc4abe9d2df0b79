"""History stays: rows that are never changed or deleted, and columns that only move one way."""

from dataclasses import dataclass
from typing import Final

FUNCTION: Final = """
CREATE OR REPLACE FUNCTION disclosure_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: history stays (% on %)', TG_NAME, TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


@dataclass(frozen=True, slots=True)
class Stays:
    """`event` (UPDATE or DELETE) on `table` is refused, always or where `when` (over OLD and NEW) holds."""

    name: str
    table: str
    event: str
    when: str = ""

    def on_postgresql(self) -> list[str]:
        """Refusing DELETE refuses TRUNCATE as well."""
        row = f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW {self._condition}"
        whole = f"CREATE TRIGGER {self.name}_all BEFORE TRUNCATE ON {self.table} FOR EACH STATEMENT"
        statements = [row, whole] if self.event == "DELETE" else [row]
        return [f"{statement} EXECUTE FUNCTION disclosure_refuse()" for statement in statements]

    def on_sqlite(self) -> list[str]:
        """One trigger; REPLACE meets it too, because connections have recursive triggers on."""
        refuse = f"SELECT RAISE(ABORT, '{self.name}: history stays')"
        return [
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW {self._condition}"
            f" BEGIN {refuse}; END"
        ]

    @property
    def _condition(self) -> str:
        return f"WHEN ({self.when})" if self.when else ""


STAYS: Final = (
    Stays("guard_change_update", "disclosure_change", "UPDATE"),
    Stays("guard_change_delete", "disclosure_change", "DELETE"),
    Stays("guard_version_update", "disclosure_publicationversion", "UPDATE"),
    Stays("guard_version_delete", "disclosure_publicationversion", "DELETE"),
    Stays("guard_head_backwards", "disclosure_ledgerhead", "UPDATE", "NEW.seq <= OLD.seq"),
    Stays("guard_head_delete", "disclosure_ledgerhead", "DELETE"),
    Stays("guard_subject_delete", "disclosure_subject", "DELETE"),
    Stays("guard_publication_delete", "disclosure_publication", "DELETE"),
    Stays("guard_edition_delete", "disclosure_itemedition", "DELETE"),
    Stays("guard_authority_delete", "disclosure_authority", "DELETE"),
    Stays("guard_batch_delete", "disclosure_batch", "DELETE"),
    Stays(
        "guard_end_stays",
        "disclosure_publication",
        "UPDATE",
        "OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on)",
    ),
    Stays(
        "guard_first_day_stays",
        "disclosure_publication",
        "UPDATE",
        "OLD.public_since IS NOT NULL AND (NEW.public_since IS NULL OR NEW.public_since <> OLD.public_since)",
    ),
)
