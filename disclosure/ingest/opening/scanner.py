"""What stands in the XML of one part of a workbook, by its start tags alone: what the library would make objects of."""

from functools import lru_cache
from typing import Final
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from disclosure.ingest.opening import limits
from disclosure.ingest.opening.refusals import Refused
from disclosure.ingest.personal import visible

# So many chunks in which no element begins are one text, longer than any cell may be.
_LONGEST_SILENCE: Final = 8
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_PRINTED: Final = "_xlnm."


class Scanner:
    """Follows rows and cells by their start tags; counts everything that will be an object.

    `strict`: the part has to be XML; what need not be has `ended` where it is none.
    """

    def __init__(self, part: str, bounds: limits.Bounds, *, strict: bool) -> None:
        self.widest = self.last = self.sheets = self.others = 0
        self.ended = False
        self._part, self._bounds, self._strict = part, bounds, strict
        self._row = self._column = self._cells = self._texts = self._inner = self._area = self._areas = 0
        self._begun = self._silence = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        if strict:
            self._parser.StartDoctypeDeclHandler = self._doctype
        self._known = {
            _MAIN + "c": self._cell,
            _MAIN + "v": self._value,
            _MAIN + "is": self._value,
            _MAIN + "row": self._next_row,
            _MAIN + "f": self._formula,
            _MAIN + "si": self._text,
            _MAIN + "t": self._inside,
            _MAIN + "r": self._inside,
            _MAIN + "rPr": self._inside,
            _MAIN + "phoneticPr": self._inside,
            _MAIN + "sheet": self._sheet,
            _MAIN + "numFmt": self._format,
            _MAIN + "definedName": self._name,
        }

    def feed(self, chunk: bytes, *, final: bool = False) -> None:
        begun = self._begun
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError:
            if self._strict:
                raise Refused("broken_workbook") from None
            self.ended = True
        self._silence = self._silence + 1 if begun == self._begun else 0
        if self._silence > _LONGEST_SILENCE and self._strict:
            raise Refused("cell_too_long", limit=limits.CELL_CHARACTERS)
        if self._begun > self._bounds.elements or self._inner > self._bounds.texts:
            raise Refused("too_complex")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._begun += 1
        self._known.get(name, self._other)(attributes)

    def _doctype(self, *_declaration: object) -> None:
        raise Refused("broken_workbook")  # no spreadsheet writes one; entities live there

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row + 1))
        if not self._row < number <= limits.ROWS_IN_A_SHEET:
            raise Refused("broken_workbook")
        self._row, self._column, self._cells = number, 0, 0

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        column = _column(reference.rstrip("0123456789")) if reference else self._column + 1
        self._cells += 1
        if column <= self._column or self._cells > limits.CELLS_IN_A_ROW:
            raise Refused("broken_workbook")
        self._column = column

    def _value(self, _attributes: dict[str, str]) -> None:
        if self._column > limits.COLUMNS or self._row > limits.WORKBOOK_ROWS:
            raise Refused("cell_out_of_bounds", cell=self._here(), columns=limits.COLUMNS, rows=limits.WORKBOOK_ROWS)
        self.last = self._row
        if self._column > self.widest:
            self.widest = self._column

    def _formula(self, _attributes: dict[str, str]) -> None:
        raise Refused("formula", cell=self._here(), part=visible(self._part.rpartition("/")[2][:80]))

    def _text(self, _attributes: dict[str, str]) -> None:
        self._texts += 1
        self._inner += 1
        if self._texts > limits.SHARED_STRINGS:
            raise Refused("too_complex")

    def _sheet(self, attributes: dict[str, str]) -> None:
        self.sheets += 1
        self._other(attributes)

    def _format(self, attributes: dict[str, str]) -> None:
        self._other(attributes)
        if len(attributes.get("formatCode", "")) > limits.FORMAT_CHARACTERS:
            raise Refused("too_complex")

    def _name(self, attributes: dict[str, str]) -> None:
        """Of the names of cells the library itself reads those that tell what is printed."""
        self._other(attributes)
        if attributes.get("name", "").startswith(_PRINTED):
            self._area = 0
            self._parser.CharacterDataHandler, self._parser.EndElementHandler = self._printed, self._told

    def _printed(self, text: str) -> None:
        self._area += len(text)
        self._areas += len(text)
        if self._area > limits.AREA_CHARACTERS or self._areas > limits.AREAS_CHARACTERS:
            raise Refused("too_complex")

    def _told(self, _name: str) -> None:
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def _other(self, _attributes: dict[str, str]) -> None:
        self.others += 1
        if self.others > limits.OTHER_ELEMENTS and self._strict:
            raise Refused("too_complex")

    def _inside(self, _attributes: dict[str, str]) -> None:
        """Parts of a text: of a delivery bounded by the size of the file."""
        self._inner += 1

    def _here(self) -> str:
        return f"{_letters(self._column)}{self._row}"


@lru_cache(maxsize=limits.CELLS_IN_A_ROW)
def _column(letters: str) -> int:
    """Raises ValueError for what is no column."""
    column: int = column_index_from_string(letters)
    return column


def _letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
