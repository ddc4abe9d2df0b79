"""Opening a delivery: what a source sent becomes numbered rows of text, or one clear refusal."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from disclosure.ingest.opening import delimited, jsonlines, limits, workbook
from disclosure.ingest.opening.encoding import Encoding, encoding_of, require_utf8
from disclosure.ingest.opening.refusals import REFUSALS, ROW_PROBLEMS, Reason, Refused
from disclosure.ingest.opening.signature import HEAD_BYTES, Kind, kind_of
from disclosure.ingest.opening.slices import Sliced, is_plain
from disclosure.ingest.opening.table import RawRow, aligned, limited, split_header

__all__ = ["REFUSALS", "ROW_PROBLEMS", "Opened", "RawRow", "Reason", "Refused", "open_delivery"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A delivery that can be read once, from its first row to its last.

    `encoding` is "utf-8", "utf-8-sig", "gb18030", or "" for a workbook. `rows` are `(number, cells,
    problem)`: the number a person finds the row under in the file (spreadsheet row, line of JSON; a CSV
    record over several lines counts once, the header is usually 1), as many cells as headers, and a key of
    ROW_PROBLEMS (see RawRow) or "". Blank rows are skipped. Reading on may still raise Refused, for a row
    beyond the limit and for what a broken workbook hides.
    """

    kind: Kind
    encoding: str
    headers: tuple[str, ...]
    rows: Iterator[RawRow]
    max_rows: int | None = None
    sliced: Sliced | None = None

    def parts(self, rows: int) -> tuple[Iterable[Any], Callable[[Any], Iterable[RawRow]]]:
        """The rows in parts of that many at most, and what reads a part, in another process if need be.

        Where the file can be sliced, its rows are not counted before they are read: `max_rows` is for the reader to
        keep.
        """
        if self.sliced:
            return self.sliced.slices(rows), self.sliced.read
        return iter(lambda: list(islice(self.rows, rows)), []), list


def open_delivery(path: Path, *, max_rows: int | None = None, slicing: bool = False) -> Opened:
    """Open a CSV, XLSX or JSON lines file, deciding by its content which it is; `slicing`: in slices where it can be.

    A text file is read once whole before this returns, so that no row is handed out of a file in a wrong
    encoding.
    Raises Refused; no other exception comes out of any file's content.
    """
    kind = kind_of(_head(path), path.suffix)
    try:
        if kind == "jsonl":
            return _with_a_row(_open_json_lines(path, max_rows))
        encoding = encoding_of(path) if kind == "csv" else ""
        records = delimited.records(path, encoding) if encoding else workbook.records(path)
        headers, rest = split_header(records)
        rows, sliced = rest, None
        if encoding and slicing:
            rows, sliced = _sliced(path, encoding, len(headers), rest)
        table = limited(aligned(rows, len(headers), whole=kind == "csv"), max_rows)
        return _with_a_row(Opened(kind, encoding, headers, table, max_rows, sliced))
    except OSError:
        raise Refused("unreadable") from None


def _with_a_row(opened: Opened) -> Opened:
    """The same. Raises Refused where it has no row: that there is nothing is said by a nil return (rules.md S-8)."""
    first = next(opened.rows, None)
    if first is None:
        raise Refused("no_rows")
    return replace(opened, rows=chain([first], opened.rows))


def _sliced(
    path: Path, encoding: Encoding, width: int, rest: Iterator[RawRow]
) -> tuple[Iterator[RawRow], Sliced | None]:
    first = next(rest, None)
    if first is None:
        return rest, None
    rest = chain([first], rest)
    if not is_plain(path):
        return rest, None
    return rest, Sliced(path, encoding, delimited.delimiter(path, encoding), width, first[0])


def _open_json_lines(path: Path, max_rows: int | None) -> Opened:
    encoding = require_utf8(path)
    headers = jsonlines.keys(path, encoding)
    return Opened("jsonl", encoding, headers, limited(jsonlines.rows(path, encoding, headers), max_rows))


def _head(path: Path) -> bytes:
    """The first bytes of an ordinary file of reasonable size; a symbolic link to one will do."""
    if not path.exists():
        raise Refused("missing")
    if not path.is_file():
        raise Refused("not_a_file")
    if path.stat().st_size > limits.FILE_BYTES:
        raise Refused("too_large", limit=limits.FILE_BYTES // limits.MIB)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        raise Refused("unreadable") from None
    if not head:
        raise Refused("empty")
    return head
