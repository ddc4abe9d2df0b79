"""A CSV file without quotation marks: each line is a record, so that several processes can each read a slice of it."""

import io
import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from disclosure.ingest.opening import delimited
from disclosure.ingest.opening.encoding import Encoding
from disclosure.ingest.opening.table import RawRow, aligned


class Slice(NamedTuple):
    """Whole lines of a file: the number of the first one, where they begin and how many bytes they take."""

    number: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Sliced:
    """A file that can be read in slices, from the line numbered `first` on; its rows are `width` cells wide."""

    path: Path
    encoding: Encoding
    delimiter: str
    width: int
    first: int

    def slices(self, lines: int) -> Iterator[Slice]:
        """The file from `first` on, that many lines a slice."""
        with self.path.open("rb") as file:
            offset, number = sum(map(len, islice(file, self.first - 1))), self.first
            while length := sum(map(len, islice(file, lines))):
                yield Slice(number, offset, length)
                offset, number = offset + length, number + lines

    def read(self, part: Slice) -> Iterator[RawRow]:
        """The rows of a slice, as reading the whole file would give them. Raises Refused: too_broken, by the slice."""
        with self.path.open("rb") as file:
            file.seek(part.offset)
            text = file.read(part.length).decode("utf-8" if self.encoding == "utf-8-sig" else self.encoding)
        records = delimited.records_of(io.StringIO(text, newline=""), self.delimiter, count(part.number))
        return aligned(records, self.width, whole=True)


def is_plain(path: Path) -> bool:
    """Whether no quotation mark can join lines, and a line ends with a line feed only. The file is not empty."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(b'"') >= 0:
            return False
        place = content.find(b"\r")
        while place >= 0 and content[place + 1 : place + 2] == b"\n":
            place = content.find(b"\r", place + 2)
        return place < 0
