"""From records to the frozen report (rules.md D-03). What is drawn later adds nothing to it.

Rows of a general report come through `as_of` and `listed` alone; the wider rows of special and personal reports have
modules of their own, which demand a right to act. A fixed number of queries, whatever is on record.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, cast

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from disclosure.models import ReportKind, Subject
from disclosure.publish.periods import add_months
from disclosure.report import general, personal, special, wording
from disclosure.report.refused import Refused
from disclosure.report.special import Request
from disclosure.report.standing import Standing
from disclosure.report.value import Report

LANGUAGES: Final = ("zh-hans", "en")
Period = tuple[date, date]  # first and last day, both inclusive


def assemble(
    subject: Subject,
    *,
    kind: str,
    on: date,
    language: str,
    period: Period | None = None,
    sections: Sequence[str] | None = None,
    standing: Standing | None = None,
    request: Request | None = None,
) -> Report:
    """The report about a subject, as it is before it has number, check code and time: see `stamped`.

    `on`: the day, today or a past one (general reports only); `language`: zh-hans or en. Of a special report:
    `period`, `sections` (codes of `special.fields_of_law`, None for all), `request` (for whom, what for, until when)
    and `standing`, the right to act; of a personal one `standing`. Raises Refused, NotProven without the right.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no report in {language!r}")
    today = timezone.localdate()
    with translation.override(language):
        _checked(subject, on, today)
        prefetch_related_objects([subject], "names", "identifiers")
        plain = wording.plain(ReportKind(kind), on=on)
        if kind == ReportKind.GENERAL:
            return general.assemble(subject, plain, on=on, today=today)
        if on != today:
            raise Refused(_("Only the public report looks back to a past day; this one is made as of today."))
        if kind == ReportKind.PERSONAL:
            return personal.assemble(subject, plain, today=today, standing=standing)
        return special.assemble(
            subject, plain, today=today, period=period, fields=sections, standing=standing, request=request
        )


def _checked(subject: Subject, on: date, today: date) -> None:
    require_day(on, today=today)
    if subject.merged_into_id:
        raise Refused(_("This subject is recorded under another one now. Order the report of that one."))


def require_day(on: date, *, today: date) -> None:
    """Raises Refused for a day of which no report is made: one to come, or one too long ago."""
    if on > today:
        raise Refused(_("Choose today or a past day: what will be public later is not known."))
    if on < add_months(today, -settings.REPORT_LOOK_BACK_MONTHS):
        why = format_lazy(_("Choose a day of the last {months} months."), months=settings.REPORT_LOOK_BACK_MONTHS)
        raise Refused(cast("Promise", why))


def stamped(
    report: Report, *, number: str, check_code: str, issued_at: datetime, verify_url: str, signature: str
) -> Report:
    """The same report with what issuing gives it; `signature` is signed, demo or unsigned."""
    with translation.override(report.language):
        words = wording.signature(signature)
    return replace(
        report,
        number=number,
        check_code=check_code,
        issued_at=timezone.localtime(issued_at).isoformat(timespec="seconds"),
        verify_url=verify_url,
        signature=words,
    )
