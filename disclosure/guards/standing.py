"""Who may act for a subject stays what was proven: never rewritten, never prolonged, never taken up again."""

from typing import Final

from disclosure.guards.history import Stays
from disclosure.guards.moving import changed


def _once(first: str, *columns: str) -> str:
    """Whether what was written with `first` is written anew."""
    return f"(OLD.{first} IS NOT NULL AND ({changed(first, *columns)}))"


_PROVEN: Final = (
    *("id", "ref", "user_id", "subject_id", "capacity", "proof", "assurance", "papers", "reports", "repair"),
    *("objections", "valid_from", "granted_at", "checked_by_id", "authority_id", "filing_code_id"),
)
_CODE: Final = ("id", "ref", "digest", "subject_id", "sent", "authority_id", "created_by_id", "created_at")
_ASKED: Final = (
    *("id", "ref", "user_id", "subject_id", "capacity", "reports", "repair", "objections", "until", "media_type"),
    *("sha256", "size", "sent_at"),
)

STANDING: Final = (
    *(
        Stays(f"guard_{name}_delete", f"standing_{name}", "DELETE")
        for name in ("standing", "filingcode", "standingclaim", "subjectcontact")
    ),
    Stays(
        "guard_standing_stays",
        "standing_standing",
        "UPDATE",
        f"({changed(*_PROVEN)}) OR NEW.valid_to > OLD.valid_to OR NEW.acts_from < OLD.acts_from"
        f" OR {_once('ended_at', 'ended_by_id', 'end_reason', 'valid_to')}",
    ),
    Stays(
        "guard_filing_code_stays",  # one secret, one subject, used once
        "standing_filingcode",
        "UPDATE",
        f"({changed(*_CODE)}) OR NEW.expires_on > OLD.expires_on OR {_once('used_at', 'used_by_id')}"
        f" OR {_once('revoked_at')}",
    ),
    Stays(
        "guard_claim_stays",
        "standing_standingclaim",
        "UPDATE",
        f"({changed(*_ASKED)}) OR {_once('decided_at', 'decided_by_id', 'status', 'reason', 'standing_id')}"
        " OR (NEW.file <> OLD.file AND NEW.file <> '')",
    ),
    Stays(
        "guard_contact_stays",
        "standing_subjectcontact",
        "UPDATE",
        f"({changed('id', 'subject_id', 'origin', 'by_id', 'since')}) OR {_once('ended_at', 'address_sealed')}"
        " OR (NEW.address_sealed <> OLD.address_sealed AND NEW.address_sealed <> '')",
    ),
)
