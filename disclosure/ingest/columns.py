"""How each column of a file is read: one small reader a column, compiled once for a million rows."""

from collections.abc import Callable, Iterable
from json.encoder import encode_basestring as as_json
from operator import itemgetter
from typing import Any, Final, NamedTuple

from disclosure.fields import Field, Matched
from disclosure.ingest.cells import CellProblem, clean
from disclosure.ingest.converting import CONVERTERS, Converter, text
from disclosure.ingest.personal import mask
from disclosure.ingest.reading import Reading

# Columns without which a row means something else: unreadable is a fault there and a flag elsewhere.
DECISIVE: Final = frozenset(["decided_on", "fine", "confiscated", "valid_until", "shown_until", "year"])
# What has a typed column of its own, or stands on every page beside the content, is not repeated in the details.
TYPED: Final = frozenset(
    "subject_kind subject_code document_number decided_on authority_name authority_code source_name source_code".split()
)
REMEMBERED: Final = 4_096  # different cells of a column; identity columns are never remembered
NUMBERS: Final = frozenset(["person_id", "either"])  # what a cell says of a number that is, or may be, a person's


class Said(NamedTuple):
    """What one cell says, apart from its row: a value for its role, a member of the details, and anything odd."""

    role: str
    typed: Any
    shown: str | None  # as JSON: written once for a cell that comes a thousand times
    odd: Reading | None


class Reader(NamedTuple):
    """How one column is read. What a cell said is remembered, for most columns repeat few different cells."""

    code: str
    remembered: Callable[[str], Said | None]
    say: Callable[[str], Said]


class Readers:
    """The readers of a file's columns, in the order of the field list, so that details are canonical."""

    def __init__(self, matched: Matched) -> None:
        order = sorted(matched.columns.items(), key=lambda placed: placed[1].code)
        self._each = [_reader(column) for _, column in order]
        places = [place for place, _ in order]
        self._pick: Callable[[list[str]], Iterable[str]] = (
            itemgetter(*places) if len(places) > 1 else lambda cells: [cells[place] for place in places]
        )

    def read(self, cells: list[str]) -> Reading:
        """What the cells of one row say. This runs thirty million times in a delivery of a million rows."""
        reading = Reading()
        roles, details = reading.roles, reading.details
        for cell, (code, remembered, say) in zip(self._pick(cells), self._each, strict=True):
            if cell:
                role, typed, shown, odd = remembered(cell) or say(cell)
                if role:
                    roles[role] = typed
                if shown is not None:
                    details[code] = shown
                if odd is not None:
                    reading.take(odd)
        return reading


def _reader(column: Field) -> Reader:
    convert = CONVERTERS.get(column.type, text)
    member = f"{as_json(column.code)}:" if column.show != "never" and column.role not in TYPED else ""
    remembered: dict[str, Said] = {}

    spare = Reading()  # for what a cell says beside its value, almost always nothing

    def say(cell: str) -> Said:
        nonlocal spare
        said = _said(column, convert, member, cell, spare)
        if said.odd is not None:
            spare = Reading()
        personal = column.show == "never" or (said.odd is not None and not said.odd.roles.keys().isdisjoint(NUMBERS))
        if not personal and len(remembered) < REMEMBERED:
            remembered[cell] = said
        return said

    return Reader(column.code, remembered.get, say)


def _said(column: Field, convert: Converter, member: str, cell: str, odd: Reading) -> Said:
    value = clean(cell)
    if not value:
        return Said("", None, None, None)
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
