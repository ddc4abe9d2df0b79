"""What two people did stays what they did: who asked, for what, and who decided, is written once and moves one way."""

from typing import Final

from disclosure.guards.history import Stays
from disclosure.guards.moving import changed


def _rewritten(*columns: str) -> str:
    return f"({changed(*columns)})"


def _moved_back(*steps: tuple[str, str]) -> str:
    """Whether the status takes another step than one of these, (before, after)."""
    allowed = " OR ".join(f"(OLD.status = '{before}' AND NEW.status = '{after}')" for before, after in steps)
    return f"(NEW.status <> OLD.status AND NOT ({allowed}))"


def _once(first: str, *columns: str) -> str:
    """Whether what was written with `first` is written anew."""
    return f"(OLD.{first} IS NOT NULL AND ({changed(first, *columns)}))"


_PROPOSED: Final = (
    *("id", "register", "first_day", '"values"', "legal_basis_zh", "legal_basis_en"),
    *("assessment_zh", "assessment_en", "proposed_by_id", "proposed_at"),
)
_PROPOSAL_STEPS: Final = (
    ("proposed", "approved"),
    ("proposed", "refused"),
    ("proposed", "withdrawn"),
    ("approved", "in_force"),
)
_UNDO_STEPS: Final = (("proposed", "approved"), ("proposed", "refused"))
_WITHDRAWAL_STEPS: Final = (("asked", "granted"), ("asked", "refused"))
_NIL: Final = ("id", "source_id", "item_id", "authority_id", "period_from", "period_to", "by_id", "at", "note")
_ACT: Final = ("id", "kind", "subject_id", "other_id", '"on"', "reason", "document", "by_id", "at")
_POST: Final = (
    *("id", "user_id", "role", "authority_id", "source_id", "valid_from"),
    *("given_by_id", "given_at", "confirmed_by_id"),
)
_ASKED: Final = (
    *("id", "kind", "authority_id", "source_id", '"values"', "reason"),
    *("asked_by_id", "asked_at"),
)
_ASKED_STEPS: Final = (("asked", "confirmed"), ("asked", "refused"), ("asked", "withdrawn"))
_KEY: Final = ("id", "source_id", "prefix", "digest", "created_by_id", "holder_id", "created_at")

PEOPLE: Final = (
    Stays(
        "guard_batch_people",  # who delivered and who released; where two people must, two people must
        "disclosure_batch",
        "UPDATE OF by_id, key_id, channel, needs_release, released_by_id, released_at, refused_by_id",
        f"{_rewritten('by_id', 'key_id', 'channel')} OR (OLD.needs_release AND NOT NEW.needs_release)"
        f" OR (OLD.status <> 'prepared' AND {_rewritten('released_by_id', 'released_at', 'refused_by_id')})",
    ),
    Stays(
        "guard_proposal_stays",
        "disclosure_proposal",
        "UPDATE",
        f"{_rewritten(*_PROPOSED)} OR {_moved_back(*_PROPOSAL_STEPS)}"
        f" OR {_once('decided_by_id', 'decided_at', 'decision_note')}"
        f" OR (NEW.status <> 'in_force' AND {_rewritten('row_id')})",
    ),
    Stays(
        "guard_undo_stays",
        "disclosure_batchundo",
        "UPDATE",
        f"{_rewritten('id', 'batch_id', 'reason', 'proposed_by_id', 'proposed_at')} OR {_moved_back(*_UNDO_STEPS)}"
        f" OR {_once('decided_by_id', 'decided_at')}",
    ),
    Stays(
        "guard_withdrawal_stays",
        "disclosure_withdrawal",
        "UPDATE",
        f"{_rewritten('id', 'publication_id', 'reason', 'asked_by_id', 'asked_at')}"
        f" OR {_moved_back(*_WITHDRAWAL_STEPS)} OR {_once('decided_by_id', 'decided_at', 'note')}",
    ),
    Stays("guard_taken_back_stays", "disclosure_takenback", "UPDATE"),
    Stays(
        "guard_nil_return_stays",
        "disclosure_nilreturn",
        "UPDATE",
        f"{_rewritten(*_NIL)} OR {_once('withdrawn_at')}",
    ),
    Stays(
        "guard_mark_stays",  # it goes with its publication, and its note tells how it ended
        "disclosure_mark",
        "UPDATE",
        f"{_rewritten('id', 'kind', 'since', 'document', 'by_id', 'at')} OR {_once('until', 'ended_by_id', 'note')}",
    ),
    Stays(
        "guard_identity_act_stays",
        "disclosure_identityact",
        "UPDATE",
        f"{_rewritten(*_ACT)} OR {_once('undone_at', 'undone_by_id')}",
    ),
    Stays("guard_post_delete", "accounts_post", "DELETE"),
    Stays(
        "guard_post_confirmed",  # given by somebody, it was confirmed by another one; by a command on the server not
        "accounts_post",
        "INSERT",
        "NEW.given_by_id IS NOT NULL AND NEW.confirmed_by_id IS NULL",
    ),
    Stays(
        "guard_post_stays",  # never another holder, role or giver, never longer, never again
        "accounts_post",
        "UPDATE",
        f"{_rewritten(*_POST)} OR (OLD.valid_to IS NOT NULL AND (NEW.valid_to IS NULL OR NEW.valid_to > OLD.valid_to))"
        f" OR {_once('ended_at', 'ended_by_id')}",
    ),
    Stays("guard_account_proposal_delete", "accounts_accountproposal", "DELETE"),
    Stays(
        "guard_account_proposal_stays",
        "accounts_accountproposal",
        "UPDATE",
        f"{_rewritten(*_ASKED)} OR {_moved_back(*_ASKED_STEPS)} OR {_once('decided_by_id', 'decided_at')}"
        f" OR {_once('account_id')}",
    ),
    Stays("guard_mandate_delete", "disclosure_mandate", "DELETE", "OLD.two_people"),
    Stays(
        "guard_mandate_stays",  # it binds source and item; `guard_mandate_switched` keeps that it binds
        "disclosure_mandate",
        "UPDATE OF source_id, item_id, authority_id",
        f"OLD.two_people AND {_rewritten('source_id', 'item_id', 'authority_id')}",
    ),
    Stays("guard_delivery_key_delete", "disclosure_deliverykey", "DELETE"),
    Stays(
        "guard_delivery_key_stays",  # never another secret, never longer, never valid again
        "disclosure_deliverykey",
        "UPDATE",
        f"{_rewritten(*_KEY)} OR NEW.expires_on > OLD.expires_on OR {_once('revoked_at')}",
    ),
)
