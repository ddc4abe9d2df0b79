"""A question becomes a report: assembled, drawn, signed, numbered, kept; the same question gets the same report."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models import Change, IssuedReport, LedgerHead, ReportKind, Subject
from disclosure.report import kept, numbers, pdf, sign
from disclosure.report.assemble import assemble, stamped
from disclosure.report.opening import is_kept
from disclosure.report.refused import NotProven
from disclosure.report.special import Request
from disclosure.report.standing import Standing
from disclosure.report.sweeping import forget
from disclosure.report.value import Report, as_json

LAYOUT: Final = "2"  # goes up when the same value is drawn otherwise: what was issued before is not handed out again


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks. `on`: None for today. The last five: of special reports; `standing` also of personal."""

    subject: Subject
    kind: str = ReportKind.GENERAL
    language: str = "zh-hans"
    on: date | None = None
    user: Any = None
    standing: Standing | None = None
    period: tuple[date, date] | None = None
    sections: tuple[str, ...] | None = None
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """The row, and the check code that only its file and its reader know. `again`: it was issued before."""

    report: IssuedReport
    check_code: str
    again: bool = False


def issue(question: Question) -> Issued:
    """The report that answers it. Raises Refused, with a sentence for the reader, NotProven, and CannotSign.

    One that was issued before is handed out while nothing it tells has changed (rules.md S-53), whoever asks the same;
    special and personal reports only to the account that had them made.
    """
    _require_own(question)
    seq = LedgerHead.objects.get().seq  # first: what changes while the answer is put together counts as later
    value = answer(question)
    asked = fingerprint(question, value)
    return _again(asked) or _new(question, value, asked, seq)


def _require_own(question: Question) -> None:
    """Raises NotProven for the right of another account: nobody orders on the strength of somebody else's."""
    if question.standing is not None and question.standing.user_id != getattr(question.user, "pk", None):
        raise NotProven(_("Only who holds the right to act orders with it."))


def answer(question: Question) -> Report:
    """What would be told now. Raises Refused, NotProven."""
    return assemble(
        question.subject,
        kind=question.kind,
        on=question.on or timezone.localdate(),
        language=question.language,
        period=question.period,
        sections=question.sections,
        standing=question.standing,
        request=question.request,
    )


def fingerprint(question: Question, value: Report) -> bytes:
    """SHA-256 of what is asked and told; not of a day on which nothing else changed, nor of sentences that name it."""
    account = question.user.pk if question.kind != ReportKind.GENERAL else None
    told = as_json(_undated(value))
    asked = [LAYOUT, settings.SITE_URL, question.subject.pk, str(question.on or ""), account, told, sign.state()]
    return sha256(json.dumps(asked, ensure_ascii=False).encode()).digest()


def _undated(value: Report) -> Report:
    def plain(group: Any) -> Any:
        return replace(group, sections=tuple(replace(each, none_found="") for each in group.sections))

    groups, local = tuple(map(plain, value.groups)), tuple(map(plain, value.local))
    return replace(value, data_until="", notice="", statement="", notes=(), groups=groups, local=local)


def _again(asked: bytes) -> Issued | None:
    found = IssuedReport.objects.standing().filter(question=asked).exclude(file="").first()
    if found is None:
        return None
    try:
        if is_kept(found):
            return Issued(found, kept.check_code(found), again=True)
    except kept.Gone:
        pass
    forget(found)  # its time is over, or its file was lost: let a new one take its place
    return None


def _new(question: Question, value: Report, asked: bytes, seq: int) -> Issued:
    """Draw, sign and keep it. Of two that make the same at once one stays, and both hand it out."""
    at, code, state = timezone.now(), numbers.new_code(), sign.state()
    number = numbers.new_number(at)
    url = f"{settings.SITE_URL}/verify/{number}/{code}/"
    made = stamped(value, number=number, check_code=code, issued_at=at, verify_url=url, signature=state)
    text = as_json(made)
    file = sign.sign(pdf.render(text, value.language))
    told = {"sha256": sha256(file).digest(), "size": len(file), "signature": state}
    row = _row(question, made, issued_at=at, question=asked, ledger_seq=seq, **told)
    return _first(row, code, lambda: kept.keep(number, file, text), question.standing)


def _first(row: IssuedReport, code: str, keep: Callable[[], str], standing: Standing | None) -> Issued:
    row.file = keep()
    row.check_digest = numbers.digest(row.number, code)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if standing:
                standing.acted(row.number)
    except IntegrityError:
        kept.forget(row.file)
        other = _again(bytes(row.question))
        if other is None:
            raise
        return other
    return Issued(row, code)


def _row(asked: Question, value: Report, **made: Any) -> IssuedReport:
    first, last = asked.period or (None, None)
    request = asked.request
    return IssuedReport(
        number=value.number,
        kind=asked.kind,
        language=asked.language,
        subject=asked.subject,
        on=asked.on or timezone.localdate(),
        period_from=first,
        period_to=last,
        sections=list(asked.sections or ()),
        addressee=request.addressee if request else "",
        purpose=request.purpose if request else "",
        opens_until=request.opens_until if request else None,
        ordered_by=asked.user if asked.kind != ReportKind.GENERAL else None,
        data_until=value.data_until,
        subject_seq=last_change(asked.subject, upto=made["ledger_seq"]),
        rows=[list(row) for row in value.rows],
        counts=value.counts,
        statement=value.statement,
        **made,
    )


def last_change(subject: Subject, *, upto: int) -> int:
    """The number of the last ledger line about a subject, up to one; 0 without one."""
    lines = Change.objects.filter(publication__subject=subject, seq__lte=upto)
    return lines.aggregate(last=Max("seq"))["last"] or 0
