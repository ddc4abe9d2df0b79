"""Is this report genuine, and what changed since? Three answers, each with its reasons (rules.md D-21).

The hash of every file that was issued is kept for good, so a file is genuine exactly where its hash is known; why
another one is not is then found out for the reader. Nothing that ended is shown again: only a file's own rows are
told, and by number and code only what is still public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import F
from django.utils import timezone

from disclosure.models import IssuedReport, Publication, ReportCheck
from disclosure.report import numbers, reading_file
from disclosure.report.opening import by_code
from disclosure.report.since import Since, public_now, since
from disclosure.report.value import Record, Report, Section

Answer = ReportCheck.Answer
Row = tuple[Section, Record, str]  # the row of a file, and how it stands: "public", "corrected", "gone" or "told"


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer. `reasons`: machine words whose sentences are in `words`; `rows` of an uploaded file, annotated;
    `public`: what is still public, by number and code. `report` is None where none is meant."""

    answer: str
    reasons: tuple[str, ...] = ()
    report: IssuedReport | None = None
    since: Since | None = None
    value: Report | None = None
    rows: tuple[Row, ...] = ()
    public: tuple[Publication, ...] = ()

    @property
    def revoked(self) -> bool:
        """Whether we took the report back, because of an error of ours."""
        return self.report is not None and self.report.revoked_at is not None


def check_code(number: str, code: str) -> Checked:
    """By what is printed on paper. A wrong code and an unknown number get the same answer."""
    number, code = numbers.typed(number), numbers.typed(code)
    if not numbers.is_number(number):
        return Checked(Answer.DIFFERS, ("mistyped_number",))
    if not numbers.is_code(code):
        return Checked(Answer.DIFFERS, ("mistyped_code",))
    found = by_code(number, code)
    if found is None:
        return Checked(Answer.DIFFERS, ("no_such_report",))
    _count(found, Answer.GENUINE)
    if _is_closed(found):
        return Checked(Answer.GENUINE, ("closed",), found)
    return Checked(Answer.GENUINE, (), found, since(found), public=_still_public(found))


def check_file(content: bytes) -> Checked:
    """By the file itself, byte for byte."""
    found = IssuedReport.objects.select_related("subject").filter(sha256=sha256(content).digest()).first()
    if found is not None:
        value = reading_file.value_of(content)
        changed = since(found, value.rows if value else None)
        rows = tuple(annotated(value, changed)) if value else ()
        _count(found, Answer.GENUINE)
        if _is_closed(found):  # its own rows only: what came since is not for whoever keeps the file
            return Checked(Answer.GENUINE, ("closed",), found, None, value, rows)
        return Checked(Answer.GENUINE, (), found, changed, value, rows)
    reason, meant = reading_file.why_not(content)
    answer = Answer.CANNOT_TELL if reason in reading_file.UNDECIDED else Answer.DIFFERS
    if meant is not None:
        _count(meant, answer)
    return Checked(answer, (reason,))


def annotated(value: Report, changed: Since) -> Iterable[Row]:
    """Every row of the file, and whether it may still be used."""
    for section in value.sections:
        for record in section.records:
            word = (
                "gone" if record.ref in changed.gone else "corrected" if record.ref in changed.corrected else "stands"
            )
            yield section, record, word


def _is_closed(report: IssuedReport) -> bool:
    """Whether its code opens it no more (rules.md D-22)."""
    return report.opens_until is not None and report.opens_until < timezone.localdate()


def _still_public(report: IssuedReport) -> tuple[Publication, ...]:
    shown = public_now(report)
    rows = Publication.objects.filter(ref__in=shown).select_related("edition__item", "authority", "subject")
    return tuple(rows.order_by("edition__item__tab", "-decided_on", "pk"))


def _count(report: IssuedReport, answer: str) -> None:
    """One more check today; by whom is not kept."""
    day: dict[str, Any] = {"report": report, "on": timezone.localdate(), "answer": answer}
    ReportCheck.objects.get_or_create(**day)
    ReportCheck.objects.filter(**day).update(count=F("count") + 1)
