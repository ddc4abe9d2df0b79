"""Personal numbers in columns where none belongs: codes, names and document numbers. Pure."""

from typing import Final

from disclosure import codes
from disclosure.ingest.personal import birth_date, is_identity

_NUMBERED: Final = frozenset(["document_number", "licence_number"])
_FIRST_DOCUMENTS: Final = 2010  # a birthday since then is rather the day in a document's number
_LONGER_TAX_NUMBER: Final = 20  # of a sole trader: the owner's identity number and two digits


def is_persons(code: str) -> bool:
    """Whether a normalised number in a column for codes is, or begins with, a person's identity number.

    One identity number in 31 fits the formula of GB 32100-2015; a code with doubts of its own is then a person's.
    """
    if not code[:17].isdigit():
        return False
    if len(code) == _LONGER_TAX_NUMBER:
        return is_identity(code[:18])
    if birth_date(code) is None:
        return False
    examined = codes.examine(code)
    return examined.verdict != codes.Verdict.VALID or (is_identity(code) and bool(examined.notes))


def holds_identity(role: str, found: tuple[str, ...], value: str) -> bool:
    """Whether a name or document number holds an identity number, given the kinds of personal numbers found in it."""
    born = birth_date(value)
    own_day = role in _NUMBERED and born is not None and born.year >= _FIRST_DOCUMENTS
    return "identity" in found and not own_day


def starred(code: str) -> str:
    """A code with its last four characters left."""
    return "*" * (len(code) - 4) + code[-4:]
