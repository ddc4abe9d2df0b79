"""History stays: rows that are never changed or deleted, and columns that only move one way."""

from dataclasses import dataclass
from typing import Final

from disclosure.guards.moving import changed

FUNCTION: Final = """
CREATE OR REPLACE FUNCTION disclosure_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: history stays (% on %)', TG_NAME, TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


@dataclass(frozen=True, slots=True)
class Stays:
    """`event` (UPDATE, UPDATE OF columns, or DELETE) on `table` is refused, always or where `when` holds.

    `when` is over OLD and NEW and asks no other row, because PostgreSQL asks none there.
    """

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
        """One trigger. Older releases than 3.39 do not know the standard's words for a comparison that NULL takes."""
        refuse = f"SELECT RAISE(ABORT, '{self.name}: history stays')"
        # A key has other names there (rowid, oid), by which it is updated without its column being named.
        event = "UPDATE" if self.event.startswith("UPDATE OF id") else self.event
        return [
            f"CREATE TRIGGER {self.name} BEFORE {event} ON {self.table} FOR EACH ROW"
            f" {self._condition.replace('IS DISTINCT FROM', 'IS NOT')} BEGIN {refuse}; END"
        ]

    @property
    def _condition(self) -> str:
        return f"WHEN ({self.when})" if self.when else ""


IDENTITY: Final = ("id", "ref", "salt", "key", "predecessor_id")  # what makes a publication this one and no other
# What a version says, which the ledger's version number stands for. Not all that is sealed with it: a last day has a
# guard of its own, and a review, a remark or the first day of repair may move without the source's correction.
VERSIONED: Final = (
    "ends",
    "document_key",
    "edition_id",
    "authority_id",
    "batch_id",
    "document_number",
    "decided_on",
    "counted_from",
    "severity",
    "penalty_kinds",
    "fine",
    "confiscated",
    "region_code",
    "digest",
    "details",
)
DELIVERY: Final = ("id", "source_id", "edition_id", '"on"', "sha256")  # what was delivered, when and by whom


def _of(*columns: str) -> str:
    return f"UPDATE OF {', '.join(columns)}"


# Prepared, loading, done: a batch moves on and never back.
_ENDED_BATCH: Final = (
    "NEW.status <> OLD.status AND (OLD.status NOT IN ('loading', 'prepared')"
    " OR (OLD.status = 'loading' AND NEW.status IN ('prepared', 'refused')))"
)

STAYS: Final = (
    Stays("guard_change_update", "disclosure_change", "UPDATE"),
    Stays("guard_change_delete", "disclosure_change", "DELETE"),
    Stays("guard_version_update", "disclosure_publicationversion", "UPDATE"),
    Stays("guard_version_delete", "disclosure_publicationversion", "DELETE"),
    Stays("guard_head_backwards", "disclosure_ledgerhead", "UPDATE", "NEW.seq <= OLD.seq"),
    Stays("guard_head_delete", "disclosure_ledgerhead", "DELETE"),
    Stays("guard_subject_delete", "disclosure_subject", "DELETE"),
    Stays("guard_subject_identity", "disclosure_subject", _of("id", "ref"), changed("id", "ref")),
    Stays(
        "guard_person_stays",  # else what was kept because of a person could be shown of an organisation
        "disclosure_subject",
        _of("kind"),
        "NEW.kind <> OLD.kind AND (OLD.kind = 'person' OR NEW.kind = 'person')",
    ),
    Stays("guard_publication_delete", "disclosure_publication", "DELETE"),
    Stays("guard_edition_delete", "disclosure_itemedition", "DELETE"),
    Stays("guard_edition_identity", "disclosure_itemedition", _of("id"), changed("id")),
    Stays("guard_authority_delete", "disclosure_authority", "DELETE"),
    Stays("guard_authority_identity", "disclosure_authority", _of("id"), changed("id")),
    Stays("guard_proposal_delete", "disclosure_proposal", "DELETE"),
    Stays("guard_undo_delete", "disclosure_batchundo", "DELETE"),
    Stays("guard_taken_back_delete", "disclosure_takenback", "DELETE"),
    Stays("guard_nil_return_delete", "disclosure_nilreturn", "DELETE"),
    Stays("guard_identity_act_delete", "disclosure_identityact", "DELETE"),
    Stays("guard_withdrawal_delete", "disclosure_withdrawal", "DELETE"),
    Stays("guard_mark_delete", "disclosure_mark", "DELETE"),
    Stays("guard_batch_delete", "disclosure_batch", "DELETE"),
    Stays("guard_batch_delivery", "disclosure_batch", _of(*DELIVERY), changed(*DELIVERY)),
    Stays("guard_batch_done", "disclosure_batch", _of("status"), _ENDED_BATCH),
    Stays("guard_publication_identity", "disclosure_publication", _of(*IDENTITY), changed(*IDENTITY)),
    # Freed once, by its restoration: taking the key back would leave two owners of it.
    Stays(
        "guard_superseded_stays", "disclosure_publication", _of("superseded"), "OLD.superseded AND NOT NEW.superseded"
    ),
    # A split or merge that moves what was shown will bring its ledger line, and with it a guard that asks for one.
    Stays(
        "guard_subject_stays",
        "disclosure_publication",
        _of("subject_id"),
        "OLD.public_since IS NOT NULL AND NEW.subject_id <> OLD.subject_id",
    ),
    Stays(
        "guard_content_stays",
        "disclosure_publication",
        _of(*VERSIONED),
        f"NEW.version = OLD.version AND ({changed(*VERSIONED)})",
    ),
    Stays(
        "guard_last_day_stays",
        "disclosure_publication",
        _of("shown_until"),
        "OLD.public_since IS NOT NULL AND NEW.version = OLD.version AND OLD.shown_until IS NOT NULL"
        " AND (NEW.shown_until IS NULL OR NEW.shown_until > OLD.shown_until)",
    ),
    Stays(
        "guard_review_stays",  # a review moves the next one on (rules.md S-5); only another version may set it anew
        "disclosure_publication",
        _of("review_on"),
        "OLD.public_since IS NOT NULL AND NEW.version = OLD.version AND NEW.shown_until IS NULL"
        " AND (NEW.review_on IS NULL OR NEW.review_on < OLD.review_on)",
    ),
    Stays(
        "guard_end_stays",
        "disclosure_publication",
        "UPDATE",
        "OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on"
        " OR NEW.ended_as <> OLD.ended_as OR NEW.end_reason <> OLD.end_reason)",
    ),
    Stays(
        "guard_first_day_stays",
        "disclosure_publication",
        "UPDATE",
        "OLD.public_since IS NOT NULL AND (NEW.public_since IS NULL OR NEW.public_since <> OLD.public_since)",
    ),
)
