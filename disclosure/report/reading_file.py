"""Read an uploaded file that claims to be a report, without believing anything in it; find out why it is not ours."""

import re
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from disclosure.models import IssuedReport
from disclosure.report import carving, kept, numbers, signed
from disclosure.report.value import Report, from_json

LARGEST: Final = 20 * 1024 * 1024  # bytes of an upload
MOST_SENT: Final = LARGEST + 64 * 1024  # bytes of a request with one: a form puts something around it
MOST_JSON: Final = 16 * 1024 * 1024  # of the attachment of a file that we issued
# Answers that decide nothing about the file.
UNDECIDED: Final = frozenset(["empty", "too_large", "not_a_pdf", "locked", "signed_unknown"])
_LAST: Final = 2048  # bytes in which a PDF says that it ends
_ENDS: Final = re.compile(rb"(%%EOF)(\n?)")
_MOST_ENDS: Final = 20  # drawn and signed it has two


def value_of(content: bytes) -> Report | None:
    """What the attachment of a file that we issued says; None where there is none that can be read."""
    text = carving.attached(content, MOST_JSON)
    try:
        return from_json(text.decode()) if text else None
    except ValueError:
        return None


def why_not(content: bytes) -> tuple[str, IssuedReport | None]:
    """Why a file is none that was issued, in one machine word, and the report that it pretends to be.

    A second and a few dozen megabytes at most, whatever the file is.
    """
    if not content:
        return "empty", None
    if len(content) > LARGEST:
        return "too_large", None
    start = content.find(b"%PDF-", 0, 1024 * 1024)
    if start < 0:
        return "not_a_pdf", None
    if begun := _begun_by(content):
        return "added_after", begun
    claimed = carving.claims(content)
    number = numbers.typed(_text(claimed, "number"))
    number = number if numbers.is_number(number) else carving.number(content)
    meant = IssuedReport.objects.filter(number=number).select_related("subject").first() if number else None
    if start > 0:
        return "before_the_file", meant
    return (_differs(content, claimed, meant) if meant else _unknown(content, number)), meant


def _begun_by(content: bytes) -> IssuedReport | None:
    """The report of ours with which the file begins, to the byte: what follows was added."""
    read, at, heads = sha256(), 0, []
    ends = (end.span(each) for end in islice(_ENDS.finditer(content), _MOST_ENDS) for each in (1, 2))
    for _start, end in ends:  # with the line's end and without: the file of a site without a key ends there
        read.update(content[at:end])
        at = end
        heads.append(read.digest())
    return IssuedReport.objects.select_related("subject").filter(sha256__in=heads).first() if heads else None


def _unknown(content: bytes, number: str) -> str:
    if signed.judged(content) == signed.OURS:
        return "signed_unknown"  # our key, and a report that our books do not have
    if _without_end(content):
        return "cut_off"
    if carving.is_locked(content):
        return "locked"
    return "unknown_number" if number else "unknown_file"


def _differs(content: bytes, claimed: dict[str, Any], meant: IssuedReport) -> str:
    if len(content) < meant.size and _without_end(content):
        return "cut_off"
    if claimed and (told := _not_meant(claimed, meant)):
        return told
    by = signed.judged(content)
    if by == signed.ANOTHER:
        return "signed_by_another"
    same = len(content) == meant.size or by == signed.BROKEN  # nobody saved it: bytes were changed where they stood
    return "altered" if same or _attachment_differs(content, meant) else "saved_again"


def _not_meant(claimed: dict[str, Any], meant: IssuedReport) -> str:
    """What of the attachment belongs to another report: the check code, or what it tells and of whom."""
    code = numbers.typed(_text(claimed, "check_code"))
    if not numbers.is_code(code) or numbers.digest(meant.number, code) != bytes(meant.check_digest):
        return "code_of_another"
    subject, told = claimed.get("subject"), _told(claimed)
    named = _text(subject, "code") if isinstance(subject, dict) else ""
    refs = {ref for ref, _version in meant.rows}
    if (named and not _is_of(meant, named)) or (told is not None and meant.rows and told != refs):
        return "content_of_another"
    return ""


def _text(told: dict[str, Any], name: str) -> str:
    """A text of the attachment as it stands, its beginning; "" where something else stands there."""
    text = told.get(name)
    return text[:100] if isinstance(text, str) else ""


def _is_of(meant: IssuedReport, code: str) -> bool:
    """Whether the subject has this code, or had it; half a character or a NUL is asked of no database."""
    return code.isprintable() and meant.subject.identifiers.filter(value=code).exists()


def _told(claimed: dict[str, Any]) -> set[str] | None:
    try:
        groups = [*claimed["groups"], *claimed.get("local", [])]
        return {_text(record, "ref") for group in groups for each in group["sections"] for record in each["records"]}
    except (KeyError, TypeError, AttributeError):
        return None


def _attachment_differs(content: bytes, meant: IssuedReport) -> bool:
    """Whether the attachment is there and is not what we attached; False where our own file is not kept any more."""
    text = carving.attached(content)
    try:
        return bool(text) and text != kept.text(meant)
    except kept.Gone:
        return False


def _without_end(content: bytes) -> bool:
    return b"%%EOF" not in content[-_LAST:]
