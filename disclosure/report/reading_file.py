"""Read an uploaded file that claims to be a report, without believing anything in it; find out why it is not ours."""

import io
import json
import re
import zlib
from hashlib import sha256
from typing import Any, Final

from disclosure.models import IssuedReport
from disclosure.report import numbers, signed
from disclosure.report.value import Report, from_json

LARGEST: Final = 20 * 1024 * 1024  # bytes of an upload
MOST_JSON: Final = 16 * 1024 * 1024  # of the attachment, unpacked: a bomb is cut off
ATTACHED: Final = "report.json"
_NUMBER: Final = re.compile(r"(?<![0-9A-Z])20[0-9]{12}[0-9A-Z]{8}(?![0-9A-Z])")
# Answers that decide nothing about the file.
UNDECIDED: Final = frozenset(["empty", "too_large", "not_a_pdf", "locked", "signed_unknown"])


def value_of(content: bytes) -> Report | None:
    """What the attachment of a report says; None where there is none that can be read."""
    text = _attached(content)
    try:
        return from_json(text.decode()) if text else None
    except ValueError:
        return None


def why_not(content: bytes) -> tuple[str, IssuedReport | None]:
    """Why a file is none that was issued, in one machine word, and the report that it pretends to be."""
    if not content:
        return "empty", None
    if len(content) > LARGEST:
        return "too_large", None
    start = content.find(b"%PDF-", 0, 1024 * 1024)
    if start < 0:
        return "not_a_pdf", None
    claimed, number = _claims(content)
    meant = IssuedReport.objects.filter(number=number).select_related("subject").first() if number else None
    if start > 0:
        return "before_the_file", meant
    if meant is None:
        return _unknown(content, number)
    return _differs(content, claimed, meant), meant


def _unknown(content: bytes, number: str) -> tuple[str, None]:
    if signed.is_ours(content):
        return "signed_unknown", None  # our key, and a report that our books do not have
    return ("unknown_number" if number else "unknown_file"), None


def _differs(content: bytes, claimed: dict[str, Any], meant: IssuedReport) -> str:
    if len(content) > meant.size and sha256(content[: meant.size]).digest() == bytes(meant.sha256):
        return "added_after"
    code = numbers.typed(str(claimed.get("check_code", "")))
    if claimed and numbers.digest(meant.number, code) != bytes(meant.check_digest):
        return "code_of_another"
    refs = {ref for ref, _version in meant.rows}
    told = _told(claimed)
    if claimed and told is not None and meant.rows and told != refs:
        return "content_of_another"
    if not signed.has_signature(content):
        return "saved_again"
    return "altered"


def _told(claimed: dict[str, Any]) -> set[str] | None:
    try:
        groups = [*claimed["groups"], *claimed.get("local", [])]
        return {record["ref"] for group in groups for each in group["sections"] for record in each["records"]}
    except (KeyError, TypeError):
        return None


def _claims(content: bytes) -> tuple[dict[str, Any], str]:
    """What the attachment says, and the number that the file carries: there, or anywhere in its own texts."""
    text = _attached(content)
    try:
        claimed = json.loads(text) if text else {}
    except ValueError:
        claimed = {}
    claimed = claimed if isinstance(claimed, dict) else {}
    number = numbers.typed(str(claimed.get("number", "")))
    if not numbers.is_number(number):
        number = next(filter(numbers.is_number, _NUMBER.findall(_information(content))), "")
    return claimed, number


def _attached(content: bytes) -> bytes:
    """The attachment, unpacked up to a limit; b"" where there is none."""
    import pikepdf  # takes a tenth of a second to load

    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            if ATTACHED not in opened.attachments:
                return b""
            stream = opened.attachments[ATTACHED].get_file().obj
            raw, packed = stream.read_raw_bytes(), stream.get("/Filter")
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RuntimeError):
        return b""
    if packed is None:
        return bytes(raw[:MOST_JSON])
    try:
        return zlib.decompressobj().decompress(raw, MOST_JSON) if packed == pikepdf.Name.FlateDecode else b""
    except zlib.error:
        return b""


def _information(content: bytes) -> str:
    """Title and other words of the file about itself: what re-saving often leaves."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            words = [str(value) for value in opened.docinfo.values()]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        words = []
    return " ".join([*words, content.decode("latin-1")])
