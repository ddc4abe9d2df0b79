"""What was issued stays what it was: question, hash and number for good; a file only goes, a revocation only comes."""

from typing import Final

from disclosure.guards.history import Stays
from disclosure.guards.moving import changed

_ISSUED: Final = (
    *("id", "number", "check_digest", "kind", "language", "subject_id", '"on"', "period_from", "period_to", "sections"),
    *("addressee", "purpose", "opens_until", "ordered_by_id", "issued_at", "data_until", "ledger_seq", "subject_seq"),
    *("question", "sha256", "size", "signature"),
)

REPORTS: Final = (
    Stays("guard_report_delete", "disclosure_issuedreport", "DELETE"),
    Stays(
        "guard_report_stays",
        "disclosure_issuedreport",
        "UPDATE",
        f"({changed(*_ISSUED)}) OR (OLD.revoked_at IS NOT NULL AND"
        f" ({changed('revoked_at', 'revoked_by_id', 'revoke_reason')}))"
        " OR (NEW.file <> OLD.file AND NEW.file <> '')"
        # What it told is forgotten once its code opens it no more, and never told otherwise.
        f""" OR (({changed('"rows"')}) AND CAST(NEW."rows" AS text) <> '[]')"""
        f""" OR (({changed("counts")}) AND CAST(NEW.counts AS text) <> '{{}}')"""
        f" OR (({changed('statement')}) AND NEW.statement <> '')",
    ),
)
