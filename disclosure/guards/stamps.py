"""What moves whenever the directory changes: the ledger tells of publications only, and caches ask for both."""

from dataclasses import dataclass
from typing import Final

from disclosure.guards.moving import changed

_COUNT: Final = "UPDATE disclosure_directorystamp SET changes = changes + 1"


@dataclass(frozen=True, slots=True)
class Stamps:
    """A change of these columns (of any, where none is named) of rows that are there moves the directory's stamp.

    New rows have new keys, so they need none: a mass load of new subjects pays nothing.
    """

    name: str
    table: str
    event: str
    columns: tuple[str, ...] = ()

    def on_postgresql(self) -> list[str]:
        """Once a statement, whatever the number of its rows."""
        of = f" OF {', '.join(self.columns)}" if self.columns else ""
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS"
            f" $$ BEGIN {_COUNT}; RETURN NULL; END $$",
            f"CREATE TRIGGER {self.name} AFTER {self.event}{of} ON {self.table} FOR EACH STATEMENT"
            f" EXECUTE FUNCTION {self.name}()",
        ]

    def on_sqlite(self) -> list[str]:
        """Once for each row that really changes."""
        of = f" OF {', '.join(self.columns)}" if self.columns else ""
        when = f" WHEN {changed(*self.columns).replace('IS DISTINCT FROM', 'IS NOT')}" if self.columns else ""
        return [
            f"CREATE TRIGGER {self.name} AFTER {self.event}{of} ON {self.table} FOR EACH ROW{when} BEGIN {_COUNT}; END"
        ]


_SHOWN: Final = (
    "kind",
    "status",
    "name",
    "region_id",
    "place",
    "registered_on",
    "ent_type",
    "facts_as_of",
    "merged_into_id",
)

_TOLD: Final = ("name_zh", "name_en", "valid_to", "successor_id")  # of an authority, on the page of a record

STAMPS: Final = (
    # Marks are told on pages and write no line where they hide nothing.
    Stamps("guard_mark_stamp", "disclosure_mark", "UPDATE"),
    Stamps("guard_mark_set_stamp", "disclosure_mark", "INSERT"),
    # So is what a source declares to be nothing.
    Stamps("guard_nil_stamp", "disclosure_nilreturn", "UPDATE"),
    Stamps("guard_nil_filed_stamp", "disclosure_nilreturn", "INSERT"),
    Stamps("guard_subject_stamp", "disclosure_subject", "UPDATE", _SHOWN),
    Stamps("guard_name_stamp", "disclosure_subjectname", "UPDATE"),
    Stamps("guard_name_gone_stamp", "disclosure_subjectname", "DELETE"),
    Stamps("guard_identifier_stamp", "disclosure_subjectidentifier", "UPDATE"),
    Stamps("guard_identifier_gone_stamp", "disclosure_subjectidentifier", "DELETE"),
    Stamps("guard_act_stamp", "disclosure_identityact", "INSERT"),
    Stamps("guard_act_undone_stamp", "disclosure_identityact", "UPDATE"),
    Stamps("guard_authority_stamp", "disclosure_authority", "UPDATE", _TOLD),
)
