"""Find in an untrusted PDF what it claims, at a bounded price, without a PDF library.

Such a library unpacks whatever a file asks it to, and twenty megabytes can ask for twenty gigabytes. What is sought
stands in places that have their marks: the attachment is a stream of its own, a number is in clear or a short stream.
"""

import json
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from disclosure.report import numbers

MOST: Final = 2 * 1024 * 1024  # bytes of an attachment, unpacked: seven times that of 300 full records
_ATTACHMENTS: Final = 8  # that are looked at, from the end: the last one stands
_STREAMS: Final = 300  # that are searched for a number
_CLEAR: Final = 4 * 1024 * 1024  # bytes from the end that are searched as they stand
_SHORT: Final = 64 * 1024  # of each of them, unpacked
_CANDIDATES: Final = 200
_STARTS: Final = re.compile(rb"stream\r?\n")
_EMBEDDED: Final = b"/EmbeddedFile"
_HEAD: Final = 600  # bytes from that mark to the stream
_LOCKED: Final = re.compile(rb"/Encrypt\s{1,9}[0-9]{1,10}\s{1,9}[0-9]{1,5}\s{1,9}R|/Encrypt\s?<<")
_NUMBER: Final = re.compile(rb"(?<![0-9A-Z])20[0-9]{12}[0-9A-Z]{8}(?![0-9A-Z])")


def attached(content: bytes, most: int = MOST) -> bytes:
    """The last attachment that is a JSON object, unpacked; b"" where there is none that can be read."""
    end = len(content)
    for _time in range(_ATTACHMENTS):
        end = content.rfind(_EMBEDDED, 0, end)
        if end < 0:
            break
        start = _STARTS.search(content, end, end + _HEAD)
        text = _unpacked(content, start.end(), most) if start else b""
        if text[:1] == b"{":
            return text
    return b""


def claims(content: bytes) -> dict[str, Any]:
    """What the attachment says, as it stands; empty where it says nothing that can be read."""
    try:
        told = json.loads(attached(content) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def number(content: bytes) -> str:
    """A report number in the file's own words, in clear or packed; "" without one."""
    return next((found for part in _parts(content) for found in _numbers(part)), "")


def is_locked(content: bytes) -> bool:
    """Whether the file says that it is encrypted; ours never are."""
    return _LOCKED.search(content) is not None


def _parts(content: bytes) -> Iterator[bytes]:
    yield content[-_CLEAR:]
    for start in islice(_STARTS.finditer(content), _STREAMS):
        yield _unpacked(content, start.end(), _SHORT).replace(b"\0", b"")  # words in UTF-16 as well


def _numbers(part: bytes) -> Iterator[str]:
    for found in islice(_NUMBER.finditer(part), _CANDIDATES):
        if numbers.is_number(told := found.group().decode()):
            yield told


def _unpacked(content: bytes, place: int, most: int) -> bytes:
    """The stream that begins there, up to a limit; as it stands where it is not packed."""
    reach = place + most + 1024  # packed, a stream is hardly longer
    end = content.find(b"endstream", place, reach)
    part = content[place : end if end >= 0 else reach]
    try:
        return zlib.decompressobj().decompress(part, most)
    except zlib.error:
        return part[:most].rstrip(b"\r\n")
