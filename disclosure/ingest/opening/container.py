"""A zipped workbook before anything in it is unpacked: is it one, is it harmless, how large would it become?

Sizes are the archive's own claims. They may lie, but nothing later reads more of a part than was claimed
here.
"""

import struct
import zipfile
from pathlib import Path
from typing import BinaryIO, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosure.ingest.opening import limits
from disclosure.ingest.opening.refusals import Refused
from disclosure.ingest.personal import safe

_ENCRYPTED: Final = 0x1
_END_OF_DIRECTORY: Final = b"PK\x05\x06"
_LONGEST_END: Final = 22 + 65_535
_DIRECTORY_SIZE: Final = struct.Struct("<L")
_IN_64_BITS: Final = 0xFFFFFFFF

_MACROS: Final = ("vbaproject.bin", "vbadata.xml")
_OUTSIDE: Final = (
    "xl/externallinks/",
    "xl/embeddings/",
    "xl/activex/",
    "xl/connections.xml",
    "xl/macrosheets/",
)

_OTHER_PACKAGES: Final[tuple[tuple[str, Promise], ...]] = (
    ("word/", _("a Word document")),
    ("ppt/", _("a presentation")),
    ("xl/workbook.bin", _("a binary workbook (.xlsb)")),
    ("mimetype", _("an OpenDocument file or an e-book")),
    ("OFD.xml", _("an OFD document")),
    ("META-INF/", _("a program archive")),
)


def check_container(path: Path) -> None:
    """Raise Refused unless the file is a ZIP archive that a spreadsheet could have written.

    Codes: too_large, broken_workbook, encrypted_workbook, not_a_table, macros, outside_content,
    too_many_members, unzips_too_large.
    """
    if path.stat().st_size > limits.WORKBOOK_BYTES:
        raise Refused("too_large", limit=limits.WORKBOOK_BYTES // limits.MIB)
    with path.open("rb") as file:
        _check_directory_size(file)
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
            raise Refused("broken_workbook") from None
    _check_members(members)
    _check_sizes(members)


def _check_directory_size(file: BinaryIO) -> None:
    """The list of parts is read whole by the ZIP library, so its size is looked at first."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read()
    at = end.rfind(_END_OF_DIRECTORY)
    if at < 0 or len(end) < at + 16:
        raise Refused("broken_workbook")
    (claimed,) = _DIRECTORY_SIZE.unpack_from(end, at + 12)
    if claimed == _IN_64_BITS or b"PK\x06\x07" in end[:at][-20:] or claimed > limits.DIRECTORY_BYTES:
        raise Refused("too_many_members", limit=limits.MEMBERS)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > limits.MEMBERS:
        raise Refused("too_many_members", limit=limits.MEMBERS)
    names = [member.filename for member in members]
    if "xl/workbook.xml" not in names:
        _refuse_other_package(names)
    for name in names:
        if name.lower().endswith(_MACROS):
            raise Refused("macros")
        if name.lower().startswith(_OUTSIDE):
            raise Refused("outside_content", part=safe(name, field_shows=True))
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Refused("encrypted_workbook")
    usual = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if len(set(names)) < len(names) or not all(names) or any(member.compress_type not in usual for member in members):
        raise Refused("broken_workbook")


def _refuse_other_package(names: list[str]) -> None:
    for start, seems in _OTHER_PACKAGES:
        if any(name.startswith(start) for name in names):
            raise Refused("not_a_table", seems=seems)
    raise Refused("not_a_table", seems=_("a ZIP archive"))


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    unzipped = sum(member.file_size for member in members)
    zipped = sum(member.compress_size for member in members)
    ratio = unzipped / max(zipped, 1)
    if unzipped > limits.UNZIPPED_BYTES or (unzipped > limits.UNZIPPED_FREELY and ratio > limits.UNZIPPED_RATIO):
        raise Refused("unzips_too_large", limit=limits.UNZIPPED_BYTES // limits.MIB)
