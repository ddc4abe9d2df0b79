"""Personal numbers in columns where none belongs: codes, names and document numbers."""

from datetime import date
from enum import Enum, auto
from functools import cache
from typing import Final

from disclosure import codes
from disclosure.ingest.personal import birth_date, is_identity, mask
from disclosure.ingest.personal.identity import FIRST_DOCUMENTS, PROVINCES
from disclosure.reference import files

NUMBERED: Final = frozenset(["document_number", "licence_number"])
_BEFORE_DECISION: Final = 800  # days: a case opened that long before its decision carries that day
_AFTER_DECISION: Final = 60
_LONGER_TAX_NUMBER: Final = 20  # of a sole trader: the owner's identity number and two digits
_OLDEST_HOLDER: Final = 1915  # registration numbers go on with a district and zeros, which read as 1900 to 1909


class Whose(Enum):
    """Whose number stands in a column for codes."""

    ORGANISATION = auto()
    PERSON = auto()
    EITHER = auto()  # it passes as both; the row must say which


def whose(code: str) -> Whose:
    """Whether a normalised number in a column for codes is a person's identity number, whole or damaged.

    One identity number in 31 fits the formula of GB 32100-2015, one of 15 digits in 10 that of registration numbers.
    """
    if not code[:15].isdigit():
        return Whose.ORGANISATION
    if len(code) == _LONGER_TAX_NUMBER:
        return Whose.PERSON if is_identity(code[:18]) else Whose.ORGANISATION
    if not _born(code):
        return Whose.ORGANISATION
    examined = codes.examine(code, regions())
    if examined.verdict != codes.Verdict.VALID:
        return Whose.PERSON
    if len(code) == 15:
        return Whose.EITHER
    if not is_identity(code) or _is_companys(code):
        return Whose.ORGANISATION
    return Whose.PERSON if examined.notes else Whose.EITHER


def is_persons(printed: str, examined: codes.Examined) -> bool:
    """Whether what was printed where a code belongs is, or holds, a person's identity number."""
    formless = examined.kind in (codes.Kind.OTHER, codes.Kind.MASKED)
    return whose(examined.value) == Whose.PERSON or (formless and "identity" in mask(printed)[1])


def _born(code: str) -> date | None:
    """The day of birth in an identity number of 15, 17 (cut off) or 18 characters, if such a place exists."""
    if code[:2] not in PROVINCES or (len(code) > 15 and not code[:17].isdigit()):
        return None
    born = birth_date(f"{code[:17]}0" if len(code) in (17, 18) else code)
    return born if born and (len(code) > 15 or born.year >= _OLDEST_HOLDER) else None


def _is_companys(code: str) -> bool:
    """A company's code by both its checks; identity numbers that start with 9 are those of foreigners' cards."""
    return code.startswith("9") and codes.organisation_check(code[8:16]) == code[16]


@cache
def regions() -> frozenset[str]:
    """Every region code that GB/T 2260 has had, and the invented ones."""
    return frozenset(row["code"] for name in ("reference", "demo") for row in files.rows(f"{name}/regions.csv"))


def holds_identity(role: str, found: tuple[str, ...], value: str) -> bool:
    """Whether a name or document number holds an identity number, given the kinds of personal numbers found in it.

    A document number of eighteen digits may carry its own day; `is_documents` tells when the row's day is known.
    """
    return "identity" in found and not (role in NUMBERED and own_day(value))


def own_day(value: str) -> date | None:
    """The day in a document number of eighteen digits, if it is one on which a document may have been made."""
    day = birth_date(value)
    return day if day and day.year >= FIRST_DOCUMENTS else None


def is_documents(day: date, decided_on: date) -> bool:
    """Whether a day in a document's number is near its decision; else the number is rather that of a child."""
    return -_AFTER_DECISION <= (decided_on - day).days <= _BEFORE_DECISION


def starred(code: str) -> str:
    """A code with its last four characters left."""
    return "*" * (len(code) - 4) + code[-4:]
