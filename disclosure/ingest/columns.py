"""How each column of a file is read: one small reader a column, compiled once for a million rows."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring as as_json
from typing import Any, Final, NamedTuple

from disclosure import codes
from disclosure.fields import Field, Matched
from disclosure.ingest.cells import CellProblem, clean, split_choices, to_date, to_money, to_year
from disclosure.ingest.misplaced import holds_identity, is_persons, starred
from disclosure.ingest.personal import mask, safe
from disclosure.ingest.row import Finding

# Columns without which a row means something else: unreadable is a fault there and a flag elsewhere.
DECISIVE: Final = frozenset(["decided_on", "fine", "confiscated", "valid_until", "shown_until", "year"])
_ORDINARY: Final = re.compile("[ -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*")  # signs whose key is no longer than they
_CODE_LENGTHS: Final = (9, 15, 18)
# What has a typed column of its own, or stands on every page beside the content, is not repeated in the details.
TYPED: Final = frozenset(
    "subject_kind subject_code document_number decided_on authority_name authority_code source_name source_code".split()
)
REMEMBERED: Final = 4_096  # different cells of a column; identity columns are never remembered


Converter = Callable[[Field, str, "Reading"], tuple[Any, str]]


@dataclass(slots=True)
class Reading:
    """One row while it is read: values by role, details by column code (as members of a JSON object), findings."""

    roles: dict[str, Any] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    flags: list[Finding] = field(default_factory=list)
    not_kept: list[Finding] = field(default_factory=list)

    def fault(self, column: Field | None, value: str, rule: str) -> None:
        """Remark a fault on a cell: the row is refused."""
        self.faults.append(_finding(column, value, rule))

    def flag(self, column: Field | None, value: str, rule: str) -> None:
        """Remark something odd: the row goes on."""
        self.flags.append(_finding(column, value, rule))

    def refuse(self, column: Field | None, value: str, rule: str) -> None:
        """Remark that nothing may be recorded of this row."""
        self.not_kept.append(_finding(column, value, rule))

    def take(self, odd: "Reading") -> None:
        """Take over what one odd cell said beside its value."""
        self.roles.update(odd.roles)
        self.flags += odd.flags
        self.faults += odd.faults


class Said(NamedTuple):
    """What one cell says, apart from its row: a value for its role, a member of the details, and anything odd."""

    role: str
    typed: Any
    shown: str | None  # as JSON: written once for a cell that comes a thousand times
    odd: Reading | None


class Reader(NamedTuple):
    """How one column is read. What a cell said is remembered, for most columns repeat few different cells."""

    place: int
    code: str
    remembered: dict[str, Said]
    say: Callable[[str], Said]


def readers(matched: Matched) -> list[Reader]:
    """A reader for each column of the file, in the order of the field list, so that details are canonical."""
    order = sorted(matched.columns.items(), key=lambda placed: placed[1].code)
    return [_reader(index, column) for index, column in order]


def _finding(column: Field | None, value: str, rule: str) -> Finding:
    if column is None or not value:
        return Finding(column.code if column else "", "", rule)
    return Finding(column.code, safe(value, field_shows=column.show == "public"), rule)


def _reader(index: int, column: Field) -> Reader:
    convert = _CONVERTERS.get(column.type, _text)
    member = f"{as_json(column.code)}:" if column.show != "never" and column.role not in TYPED else ""
    remembered: dict[str, Said] = {}

    def say(cell: str) -> Said:
        said = _said(column, convert, member, cell)
        personal = column.show == "never" or (said.odd is not None and "person_id" in said.odd.roles)
        if not personal and len(remembered) < REMEMBERED:
            remembered[cell] = said
        return said

    return Reader(index, column.code, remembered, say)


def _said(column: Field, convert: Converter, member: str, cell: str) -> Said:
    value = clean(cell)
    if not value:
        return Said("", None, None, None)
    odd = Reading()
    role, typed = column.role, None
    try:
        typed, shown = convert(column, value, odd)
    except CellProblem as problem:
        role, shown = "", mask(value)[0]
        if column.required == "law" or column.role in DECISIVE:
            odd.fault(column, value, problem.code)
        else:
            odd.flag(column, value, "optional_unreadable")
    is_odd = bool(odd.faults or odd.flags or odd.roles)
    return Said(role, typed, member + as_json(shown) if member else None, odd if is_odd else None)


def _text(column: Field, value: str, reading: Reading) -> tuple[str, str]:
    if column.max_length and _length(column, value) > column.max_length:
        reading.fault(column, value, "too_long")
    if column.show == "never":
        return value, value
    masked, found = mask(value)
    if not found or (column.role in _NAMING and not holds_identity(column.role, found, value)):
        return value, value
    reading.flag(column, masked, "personal_data_masked")
    return masked, masked


def _length(column: Field, value: str) -> int:
    """Characters of a text; of a name, those of its look-up key too, which a few signs make longer."""
    if column.role not in _NAMING or _ORDINARY.fullmatch(value):
        return len(value)
    return max(len(value), len(unicodedata.normalize("NFKC", value).casefold()))


def _date(column: Field, value: str, reading: Reading) -> tuple[date, str]:
    day = to_date(value)
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
    if is_persons(code):
        # An identity number in a column for codes: the row may be about a person, and the number goes no further.
        reading.roles["person_id"] = code[:18]
        reading.flag(column, mask(value)[0], "personal_data_masked")
        return "", starred(code)
    masked, found = (value, ()) if code.isalnum() and len(code) in _CODE_LENGTHS else mask(value)
    if found:
        reading.flag(column, masked, "personal_data_masked")
        code = codes.normalise(masked)
    return code, code


def _choice(column: Field, value: str, reading: Reading) -> tuple[str, str]:
    found = column.value_of(value)
    if found is None:
        reading.flag(column, value, "unknown_choice")
        return "", mask(value)[0]
    # What follows 其他- says which other one; the reader of the page wants it.
    return found, mask(value)[0] if found == "other" and value != "其他" else found


def _choices(column: Field, value: str, reading: Reading) -> tuple[tuple[str, ...], str]:
    found = [_choice(column, part, reading) for part in split_choices(value)]
    return tuple(typed or "other" for typed, _ in found), ";".join(shown for _, shown in found)


_NAMING: Final = frozenset(
    ["subject_name", "current_name", "authority_name", "source_name", "document_number", "licence_number"]
)
_CONVERTERS: Final[dict[str, Converter]] = {
    "text": _text,
    "prose": _text,
    "date": _date,
    "year": _year,
    "money": _money,
    "code": _code,
    "choice": _choice,
    "choices": _choices,
}
