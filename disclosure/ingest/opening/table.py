"""From numbered records to a table: which record names the columns, and every later one made as wide as it.

Shared by CSV and workbooks, so that both count, skip and complain alike.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from disclosure.ingest.cells import clean
from disclosure.ingest.opening import limits
from disclosure.ingest.opening.refusals import Refused

RawRow = tuple[int, list[str], str]
"""A row: its number in the file, its cells under the headers, a key of ROW_PROBLEMS or "".

Behind the key and a blank may stand what was counted: `too_few_cells 3/12`.
"""

SUSPECT: Final = "suspect"
"""A record read again behind a broken one: a row if it is exactly as wide as the table, otherwise rubble."""

_VALUE_NOT_NAME: Final = re.compile(r"[\d\s.,:/年月日-]*\d[\d\s.,:/年月日-]*|(?=(?:\D*\d){8})[0-9A-Za-z]{15,18}")


def split_header(records: Iterator[RawRow]) -> tuple[tuple[str, ...], Iterator[RawRow]]:
    """The column names, and the records after them.

    The names are in the first record that is not blank; up to three titles (a single cell) may stand above
    them.
    Raises Refused: no_header, empty_header, duplicate_header, too_many_columns.
    """
    titles: list[RawRow] = []
    filled = (record for record in records if record[2] or any(map(clean, record[1])))
    for record in filled:
        broken = bool(titles and record[2])
        if not broken and len(names := _names(record)) > 1:
            return check_names(names), records
        titles.append(record)
        if broken or len(titles) > limits.TITLE_ROWS:
            break
    if not titles:
        raise Refused("no_header")
    # Nothing is wider than one cell: what looked like titles is a table of one column.
    return check_names(_names(titles[0])), chain(titles[1:], records)


def _names(record: RawRow) -> tuple[str, ...]:
    _number, cells, problem = record
    if problem:
        raise Refused("no_header")
    names = [clean(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def check_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names as they are. Raises Refused: no_header, empty_header, duplicate_header, too_many_columns."""
    if len(names) > limits.COLUMNS:
        raise Refused("too_many_columns", limit=limits.COLUMNS)
    seen: dict[str, int] = {}
    for column, name in enumerate(names, 1):
        if not name:
            raise Refused("empty_header", column=column)
        if _VALUE_NOT_NAME.fullmatch(name):
            raise Refused("no_header")
        first = seen.setdefault(name.casefold(), column)
        if first != column:
            raise Refused("duplicate_header", first=first, second=column)
    return tuple(names)


def aligned(records: Iterator[RawRow], width: int, *, whole: bool) -> Iterator[RawRow]:
    """Rows exactly `width` cells wide: blank ones skipped, long ones reported, short ones filled with "".

    `whole`: of a form that writes every cell, where a short row has lost one somewhere and is reported as well. A
    workbook does not write what is empty behind the last cell.
    """
    for record in records:
        if record[2] or len(record[1]) != width:
            record = _fitted(*record, width, whole)
        if record[1][0] or record[2] or any(record[1]):
            yield record


def limited(rows: Iterator[RawRow], max_rows: int | None) -> Iterator[RawRow]:
    """The same rows. Raises Refused (too_many_rows) when one more than `max_rows` is met."""
    if max_rows is None:
        return rows
    return chain(islice(rows, max_rows), _no_more(rows, max_rows))


def _no_more(rows: Iterator[RawRow], max_rows: int) -> Iterator[RawRow]:
    for _row in rows:
        raise Refused("too_many_rows", limit=max_rows)
    yield from ()


def _fitted(number: int, cells: list[str], problem: str, width: int, whole: bool) -> RawRow:
    if problem == SUSPECT:
        problem = "" if len(cells) == width else "broken_quotes"
    if len(cells) > width and not problem and any(cells[width:]):
        problem = "too_many_cells"
    if whole and len(cells) < width and not problem and any(map(clean, cells)):
        problem = f"too_few_cells {len(cells)}/{width}"
    return number, cells[:width] + [""] * (width - len(cells)), problem
