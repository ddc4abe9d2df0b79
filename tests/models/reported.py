"""Issued reports and lists that are looked up, each violating one constraint of the database."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone

from disclosure.models import IssuedReport, Lookup, ReportCheck, ReportOrder
from tests.builders import a_subject

DAY, BEFORE = date(2026, 6, 1), date(2026, 5, 31)
_numbers = count(1)


def a_report(**fields: Any) -> IssuedReport:
    """A general report of one subject, its columns replaced by these."""
    number = next(_numbers)
    made = {
        "number": f"20260601080000{number:08d}",
        "check_digest": b"digest",
        "kind": "general_org",
        "language": "zh-hans",
        "on": DAY,
        "data_until": DAY,
        "ledger_seq": 0,
        "subject_seq": 0,
        "question": number.to_bytes(32, "big"),
        "file": f"{number}.pdf",
        "sha256": number.to_bytes(32, "big"),
        "size": 1,
        "signature": "demo",
    }
    if "subject" not in fields:
        made["subject"] = a_subject()
    return IssuedReport.objects.create(**made | fields)


def twice(**fields: Any) -> None:
    """Two reports that share these columns."""
    a_report(**fields)
    a_report(**fields)


def checked_twice() -> None:
    """Two counts of one day."""
    report = a_report()
    for _ in range(2):
        ReportCheck.objects.create(report=report, on=DAY, answer="genuine", count=1)


def an_order(**fields: Any) -> ReportOrder:
    """An order that waits."""
    return ReportOrder.objects.create(subject=a_subject(), asked={}, **fields)


def a_list(**fields: Any) -> Lookup:
    """A list of ten rows."""
    return Lookup.objects.create(digest=b"digest", kind="csv", language="en", rows=10, **fields)


VIOLATIONS: dict[str, Callable[[], Any]] = {
    "lookup_within_rows": lambda: a_list(done=11),
    "lookup_result_when_finished": lambda: a_list(result="a.csv"),
    "report_one_answer": lambda: twice(question=b"same"),
    "report_says_for_whom": lambda: a_report(kind="special", addressee="某单位", purpose="投标", opens_until=DAY),
    "report_period_in_order": lambda: a_report(period_from=DAY, period_to=BEFORE),
    "report_revoked_with_reason": lambda: a_report(revoked_at=timezone.now()),
    "report_check_once_a_day": checked_twice,
    "report_order_answered_once": lambda: an_order(report=a_report(), refused="答复"),
}
