"""Tell the subject that something happened: in the site and by mail, a reference and never the content (S-23)."""

from datetime import datetime
from typing import Any

from creditchina.standing import telling
from repair.models import Case, Finding, Notice, NoticeKind, Objection, Reporter, Statement
from repair.when import moment


def tell(case: Case, kind: NoticeKind, *, but: Any = None, at: datetime | None = None) -> Notice:
    """A notice to whoever acts for the subject; the mails leave once the transaction is committed.

    `but`: who did it and needs no mail; `at`: where it is not told of the last step, its moment.
    """
    subject = case.application.subject
    told = Notice.objects.create(
        subject=subject.survivor,
        user=case.applicant,
        kind=kind,
        reference=case.number,
        case=case,
        at=at or moment(case.steps.latest("pk").on),
    )
    telling.tell(subject, case.number, but=but)
    return told


def tell_of_objection(
    objection: Objection, *, kind: NoticeKind = NoticeKind.OBJECTION, but: Any = None, at: datetime | None = None
) -> Notice:
    """The same of an objection."""
    told = Notice.objects.create(
        subject=objection.subject.survivor,
        user=objection.applicant,
        kind=kind,
        reference=objection.number,
        objection=objection,
        at=at or moment(objection.steps.latest("pk").on),
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


def tell_of_statement(statement: Statement) -> Notice:
    """The same of a statement that somebody has read: whether it stands, its page says."""
    told = Notice.objects.create(
        subject=statement.subject.survivor,
        user=statement.by,
        kind=NoticeKind.STATEMENT,
        reference=statement.number,
        publication=statement.publication,
    )
    telling.tell(statement.subject, statement.number, also=statement.by)
    return told
