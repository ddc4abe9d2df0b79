"""What a file seems to be, by its first bytes; its name is only compared with that."""

import re
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosure.ingest.opening.refusals import Refused

Kind = Literal["csv", "xlsx", "jsonl"]

HEAD_BYTES: Final = 4096

_SIGNATURES: Final[tuple[tuple[bytes, Promise], ...]] = (
    (b"%PDF-", _("a PDF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _("an old Office file (.xls, .doc) or a workbook with a password")),
    (b"\x89PNG\r\n\x1a\n", _("a PNG picture")),
    (b"\xff\xd8\xff", _("a JPEG picture")),
    (b"GIF8", _("a GIF picture")),
    (b"II*\x00", _("a TIFF picture")),
    (b"MM\x00*", _("a TIFF picture")),
    (b"{\\rtf", _("a rich text document")),
    (b"\x1f\x8b", _("a gzip archive")),
    (b"BZh", _("a bzip2 archive")),
    (b"\xfd7zXZ\x00", _("an xz archive")),
    (b"7z\xbc\xaf\x27\x1c", _("a 7z archive")),
    (b"Rar!\x1a\x07", _("a RAR archive")),
    (b"PAR1", _("a Parquet file")),
    (b"SQLite format 3\x00", _("an SQLite database")),
    (b"\x7fELF", _("a program")),
    (b"MZ\x90\x00", _("a program")),
    (b"PK\x05\x06", _("an empty ZIP archive")),
)
_ZIP: Final = b"PK\x03\x04"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MARKUP: Final = re.compile(rb"\s*<(!doctype|html|head|body|table|meta|\?xml|!--|svg|script|style)\b", re.IGNORECASE)
_MARKUP_WORDS: Final = _("an HTML or XML page")
_OBJECT: Final = re.compile(rb"\s*\{\s*[\"}]")
_ARRAY: Final = re.compile(rb"\s*\[\s*[{\]]")

_NAMES: Final[dict[str, Kind]] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
}
_KIND_WORDS: Final[dict[Kind, Promise]] = {
    "csv": _("plain text"),
    "xlsx": _("a zipped workbook"),
    "jsonl": _("JSON lines"),
}


def kind_of(head: bytes, suffix: str) -> Kind:
    """The kind of delivery the first bytes show. `suffix` is the name's ending with its dot, "" if none.

    Raises Refused: not_a_table, utf16, json_array, name_disagrees. An ending that is not ours says nothing.
    """
    kind = _by_content(head)
    named = _NAMES.get(suffix.lower(), kind)
    if kind == "csv" and named == "jsonl":  # text whose first line is not JSON: a bad row, not a bad file
        return named
    if named != kind:
        raise Refused("name_disagrees", suffix=suffix.lower(), seems=_KIND_WORDS[kind])
    return kind


def _by_content(head: bytes) -> Kind:
    if head.startswith(_ZIP):
        return "xlsx"
    for signature, seems in _SIGNATURES:
        if head.startswith(signature):
            raise Refused("not_a_table", seems=seems)
    if head.startswith(_UTF16):
        raise Refused("utf16")
    text = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(text):
        raise Refused("not_a_table", seems=_MARKUP_WORDS)
    if _ARRAY.match(text):
        raise Refused("json_array")
    return "jsonl" if _OBJECT.match(text) else "csv"
