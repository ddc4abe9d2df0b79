"""Files of reports go when their time is over; number, hash and date stay, so that a copy can still be checked."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from disclosure.models import Change, IssuedReport, ReportKind
from disclosure.report import kept
from disclosure.report.opening import SPECIAL_HOURS
from disclosure.report.since import since

LOST: Final = timedelta(hours=1)  # after which a file whose row was not written belongs to nobody
AT_ONCE: Final = 500  # names that one query asks about


def sweep(*, now: datetime) -> int:
    """Remove what is too old, was revoked, or tells something that may not be used any more; returns how many files.

    What is read meanwhile is refused by `opening` already; here it also leaves the disk. Of a special report that its
    code opens no more, what it told goes too. Safe to repeat.
    """
    special = Q(issued_at__lte=now - timedelta(hours=SPECIAL_HOURS)) & ~Q(kind=ReportKind.GENERAL)
    old = Q(issued_at__lte=now - timedelta(days=settings.REPORT_FILE_DAYS))
    look_back = Q(issued_at__lte=now - timedelta(hours=settings.REPORT_LOOK_BACK_HOURS), issued_at__date__gt=F("on"))
    over = IssuedReport.objects.exclude(file="").filter(special | old | look_back | Q(revoked_at__isnull=False))
    later = Change.objects.filter(publication__subject=OuterRef("subject"), seq__gt=OuterRef("ledger_seq"))
    rest = IssuedReport.objects.exclude(file="").exclude(pk__in=over).filter(Exists(later))
    superseded = [row.pk for row in rest.select_related("subject").iterator() if since(row).superseded]
    closed = IssuedReport.objects.filter(opens_until__lt=timezone.localdate(now)).exclude(rows=[])
    closed.update(rows=[], counts={}, statement="")
    gone = list(over) + list(IssuedReport.objects.filter(pk__in=superseded))
    for report in gone:
        forget(report)
    return len(gone)


def sweep_lost(*, now: datetime) -> int:
    """Remove files without a row: whoever stored them was killed before the row was written, or before they went."""
    lost = list(_lost(now - LOST))
    for name in lost:
        kept.forget(name)
    return len(lost)


def _lost(before: datetime) -> Iterator[str]:
    names = kept.names(before=before)
    while some := list(islice(names, AT_ONCE)):
        known = IssuedReport.objects.filter(number__in=some).exclude(file="").values_list("file", flat=True)
        yield from set(some) - set(known)


def forget(report: IssuedReport) -> None:
    """Take the file away."""
    name = report.file
    IssuedReport.objects.filter(pk=report.pk).update(file="")
    kept.forget(name)
