"""The key fields of a row, folded: what tells apart two records of one item and subject (rules.md S-41)."""

from collections.abc import Callable, Sequence
from datetime import date

from disclosure.names import fold, fold_document


def key_part(fields: Sequence[str], said: Callable[[str], str], *, day: date, document_key: str) -> str:
    """The values of the key fields; `said` gives what a row says in a role, "" for nothing.

    A generation with one field more, left empty, gives the same key. A row without any is known by day and content.
    """
    known = {"document_number": document_key, "decided_on": day.isoformat()}
    values = [known[role] if role in known else folded(role, said(role)) for role in fields]
    part = "\x1f".join(values).rstrip("\x1f")
    return part or f"{day.isoformat()}\x1f{fold(said('content'))}"


def folded(role: str, value: str) -> str:
    """A value of a key field as keys compare it."""
    return fold_document(value) if role == "licence_number" else fold(value)
