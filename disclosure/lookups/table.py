"""A list as it was sent, read whole and once: rows of plain text, or one sentence that says what to change.

Nothing of the file itself is kept. Numbers of persons are masked before anything is (rules.md S-10).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.ingest.by_hand import arriving
from disclosure.ingest.opening import ROW_PROBLEMS, RawRow, Refused, delimited, limits, workbook
from disclosure.ingest.opening.container import check_container
from disclosure.ingest.opening.encoding import encoding_of
from disclosure.ingest.opening.signature import HEAD_BYTES, kind_of
from disclosure.ingest.personal import mask

MOST_BYTES: Final = 5 * limits.MIB
MOST_UNPACKED: Final = 32 * limits.MIB  # of a workbook: so many cells have about 15 MiB of XML
MOST_ROWS: Final = 10_000  # to look up
MOST_COLUMNS: Final = 40
MOST_CELLS: Final = 200_000  # that are filled: a workbook of them is read in some three seconds
MOST_CHARACTERS: Final = 32_767  # of a cell: what a spreadsheet can hold
MOST_TEXT: Final = 12_000_000  # characters of all cells: a small workbook can show one long text in every one of them
MOST_LINES: Final = 100_000  # blank ones between and behind the others included
# Of a workbook, so that what anybody may send is read in some seconds whatever it holds.
BOUNDS: Final = limits.Bounds(elements=1_000_000, texts=600_000, others=150_000, opened=3 * MOST_UNPACKED // 2)
ROOM: Final = 20  # rows beyond: titles and headings
_READABLE: Final = frozenset(["", "suspect", "code_as_number", "spreadsheet_error"])  # the text of the cell is there
UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in any workbook
# What the reader of deliveries advises its sources, said to everybody.
_REMEDIES: Final[dict[str, Promise]] = {
    "not_a_table": gettext_lazy("Send CSV or an .xlsx workbook; renaming a file does not convert it."),
    "too_large": gettext_lazy("Leave only the column with the names or codes, or split the list into several files."),
    "too_many_rows": gettext_lazy("Split the list into several files."),
    "too_many_columns": gettext_lazy("Leave only the columns that you need."),
    "unzips_too_large": gettext_lazy("Save the table as CSV, or leave only the columns that you need."),
}


class Unusable(ValueError):
    """The file cannot be looked up; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells each, blank ones between them included. `masked`: numbers of persons were."""

    kind: str
    rows: list[list[str]]
    masked: bool


def read(name: str, chunks: Iterable[bytes]) -> Table:
    """The list in a file of that name. Raises Unusable; no other exception comes out of any content."""
    with arriving(name) as path:
        with path.open("wb") as file:
            file.writelines(chunks)
        try:
            return _read(path)
        except Refused as problem:
            remedy = _REMEDIES.get(problem.code) or problem.remedy
            raise Unusable(_sentences(problem.sentence, remedy)) from None


def too_many(rows: int) -> Unusable:
    """That there are more rows than are looked up."""
    told = _("The list has %(rows)d rows; at most %(most)d are looked up at once. Split the list into several files.")
    return Unusable(told % {"rows": rows, "most": MOST_ROWS})


def _read(path: Path) -> Table:
    if path.stat().st_size > MOST_BYTES:
        raise Refused("too_large", limit=MOST_BYTES // limits.MIB)
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise Refused("empty")
    kind = kind_of(head, path.suffix)
    if kind == "jsonl":
        raise Refused("not_a_table", seems="JSON")
    if kind == "xlsx":
        _check_unpacked(path)
    records = workbook.records(path, BOUNDS) if kind == "xlsx" else delimited.records(path, encoding_of(path))
    rows, masked = _texts(records)
    return Table(kind, rows, masked)


def _check_unpacked(path: Path) -> None:
    """Before the reader looks at it, which would take a hundred times as much."""
    check_container(path)  # whether it can be opened at all, and has no list of parts that takes long by itself
    with ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MOST_UNPACKED:
        raise Refused("unzips_too_large", limit=MOST_UNPACKED // limits.MIB)


def _texts(records: Iterator[RawRow]) -> tuple[list[list[str]], bool]:
    """Every row up to the last one that says anything, all as wide as the widest."""
    rows, blank, masked = list[list[str]](), 0, False
    for record in _bounded(records):
        row = _row(*record) if record[2] or any(record[1]) else []
        blank = 0 if row else blank + 1
        if blank > MOST_ROWS + ROOM:
            continue  # a sheet that was formatted down to its end; whatever may still come is too much
        shown = [mask(cell) for cell in row]
        masked = masked or any(kinds for _text, kinds in shown)
        rows.append([text for text, _kinds in shown])
        if len(rows) - blank > MOST_ROWS + ROOM:
            raise Refused("too_many_rows", limit=MOST_ROWS)
    rows = rows[: len(rows) - min(blank, MOST_ROWS + ROOM)]
    if not rows:
        raise Unusable(_("The file holds no row. Choose the file with the list."))
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows], masked


def _bounded(records: Iterator[RawRow]) -> Iterator[RawRow]:
    """The same, before anything is done with their texts, as long as they are not too much together."""
    characters = filled = 0
    for record in records:
        if record[0] > MOST_LINES:
            raise Refused("too_many_rows", limit=MOST_ROWS)
        characters += sum(map(len, record[1]))
        if characters > MOST_TEXT:
            told = _("The list holds more than %(most)d characters.") % {"most": MOST_TEXT}
            raise Unusable(_sentences(told, _REMEDIES["too_large"]))
        filled += sum(map(bool, record[1]))
        if filled > MOST_CELLS:
            told = _("The table has more than %(most)d filled cells.") % {"most": MOST_CELLS}
            raise Unusable(_sentences(told, _REMEDIES["too_many_columns"]))
        yield record


def _row(number: int, cells: list[str], problem: str) -> list[str]:
    """The cells that a workbook can hold, without what is empty behind the last one."""
    if (word := problem.partition(" ")[0]) not in _READABLE:
        told = ROW_PROBLEMS[word]
        where = _("Row %(row)d: %(problem)s") % {"row": number, "problem": told.sentence}
        raise Unusable(_sentences(where, told.remedy))
    row = [UNWRITABLE.sub("", cell) for cell in cells]
    while row and not row[-1].strip():
        row.pop()
    _check(number, row)
    return row


def _sentences(problem: object, remedy: object) -> str:
    return _("%(problem)s %(remedy)s") % {"problem": problem, "remedy": remedy}


def _check(number: int, row: list[str]) -> None:
    if len(row) > MOST_COLUMNS:
        raise Refused("too_many_columns", limit=MOST_COLUMNS)
    if any(len(cell) > MOST_CHARACTERS for cell in row):
        told = _("Row %(row)d: a cell is longer than %(most)d characters. Shorten the text, or leave the column out.")
        raise Unusable(told % {"row": number, "most": MOST_CHARACTERS})
