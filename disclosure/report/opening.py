"""Who gets to read an issued report (rules.md D-20): number and check code together, while it may be used."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from disclosure.models import IssuedReport, ReportKind
from disclosure.report import numbers
from disclosure.report.since import Since

SPECIAL_HOURS: Final = 24  # rules.md D-22


def by_code(number: str, code: str) -> IssuedReport | None:
    """The report with this number if this is its check code."""
    if not (numbers.is_number(number) and numbers.is_code(code)):
        return None
    digest = numbers.digest(number, code)
    return IssuedReport.objects.select_related("subject").filter(number=number, check_digest=digest).first()


def file_until(report: IssuedReport) -> datetime:
    """Until when its file is handed out: a day for one that is not for everybody, else as the settings say.

    Of a look back not long: anybody can have one of every past day, and have it made again.
    """
    if report.kind != ReportKind.GENERAL:
        return report.issued_at + timedelta(hours=SPECIAL_HOURS)
    if report.looks_back:
        return report.issued_at + timedelta(hours=settings.REPORT_LOOK_BACK_HOURS)
    return report.issued_at + timedelta(days=settings.REPORT_FILE_DAYS)


def is_kept(report: IssuedReport) -> bool:
    """Whether its file is there and its time is not over, whether the sweep has come by already or not."""
    return bool(report.file) and report.revoked_at is None and timezone.now() < file_until(report)


def is_handed_out(report: IssuedReport, changed: Since) -> bool:
    """Whether its file still goes to a reader: kept, not revoked, and nothing in it ended or was corrected."""
    return is_kept(report) and not changed.superseded
