"""Who gets to read an issued report (rules.md D-20): number and check code together, while it may be used."""

from disclosure.models import IssuedReport
from disclosure.report import numbers
from disclosure.report.since import Since


def by_code(number: str, code: str) -> IssuedReport | None:
    """The report with this number if this is its check code."""
    if not (numbers.is_number(number) and numbers.is_code(code)):
        return None
    digest = numbers.digest(number, code)
    return IssuedReport.objects.select_related("subject").filter(number=number, check_digest=digest).first()


def is_handed_out(report: IssuedReport, changed: Since) -> bool:
    """Whether its file still goes to a reader: kept, not revoked, and nothing in it ended or was corrected."""
    return bool(report.file) and report.revoked_at is None and not changed.superseded
