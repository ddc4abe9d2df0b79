"""Tell the subject that something happened: in the site and by mail, a reference and never the content (S-23)."""

from typing import Any

from creditchina.standing import telling
from repair.models import Case, Finding, Notice, NoticeKind, Objection, Reporter


def tell(case: Case, kind: NoticeKind, *, but: Any = None) -> Notice:
    """A notice to whoever acts for the subject; the mails leave once the transaction is committed.

    `but`: who did it and needs no mail.
    """
    subject = case.application.subject
    told = Notice.objects.create(
        subject=subject.survivor, user=case.applicant, kind=kind, reference=case.number, case=case
    )
    telling.tell(subject, case.number, but=but)
    return told


def tell_of_objection(objection: Objection, *, but: Any = None) -> Notice:
    """The same of an objection."""
    told = Notice.objects.create(
        subject=objection.subject.survivor,
        user=objection.applicant,
        kind=NoticeKind.OBJECTION,
        reference=objection.number,
        objection=objection,
    )
    telling.tell(objection.subject, objection.number, but=but)
    return told


def tell_of_finding(finding: Finding, *, kind: NoticeKind = NoticeKind.FINDING, but: Any = None) -> Notice:
    """The same of a finding that a decision no longer stands; whoever reported it, the subject hears of it."""
    told = Notice.objects.create(
        subject=finding.subject.survivor,
        user=finding.by if finding.told_by == Reporter.SUBJECT else None,
        kind=kind,
        reference=finding.number,
        publication=finding.withdrawal.publication,
    )
    telling.tell(finding.subject, finding.number, but=but)
    return told
