"""One pass over the XML of a workbook with a bare parser, before the workbook library builds objects of it.

The library trusts what it reads: a row of ten million cells becomes ten million objects, a row out of order
is dropped in silence, a formula comes as text. This pass holds no more than one chunk and refuses all of
that, naming the cell.
"""

import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disclosure.ingest.opening import limits
from disclosure.ingest.opening.refusals import Refused
from disclosure.ingest.opening.scanner import Scanner

_CHUNK: Final = 64 * 1024
_PICTURES: Final = ("xl/media/", "xl/printersettings/", "docprops/thumbnail")
_NOT_XML: Final = (".vml", ".bin", "/")
_TEXTS: Final = "xl/sharedstrings.xml"


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of a workbook holds: the last column and row with a value, counted from 1; 0 if none."""

    widest: int
    last: int
    sheets: int
    """How many it lists."""
    others: int
    size: int


def scan_parts(path: Path, bounds: limits.Bounds = limits.DELIVERY) -> dict[str, Part]:
    """Every XML part by its name. Raises Refused: broken_workbook, formula, cell_out_of_bounds,
    cell_too_long, too_complex.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {member.filename: _scan(archive, member, bounds) for member in archive.infolist()}
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error):
        raise Refused("broken_workbook") from None
    _check_together(parts.values(), bounds)
    return {name: part for name, part in parts.items() if not _may_be_no_xml(name.lower())}


def _check_together(parts: Collection[Part], bounds: limits.Bounds) -> None:
    """Each sheet that is listed is looked into when the workbook is opened, with all that belongs to it."""
    sheets = max(1, sum(part.sheets for part in parts))
    others, largest = sum(part.others for part in parts), max((part.size for part in parts), default=0)
    if sheets * others > bounds.others or sheets * largest > bounds.opened:
        raise Refused("too_complex")


def _may_be_no_xml(name: str) -> bool:
    """By its name, which is the sender's word: the library reads what it is told to read, wherever that is stored."""
    return name.startswith(_PICTURES) or name.endswith(_NOT_XML)


def _scan(archive: zipfile.ZipFile, member: zipfile.ZipInfo, bounds: limits.Bounds) -> Part:
    if member.filename.lower() == _TEXTS and member.file_size > limits.SHARED_STRINGS_BYTES:
        raise Refused("too_complex")
    scanner = Scanner(member.filename, bounds, strict=not _may_be_no_xml(member.filename.lower()))
    with archive.open(member) as file:
        while not scanner.ended and (chunk := file.read(_CHUNK)):
            scanner.feed(chunk)
    if not scanner.ended:
        scanner.feed(b"", final=True)
    return Part(scanner.widest, scanner.last, scanner.sheets, scanner.others, member.file_size)
