"""CSV: comma, semicolon or tab, quoted text over several lines, any of the three line ends.

Records are numbered as a spreadsheet shows them: the first line of the file is 1, a record of several lines
counts once, a blank line counts. A record with broken quotation marks is reported and the lines it swallowed
are read again.
"""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final, TextIO

from disclosure.ingest.opening import limits
from disclosure.ingest.opening.encoding import Encoding
from disclosure.ingest.opening.refusals import Refused
from disclosure.ingest.opening.table import SUSPECT, RawRow

_DELIMITERS: Final = ",\t;"
_SNIFFED_LINES: Final = 10
_BOM: Final = "\ufeff"


class _RecordTooLong(Exception):
    """A quoted record runs on over more lines than may be held in memory."""


class _Lines:
    """The lines of a file, remembering those of the current record so that they can be given back."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._given_back: deque[str] = deque()
        self._recoveries = 0
        self.current: list[str] = []
        self.again = False
        """Whether the last line handed out had been given back."""

    def __iter__(self) -> Iterator[str]:
        current, again, length = self.current, self._given_back, 0
        while True:
            while again:
                self.again = True
                current.append(again[0])
                yield again.popleft()
            self.again = False
            line = next(self._file, None)
            if line is None:
                return
            current.append(line)
            length = 0 if len(current) == 1 else length + len(line)
            if length > limits.RECORD_CHARACTERS:
                raise _RecordTooLong
            yield line

    def give_back(self) -> None:
        """Have every line of the current record but its first read again. Raises Refused: too_broken."""
        self._recoveries += 1
        if self._recoveries > limits.RECOVERIES:
            raise Refused("too_broken", limit=limits.RECOVERIES)
        self._given_back.extendleft(reversed(self.current[1:]))
        self.current.clear()


def records(path: Path, encoding: Encoding) -> Iterator[RawRow]:
    """Every record of a file whose encoding is known. Constant memory. Raises Refused: too_broken."""
    separator = delimiter(path, encoding)
    with path.open(encoding=encoding, newline="") as file:
        yield from records_of(file, separator, count(1))


def records_of(file: TextIO, separator: str, numbers: Iterator[int]) -> Iterator[RawRow]:
    """Every record of an open text. Constant memory. Raises Refused: too_broken."""
    csv.field_size_limit(limits.CELL_CHARACTERS)  # process-wide: only reading is bounded by it
    lines = _Lines(file)
    while True:
        try:
            yield from _until_broken(lines, separator, numbers)
            return
        except (csv.Error, _RecordTooLong) as error:
            yield next(numbers), [], _problem(error)
            lines.give_back()


def _until_broken(lines: _Lines, separator: str, numbers: Iterator[int]) -> Iterator[RawRow]:
    clear = lines.current.clear
    for cells, number in zip(csv.reader(lines, delimiter=separator, strict=True), numbers, strict=False):
        clear()
        yield number, cells, SUSPECT if lines.again else ""


def _problem(error: Exception) -> str:
    if isinstance(error, _RecordTooLong):
        return "record_too_long"
    return "cell_too_long" if "field limit" in str(error) else "broken_quotes"


def delimiter(path: Path, encoding: Encoding) -> str:
    """The separator used most in the first line that has any: titles above the column names may have none."""
    with path.open(encoding=encoding, newline="") as file:
        for line, _count in zip(file, range(_SNIFFED_LINES), strict=False):
            best = max(_DELIMITERS, key=line.count)
            if line.count(best):
                return best
    return ","
