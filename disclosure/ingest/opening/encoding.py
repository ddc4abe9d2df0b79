"""Which encoding a text file has, decided by all of its bytes before the first row is read.

A file may be ASCII for a gigabyte and then turn out to be GB18030, so no sample can decide. UTF-8 is tried
first: text in GB18030 is almost never valid UTF-8, while UTF-8 text often is valid (and nonsensical) GB18030.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from disclosure.ingest.opening import limits
from disclosure.ingest.opening.refusals import Refused

Encoding = Literal["utf-8", "utf-8-sig", "gb18030"]

# Small enough that the decoded text stays in the processor's cache: twice as fast as a large chunk.
_CHUNK: Final = 64 * 1024
_BOM: Final = codecs.BOM_UTF8

# U+4000 to U+9FFF in UTF-8. In GB18030 these bytes are rare characters in a rare order, so three of them say
# that a text before a bad byte was UTF-8, and four in a row that UTF-8 was pasted into GB18030.
_HAN_IN_UTF8: Final = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_CLEAR: Final = 3
_UTF8_PASTED: Final = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4}")
_PASTED_BYTES: Final = 12


def encoding_of(path: Path) -> Encoding:
    """The encoding of a whole text file. Streams it once or twice; memory does not grow with the file.

    Raises Refused: nul, line_too_long, undecodable, mixed_encoding (all with the byte's position, from 0).
    """
    with path.open("rb") as file:
        marked = file.read(len(_BOM)) == _BOM
    bad = _first_bad_byte(path, "utf-8")
    if bad is None:
        return "utf-8-sig" if marked else "utf-8"
    if marked or _begins_as_utf8(path, bad):
        raise Refused("mixed_encoding", position=bad)
    bad = _first_bad_byte(path, "gb18030")
    if bad is not None:
        raise Refused("undecodable", position=bad)
    _refuse_pasted_utf8(path)
    return "gb18030"


def require_utf8(path: Path) -> Encoding:
    """The same for formats that are UTF-8 by definition. Raises Refused: nul, line_too_long, not_utf8."""
    with path.open("rb") as file:
        marked = file.read(len(_BOM)) == _BOM
    bad = _first_bad_byte(path, "utf-8")
    if bad is not None:
        raise Refused("not_utf8", position=bad)
    return "utf-8-sig" if marked else "utf-8"


def _chunks(path: Path) -> Iterator[tuple[int, bytes]]:
    """The file in pieces, each with its position."""
    position = 0
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            yield position, chunk
            position += len(chunk)


def _first_bad_byte(path: Path, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    line = 0
    for position, chunk in _chunks(path):
        line = _line_after(chunk, position, line)
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as problem:
            return position - waiting + problem.start
    waiting = len(decoder.getstate()[0])
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return path.stat().st_size - waiting
    return None


def _line_after(chunk: bytes, position: int, line: int) -> int:
    """Where the line begins that is open after this chunk; `line` is where the one open before it began."""
    nul = chunk.find(0)
    if nul >= 0:
        raise Refused("nul", position=position + nul)
    ends = [end for end in (chunk.find(b"\n"), chunk.find(b"\r")) if end >= 0]
    first = min(ends, default=len(chunk))
    if position + first - line > limits.LINE_BYTES:
        raise Refused("line_too_long", position=line, limit=limits.LINE_BYTES)
    return position + max(chunk.rfind(b"\n"), chunk.rfind(b"\r")) + 1 if ends else line


def _begins_as_utf8(path: Path, bad: int) -> bool:
    """Whether clear UTF-8 precedes the first byte that is not."""
    found = 0
    for position, chunk in _chunks(path):
        found += len(_HAN_IN_UTF8.findall(chunk[: max(0, bad - position)]))
        if found >= _CLEAR or position + len(chunk) >= bad:
            break
    return found >= _CLEAR


def _refuse_pasted_utf8(path: Path) -> None:
    tail = b""
    for position, chunk in _chunks(path):
        found = _UTF8_PASTED.search(tail + chunk)
        if found:
            raise Refused("mixed_encoding", position=position - len(tail) + found.start())
        tail = chunk[1 - _PASTED_BYTES :]
