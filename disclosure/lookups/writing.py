"""The same table with the answers behind each row: every cell as text, and none that a spreadsheet would compute."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from disclosure import sheets
from disclosure.lookups.table import UNWRITABLE
from disclosure.lookups.telling import headings
from disclosure.models import Lookup

_WIDTHS: Final = (12, 36, 24, 14, 28, 12, 40, 40)  # of the columns that are added, in signs

Rows = Iterable[Sequence[str]]


def written(kind: str, rows: Sequence[Sequence[str]], head: int, answers: Rows) -> bytes:
    """The file, of the kind that was sent. Where it had no row of headings, one is put above."""
    table = _table(rows, head, answers)
    return _workbook(table, len(rows[0])) if kind == Lookup.Kind.XLSX else sheets.text(table).encode()


def _table(rows: Sequence[Sequence[str]], head: int, answers: Rows) -> Iterator[Sequence[str]]:
    added = headings()
    if not head:
        yield [*[""] * len(rows[0]), *added]
    for row in rows[: max(0, head - 1)]:
        yield row
    if head:
        yield [*rows[head - 1], *added]
    for row, answer in zip(rows[head:], answers, strict=True):
        yield [*row, *answer]


def _workbook(table: Rows, width: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Result"))
    for place, wide in enumerate(_WIDTHS, width + 1):
        sheet.column_dimensions[get_column_letter(place)].width = wide
    for row in table:
        sheet.append([_cell(sheet, text) for text in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, text: str) -> Any:
    """What looks like a formula or an error stands there as the text that it is, also after it was edited."""
    text = UNWRITABLE.sub("", text)  # a name in the directory may hold such a sign
    if not text.startswith((*sheets.FORMULA_SIGNS, "#")):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell
