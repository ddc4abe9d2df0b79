"""Write a delivery file as a source would send it: either generation of columns, four formats."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import openpyxl

from disclosure.fields import Field, catalogue

# One row, by the role a column plays, or by its code where it plays none: the same for both generations.
Row = Mapping[str, str]
FORMATS: Final = ("csv", "csv-bom", "csv-gb18030", "xlsx", "jsonl")


def suffix(form: str) -> str:
    """The ending of a file in that format."""
    return form.partition("-")[0]


def write(path: Path, item: str, edition: str, form: str, rows: Sequence[Row]) -> None:
    """Write the rows to `path`, whole or not at all. CSV with Chinese headers is what a person's export looks like."""
    columns = [column for column in catalogue()[item, edition].fields if _used(column, rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    _WRITERS[form](half, columns, rows)
    half.replace(path)


def cell(column: Field, row: Row) -> str:
    """What a row says in a column."""
    return row.get(column.role) or row.get(column.code, "")


def _used(column: Field, rows: Sequence[Row]) -> bool:
    return bool(column.required) or any(cell(column, row) for row in rows)


def _csv(encoding: str, *, chinese: bool) -> Callable[[Path, list[Field], Sequence[Row]], None]:
    def write_csv(path: Path, columns: list[Field], rows: Sequence[Row]) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column.label_zh if chinese else column.code for column in columns])
            writer.writerows([cell(column, row) for column in columns] for row in rows)

    return write_csv


def _workbook(path: Path, columns: list[Field], rows: Sequence[Row]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    sheet.append([column.label_zh for column in columns])
    for row in rows:
        sheet.append([cell(column, row) or None for column in columns])
    book.properties.creator = "演示"
    book.properties.created = book.properties.modified = datetime(2026, 4, 1)  # noqa: DTZ001 - a workbook knows no zone
    book.save(path)


def _json_lines(path: Path, columns: list[Field], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            said = {column.code: cell(column, row) for column in columns}
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


_WRITERS: Final[dict[str, Callable[[Path, list[Field], Sequence[Row]], None]]] = {
    "csv": _csv("utf-8", chinese=False),
    "csv-bom": _csv("utf-8-sig", chinese=True),
    "csv-gb18030": _csv("gb18030", chinese=True),
    "xlsx": _workbook,
    "jsonl": _json_lines,
}
