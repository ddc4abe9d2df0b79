"""One sheet of an .xlsx workbook as numbered records. Rows are numbered as the spreadsheet numbers them."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

import openpyxl

from disclosure.ingest.opening import limits
from disclosure.ingest.opening.container import check_container
from disclosure.ingest.opening.parts import Part, scan_parts
from disclosure.ingest.opening.refusals import Refused
from disclosure.ingest.opening.table import RawRow
from disclosure.ingest.personal import visible

_BATCH: Final = 100
_EMPTY: Final = ("", "")

# Sheets of the desk's own template (disclosure.admin.delivering.workbook): they explain it and are never read.
GUIDE: Final = "填写说明"
LISTS: Final = "选项"


def records(path: Path, bounds: limits.Bounds = limits.DELIVERY) -> Iterator[RawRow]:
    """Every row of the only sheet with content up to its last value, blank ones included; the sheets that explain a
    template do not count.

    Raises Refused before the first row for whatever `check_container` and `scan_parts` find, no_content,
    several_sheets; while it is read unzips_too_large.
    """
    check_container(path)
    parts = scan_parts(path, bounds)
    with path.open("rb") as file:
        book = _quietly(lambda: openpyxl.load_workbook(file, read_only=True, keep_links=False))
        try:
            sheet, part = _only_sheet(book, parts)
            sheet.reset_dimensions()  # the sheet's claim about its size is not to be trusted
            cells = sheet.iter_rows(min_row=1, max_row=part.last, min_col=1, max_col=part.widest)
            yield from _bounded(_rows(iter(cells)))
        finally:
            book.close()


def _rows(rows: Iterator[tuple[Any, ...]]) -> Iterator[RawRow]:
    numbers = count(1)
    while batch := _quietly(lambda: list(islice(rows, _BATCH))):
        for cells in batch:
            yield _record(next(numbers), cells)


def _bounded(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """The same, as long as they could stand in a file of text: many cells may show one text that is stored once."""
    characters = 0
    for number, cells, problem in rows:
        long = sum(map(len, cells))
        characters += long
        if characters > limits.WORKBOOK_CHARACTERS:
            raise Refused("unzips_too_large", limit=limits.WORKBOOK_CHARACTERS // limits.MIB)
        yield (number, [], "row_too_long") if long > limits.ROW_CHARACTERS else (number, cells, problem)


def _quietly(read: Any) -> Any:
    """Call the workbook library without its warnings; whatever it stumbles over, the workbook is broken.

    Everything is caught, because the library meets malformed parts with any exception Python has.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read()
    except Exception:
        raise Refused("broken_workbook") from None


def _only_sheet(book: Any, parts: dict[str, Part]) -> tuple[Any, Part]:
    """The sheet with content and its part. Hidden sheets count: what is hidden is forgotten."""
    filled = []
    for sheet in book.worksheets:
        part = parts.get(sheet._worksheet_path)
        if part is None:  # a sheet stored where no XML was looked for
            raise Refused("broken_workbook")
        if part.widest and sheet.title not in (GUIDE, LISTS):
            filled.append((sheet, part))
    if not filled:
        raise Refused("no_content")
    if len(filled) > 1:
        raise Refused("several_sheets", sheets=visible(", ".join(sheet.title[:31] for sheet, _part in filled[:10])))
    return filled[0]


def _record(number: int, cells: tuple[Any, ...]) -> RawRow:
    read = [_EMPTY if cell.value is None else _text(cell) for cell in cells]
    return (
        number,
        [text for text, _problem in read],
        next((problem for _text, problem in read if problem), ""),
    )


def _text(cell: Any) -> tuple[str, str]:
    """A cell as text and its problem: days as ISO, numbers in plain digits, booleans in small letters."""
    value = cell.value
    if cell.data_type == "f":
        raise Refused("formula", cell=cell.coordinate, part=visible(cell.parent.title))
    if isinstance(value, str):
        if cell.data_type == "e":
            return value, "spreadsheet_error"
        return value, "cell_too_long" if len(value) > limits.CELL_CHARACTERS else ""
    if isinstance(value, bool):
        return str(value).lower(), ""
    if isinstance(value, int | float):
        return _number(value), "code_as_number" if not abs(value) < limits.EXACT_NUMBER else ""
    return _moment(value), ""


def _number(value: int | float) -> str:
    """Fifteen digits are what a spreadsheet keeps; more would print 0.1 + 0.2 as 0.30000000000000004."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text


def _moment(value: date | datetime | time | timedelta | object) -> str:
    if isinstance(value, datetime):
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0)  # days are stored as fractions
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)
