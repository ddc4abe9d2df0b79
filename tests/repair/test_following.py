"""Subjects are told by a reference; what they handed in goes in time; a record is followed under its new reference."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from creditchina.accounts.models import User
from creditchina.standing.terms import ACTS
from disclosure import publish
from disclosure.directory import identity
from disclosure.publish.periods import add_months
from repair import evidence, following, keeping, statements, workflow
from repair.models import Application, Case, Notice, NoticeKind, Status
from tests.accounts.people import staff
from tests.builders import a_penalty, a_subject
from tests.repair.building import MET, a_case, a_draft, a_repairable, a_reviewer
from tests.standing.acting import a_letter, a_standing, browser_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def told(kind: NoticeKind) -> list[str]:
    """References of the notices of a kind."""
    return list(Notice.objects.filter(kind=kind).values_list("reference", flat=True))


def read(user: User) -> set[str]:
    """References of what an account may read today."""
    return set(Notice.objects.for_user(user, on=TODAY).values_list("reference", flat=True))


def test_what_was_there_before_is_no_news_and_what_comes_is_told_once() -> None:
    firm = a_subject()
    a_standing(None, firm)
    a_penalty(subject=firm)
    following.tell_changes(on=TODAY)

    record = a_penalty(subject=firm)
    a_penalty()  # of somebody nobody acts for
    counts = following.tell_changes(on=TODAY), following.tell_changes(on=TODAY)

    assert counts == (1, 0)
    assert told(NoticeKind.PUBLISHED) == [f"P-{str(record.ref)[:8].upper()}"]
    assert record.document_number not in "".join(told(NoticeKind.PUBLISHED))


def test_an_end_is_told_once_a_month_before() -> None:
    record = a_penalty(shown_until=TODAY + timedelta(days=20))
    a_standing(None, record.subject)

    counts = following.tell_ends(on=TODAY), following.tell_ends(on=TODAY)

    assert counts == (1, 0)


def test_files_go_half_a_year_after_the_last_remedy_and_their_hashes_stay() -> None:
    record = a_repairable(shown_until=TODAY + timedelta(days=30))
    draft = a_draft(record, answers={"payment": {"day": "2026-05-01"}})
    file = evidence.keep(draft, a_letter(), name="缴款凭证.pdf", by=draft.applicant)
    case = workflow.submit(draft, by=draft.applicant, on=TODAY)[0]
    workflow.withdraw(case, by=case.applicant, on=TODAY)
    at_last = add_months(TODAY, 12)

    before = keeping.forget(on=at_last)
    after = keeping.forget(on=at_last + timedelta(days=2))

    file.refresh_from_db()
    assert before == {"files": 0, "applications": 0}
    assert after == {"files": 1, "applications": 1}
    assert (file.file, len(bytes(file.sha256))) == ("", 32)
    assert Application.objects.get(pk=draft.pk).answers == {}


def test_what_is_handled_keeps_its_files() -> None:
    a_case("accepted")
    assert keeping.over(on=add_months(TODAY, 60)) == []


def test_a_case_follows_its_record_to_the_subject_it_was_joined_to() -> None:
    case = a_case("accepted")
    twin = a_subject("示例市青禾食品厂")
    publish.move([case.publication_id], twin, lambda row: b"another subject!", on=TODAY, note="重复登记")

    workflow.approve(case, by=a_reviewer(case), on=TODAY, met=MET)

    assert case.status == Status.APPROVED
    assert not twin.publications.visible(on=TODAY).exists()


def test_whoever_acts_for_a_subject_hears_of_the_one_it_was_joined_to() -> None:
    away, stays = a_subject("示例市青禾食品店"), a_subject("示例市青禾食品厂")
    a_standing(None, away)
    identity.join(away, stays, on=TODAY, reason="x", by=staff("operator"))
    following.tell_changes(on=TODAY)
    a_penalty(subject=stays)

    following.tell_changes(on=TODAY)

    assert Notice.objects.get(kind=NoticeKind.PUBLISHED).subject == stays


def test_an_approval_that_fails_leaves_nothing() -> None:
    case = a_case("accepted")
    publish.annul(case.publication, on=TODAY, reason="revoked")

    with pytest.raises(workflow.IllegalMove, match="ended meanwhile"), transaction.atomic():
        workflow.approve(case, by=a_reviewer(case), on=TODAY, met=MET)

    assert Case.objects.get(pk=case.pk).status == Status.ACCEPTED
    assert not case.decisions.exists()
    assert Notice.objects.filter(kind=NoticeKind.DECIDED).count() == 0


def test_a_right_for_reports_alone_reads_no_notice_of_repair_or_of_objections() -> None:
    case = a_case()
    about = {"subject": case.application.subject}
    for kind, reference in ((NoticeKind.ENDS_ON, "P-1"), (NoticeKind.OBJECTION, "YY-1")):
        Notice.objects.create(kind=kind, reference=reference, **about)
    readers = {act: a_standing(None, about["subject"], "representative", act).user for act in ACTS}

    assert {act: read(user) for act, user in readers.items()} == {
        "reports": {"P-1"},
        "repair": {"P-1", case.number},
        "objections": {"P-1", "YY-1"},
    }


def test_notices_follow_a_subject_that_was_joined_to_another() -> None:
    away, stays = a_subject("示例市青禾食品店"), a_subject("示例市青禾食品厂")
    before, since = a_standing(None, away).user, a_standing(None, stays).user
    identity.join(away, stays, on=TODAY, reason="x", by=staff("operator"))
    for subject, reference in ((away, "XF-1"), (stays, "XF-2")):
        Notice.objects.create(subject=subject, kind=NoticeKind.MOVED, reference=reference)

    assert read(before) == read(since) == {"XF-1", "XF-2"}


def test_the_author_hears_that_a_statement_was_read() -> None:
    record = a_penalty()
    author = a_standing(None, record.subject).user
    made = statements.write(record, by=author, text="已整改", on=TODAY)

    statements.refuse(made, by=staff("moderator"), reason="与本记录无关")

    assert told(NoticeKind.STATEMENT) == [made.number]
    assert f"/objections/statement/{record.ref}/" in browser_of(author).get("/repair/mine/").content.decode()
