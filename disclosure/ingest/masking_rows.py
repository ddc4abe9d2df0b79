"""The cells of a refused row as they may be kept: nothing personal (rules.md S-44). Pure."""

from typing import Final, NamedTuple

from disclosure import codes
from disclosure.fields import Field, Matched
from disclosure.ingest.misplaced import Whose, whose
from disclosure.ingest.personal import mask

PERSON: Final = "person"


class BadRow(NamedTuple):
    """A refused row: its number in the file and its masked cells; without cells only the source can give it again."""

    row: int
    cells: list[str]


class Masker:
    """Masks the rows of one file. Columns that nobody knows are left out: nobody knows what they hold."""

    def __init__(self, matched: Matched, headers: tuple[str, ...]) -> None:
        self._columns = sorted(matched.columns.items())
        self.headers = [headers[place] for place, _column in self._columns]

    def masked(self, number: int, cells: list[str], problem: str = "") -> BadRow:
        """The row with its personal columns blanked. Of one that is about a person, or has its cells out of place,
        only the number stays.
        """
        known = [(column, cells[place]) for place, column in self._columns]
        kind = "" if problem else _kind(known)
        if problem or kind == PERSON:
            return BadRow(number, [])
        return BadRow(number, [_cell(column, cell, kind) for column, cell in known])


def _kind(known: list[tuple[Field, str]]) -> str:
    """Whom the row is about, a person in case of doubt; "" where it says nothing."""
    by_role = {column.role: (column, cell.strip()) for column, cell in known if cell.strip()}
    if "subject_kind" in by_role:
        column, cell = by_role["subject_kind"]
        return column.value_of(cell) or PERSON
    if "person_id" in by_role:
        return PERSON
    card = by_role.get("code_or_person_id", (None, ""))[1]
    return PERSON if card and whose(codes.normalise(card)) != Whose.ORGANISATION else ""


def _cell(column: Field, cell: str, kind: str) -> str:
    if column.show == "never" or (column.role == "address" and kind != "organisation"):
        return ""
    if column.type == "code" and whose(codes.normalise(cell)) != Whose.ORGANISATION:
        return ""
    return mask(cell)[0]
