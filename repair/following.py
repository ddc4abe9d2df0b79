"""Subjects hear what is published about them, what changes, what ends soon, and that a report was checked."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.db import transaction

from creditchina.standing import telling
from creditchina.standing.models import Standing, SubjectContact
from disclosure.models import Change, LedgerHead, Publication, ReportCheck, Subject
from repair.models import Cursor, Notice, NoticeKind
from repair.numbering import APPLICATION

LEDGER: Final = "ledger"
SOON: Final = timedelta(days=30)
AT_A_TIME: Final = 50_000  # ledger lines looked through in one transaction


def followed(*, on: date) -> set[int]:
    """The subjects that can be told: somebody acts for them, or a contact is known, or for one joined to them."""
    acting = Standing.objects.lasting(on=on).values_list("subject", flat=True)
    found = edge = {*acting, *SubjectContact.objects.standing().values_list("subject", flat=True)}
    while edge := set(Subject.objects.filter(merged__in=edge).values_list("pk", flat=True)) - found:
        found = found | edge
    return found


def tell_changes(*, on: date) -> int:
    """Tell of the ledger's lines since the last time, each subject once a record and round; returns how many notices.

    The first time nothing is told: what was there before is no news. What a decision of repair did is told with it.
    """
    told = 0
    while True:
        with transaction.atomic():
            head = LedgerHead.objects.get().seq
            cursor, is_new = Cursor.objects.select_for_update().get_or_create(name=LEDGER, defaults={"seq": head})
            if is_new or cursor.seq >= head:
                return told
            upto = min(head, cursor.seq + AT_A_TIME)
            told += _tell(cursor.seq, upto, on)
            Cursor.objects.filter(pk=cursor.pk).update(seq=upto)


def _tell(after: int, upto: int, on: date) -> int:
    lines = Change.objects.filter(seq__gt=after, seq__lte=upto, publication__subject__in=followed(on=on))
    lines = lines.exclude(note__startswith=f"{APPLICATION}-").select_related("publication__subject").order_by("seq")
    last = {line.publication_id: line for line in lines}
    for line in last.values():
        shown = line.word == Change.Word.PUBLISHED
        _notice(line.publication, NoticeKind.PUBLISHED if shown else NoticeKind.CHANGED)
    return len(last)


def tell_ends(*, on: date) -> int:
    """Tell once, about a month before, that a display ends by itself; returns how many notices."""
    ending = Publication.objects.visible(on=on).filter(
        shown_until__gt=on, shown_until__lte=on + SOON, subject__in=followed(on=on)
    )
    known = Notice.objects.filter(kind=NoticeKind.ENDS_ON, publication__in=ending).values("publication")
    rows: Iterable[Publication] = ending.exclude(pk__in=known).select_related("subject")
    return sum(_notice(row, NoticeKind.ENDS_ON) for row in rows)


def tell_checks(*, on: date) -> int:
    """Tell of the day before: a report about the subject was checked; never by whom, nor how often."""
    day = on - timedelta(days=1)
    checks = ReportCheck.objects.filter(on=day, report__subject__in=followed(on=on)).select_related("report__subject")
    reports = {check.report_id: check.report for check in checks}
    told = 0
    for report in reports.values():
        key = {"kind": NoticeKind.VERIFIED, "reference": report.number, "subject": report.subject}
        if not Notice.objects.filter(**key, at__date=on).exists():
            Notice.objects.create(**key)
            telling.tell(report.subject, report.number)
            told += 1
    return told


def _notice(publication: Publication, kind: NoticeKind) -> bool:
    subject: Subject = publication.subject
    reference = f"P-{str(publication.ref)[:8].upper()}"
    Notice.objects.create(subject=subject, kind=kind, reference=reference, publication=publication)
    telling.tell(subject, reference)
    return True
