"""One cell as the type of its column has it: a value for judging and the text that is kept."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from disclosure import codes
from disclosure.fields import Field
from disclosure.ingest.cells import split_choices, to_date, to_money, to_year
from disclosure.ingest.misplaced import NUMBERED, Whose, holds_identity, own_day, starred, whose
from disclosure.ingest.personal import mask
from disclosure.ingest.reading import Reading
from disclosure.publish.periods import LONG_TERM

Converter = Callable[[Field, str, Reading], tuple[Any, str]]

# Columns whose word decides whether and of whom a record is shown: a word nobody can read waits for a person.
DECISIVE_WORDS: Final = frozenset(["subject_kind", "procedure", "action"])
PENALTIES: Final = frozenset(["penalty_kinds", "penalty_kinds_more"])
# What a kind of penalty outside the vocabulary may turn out to be: by simple procedure, or a minor one (rules.md A-11,
# A-12), neither of which is shown.
UNKNOWN: Final = "unknown"
PERHAPS_MINOR: Final = "perhaps_minor"
PERHAPS_SIMPLE: Final = "perhaps_simple"
UNCLEAR: Final = frozenset([UNKNOWN, PERHAPS_MINOR, PERHAPS_SIMPLE])
_SAYS_SIMPLE: Final = re.compile("简易|当场")
# The field lists of 2015 and 2019 take it for an administrative fine; a list never changes, so it is refused here.
_CRIMINAL: Final = "罚金"
_SAYS_MINOR: Final = re.compile("警告|通报|批评")
_LONG_TERM_WORDS: Final = frozenset(["长期", "长期有效", "永久", "永久有效", "无固定期限"])
_NAMING: Final = frozenset(
    ["subject_name", "current_name", "authority_name", "source_name", "document_number", "licence_number"]
)
_ORDINARY: Final = re.compile("[ -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*")  # signs whose key is no longer than they
_CODE_LENGTHS: Final = (9, 15, 18)


def text(column: Field, value: str, reading: Reading) -> tuple[str, str]:
    """A text with personal numbers masked; the converter of every type that has none of its own."""
    if column.max_length and _length(column, value) > column.max_length:
        reading.fault(column, value, "too_long")
    if column.show == "never":
        return value, value
    masked, found = mask(value)
    if not found or (column.role in _NAMING and not holds_identity(column.role, found, value)):
        if "identity" in found and column.role in NUMBERED:
            reading.roles["own_days"] = {column.role: (own_day(value), masked)}
        return value, value
    reading.flag(column, masked, "personal_data_masked")
    return masked, masked


def _length(column: Field, value: str) -> int:
    """Characters of a text; of a name, those of its look-up key too, which a few signs make longer."""
    if column.role not in _NAMING or _ORDINARY.fullmatch(value):
        return len(value)
    return max(len(value), len(unicodedata.normalize("NFKC", value).casefold()))


def _date(column: Field, value: str, reading: Reading) -> tuple[date, str]:
    long_term = column.role == "valid_until" and value in _LONG_TERM_WORDS
    day = LONG_TERM if long_term else to_date(value)
    return day, day.isoformat()


def _year(column: Field, value: str, reading: Reading) -> tuple[int, str]:
    year = to_year(value)
    return year, str(year)


def _money(column: Field, value: str, reading: Reading) -> tuple[Decimal, str]:
    amount = to_money(value)
    return amount, f"{amount:f}"


def _code(column: Field, value: str, reading: Reading) -> tuple[str, str]:
    code = codes.normalise(value)
    if column.max_length and len(code) > column.max_length:
        reading.fault(column, value, "too_long")
    owner = whose(code)
    if owner == Whose.PERSON:
        # An identity number in a column for codes: the row may be about a person, and the number goes no further.
        reading.roles["person_id"] = code[:18]
        reading.flag(column, starred(code), "personal_data_masked")
        return "", starred(code)
    if owner == Whose.EITHER:
        reading.roles["either"] = code
        return code, code
    plain = code.isascii() and code.isalnum() and len(code) in _CODE_LENGTHS
    masked, found = (value, ()) if plain else mask(value)
    if found:
        reading.flag(column, masked, "personal_data_masked")
        code = codes.normalise(masked)
    return code, code


def _choice(column: Field, value: str, reading: Reading) -> tuple[str, str]:
    found = column.value_of(value)
    if found is None:
        reading.flag(column, value, "unknown_choice")
        if column.role in DECISIVE_WORDS:
            reading.roles["hold"] = "decisive_word_unknown"
        return "", mask(value)[0]
    # What follows 其他- says which other one; the reader of the page wants it.
    return found, mask(value)[0] if found == "other" and value != "其他" else found


def _choices(column: Field, value: str, reading: Reading) -> tuple[tuple[str, ...], str]:
    masked, found = mask(value)  # before it is taken apart: the pieces of a number are none
    if found:
        reading.flag(column, masked, "personal_data_masked")
    kinds, shown = [], []
    for part in split_choices(masked):
        if part == _CRIMINAL and column.role in PENALTIES:
            reading.fault(column, part, "criminal_fine")
        typed, told = _choice(column, part, reading)
        unclear = typed in ("", "other") and column.role in PENALTIES
        kinds.append(_unclear(part, typed) if unclear else typed or "other")
        shown.append(told)
    return tuple(kinds), ";".join(shown)


def _unclear(part: str, typed: str) -> str:
    """What stands for a kind of penalty that is outside the vocabulary, by its words."""
    if _SAYS_SIMPLE.search(part):
        return PERHAPS_SIMPLE
    if _SAYS_MINOR.search(part):
        return PERHAPS_MINOR
    return typed or UNKNOWN


CONVERTERS: Final[dict[str, Converter]] = {
    "text": text,
    "prose": text,
    "date": _date,
    "year": _year,
    "money": _money,
    "code": _code,
    "choice": _choice,
    "choices": _choices,
}
