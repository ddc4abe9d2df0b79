"""Whole lives of objections and statements: marked at once, answered with reasons, and no trace of the mark after."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure import marks, publish
from disclosure.models import IdentityAct, Mark, Publication, Subject
from disclosure.registers.terms import withdrawal_due
from repair import nightly, objections, statements, workflow
from repair.models import Breach, Objection, ObjectionStatus, Statement
from tests.accounts.people import staff
from tests.builders import a_batch, a_penalty, a_subject
from tests.repair.building import known_years
from tests.standing.acting import a_standing

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TEXT = "罚款金额应为 2 万元"


def an_objection(record: Publication, about: str = "content", on: date = TODAY) -> Objection:
    """By whoever acts for the subject."""
    return objections.file(record, by=a_standing(None, record.subject).user, about=about, text=TEXT, on=on)


def with_source(record: Publication) -> Objection:
    """Accepted by the site and sent to the source."""
    made, operator = an_objection(record), staff("operator")
    objections.accept(made, by=operator, on=TODAY)
    return objections.pass_on(made, by=operator, on=TODAY)


def test_the_record_is_marked_at_once_and_stays_public() -> None:
    record = a_penalty()

    made = an_objection(record)

    told = marks.sentence(Mark.objects.told(on=TODAY).get(publication=record))
    assert "Under objection since" in told
    assert "answer due" in told
    assert Publication.objects.get(pk=record.pk).is_visible(on=TODAY)
    assert made.number.startswith("YY-")


def test_the_same_ground_is_checked_once_at_a_time_and_another_beside_it() -> None:
    record = a_penalty()
    an_objection(record)

    with pytest.raises(workflow.IllegalMove, match="being checked already"):
        an_objection(record)
    an_objection(record, "period")

    assert Mark.objects.filter(publication=record, until=None).count() == 2


def test_upheld_and_corrected_the_mark_goes_once_the_correction_is_there() -> None:
    record = a_penalty()
    made, clerk = with_source(record), staff("source_clerk", source=record.batch.source)

    with pytest.raises(workflow.Missing, match="Deliver the correction first"):
        objections.correct(made, by=clerk, on=TODAY, reason="金额录入有误")
    publish.correct(record, {"digest": b"new"}, batch=a_batch(source=record.batch.source), on=TODAY)
    objections.correct(made, by=clerk, on=TODAY, reason="金额录入有误")

    assert made.status == ObjectionStatus.CORRECTED
    assert not Mark.objects.told(on=TODAY).filter(publication=record).exists()
    assert [step.move for step in made.steps.all()] == ["file", "accept", "pass_on", "correct"]


def test_upheld_and_removed_the_record_is_gone() -> None:
    record = a_penalty()
    made = with_source(record)

    objections.remove(made, by=staff("reviewer", record.authority), on=TODAY, reason="该处罚不属于本主体")

    record.refresh_from_db()
    assert (record.ended_as, record.is_visible(on=TODAY)) == ("corrected", False)


@pytest.mark.parametrize("how", ["joined", "joined with the same record", "parted"])
def test_removed_is_what_stands_now_and_never_the_record_of_another_subject(how) -> None:
    record, other = a_penalty(), a_subject()
    made, joined = with_source(record), how != "parted"
    twin = a_penalty(subject=other) if "same" in how else None
    moved = publish.move([record.pk], other, lambda row: None if twin else bytes(row.key), on=TODAY, note="x")
    if joined:
        told = {"twins": [[record.pk, twin.pk]] if twin else []}
        by = {"on": TODAY, "reason": "x", "by": staff("operator"), "moved": told}
        IdentityAct.objects.create(kind="joined", subject=record.subject, other=other, **by)
        Subject.objects.filter(pk=record.subject_id).update(merged_into=other)

    made = Objection.objects.get(pk=made.pk)
    objections.remove(made, by=staff("reviewer", record.authority), on=TODAY, reason="该处罚不属于本主体")

    now = Publication.objects.get(pk=twin.pk if twin else moved[0][1])
    assert now.is_visible(on=TODAY) is not joined


def test_corrected_is_what_stands_now() -> None:
    record = a_penalty()
    made = with_source(record)
    [(_old, new)] = publish.move([record.pk], a_subject(), lambda row: bytes(row.key), on=TODAY, note="x")
    publish.correct(
        Publication.objects.get(pk=new), {"digest": b"new"}, batch=a_batch(source=record.batch.source), on=TODAY
    )

    objections.correct(made, by=staff("source_clerk", source=record.batch.source), on=TODAY, reason="金额录入有误")

    assert made.status == ObjectionStatus.CORRECTED


def test_rejected_with_a_reason_the_mark_goes_and_the_history_stays() -> None:
    record = a_penalty()
    made, reviewer = with_source(record), staff("reviewer", record.authority)

    with pytest.raises(workflow.Missing):
        objections.reject(made, by=reviewer, on=TODAY, reason=" ")
    objections.reject(made, by=reviewer, on=TODAY, reason="与决定书一致")

    assert Publication.objects.get(pk=record.pk).is_visible(on=TODAY)
    assert not Mark.objects.told(on=TODAY).filter(publication=record).exists()
    assert made.steps.count() == 4


def test_the_site_never_answers_on_the_merits_and_strangers_not_at_all() -> None:
    made = with_source(a_penalty())

    for user in (staff("operator"), staff("reviewer"), made.applicant):
        with pytest.raises(workflow.NotYours):
            objections.reject(made, by=user, on=TODAY, reason="x")


def test_a_late_answer_is_counted_for_the_body_that_owes_it() -> None:
    known_years()
    record = a_penalty()
    made = with_source(record)

    nightly.look(on=made.due_on + timedelta(days=1))

    assert Breach.objects.get(objection=made).authority == record.authority


def test_a_record_that_no_longer_stands_and_is_not_withdrawn_in_three_days_is_counted_once() -> None:
    known_years()
    record = a_penalty()
    asked = publish.ask_withdrawal(record, reason="revoked", by=staff("source_clerk"))
    due = withdrawal_due(asked)

    nightly.look(on=due.day)
    assert not Breach.objects.exists()
    nightly.look(on=due.day + timedelta(days=1)), nightly.look(on=due.day + timedelta(days=2))

    breach = Breach.objects.get()
    assert (breach.withdrawal, breach.authority, breach.due_on) == (asked, record.authority, due.day)


def test_a_statement_is_read_before_it_stands_beside_its_record() -> None:
    record = a_penalty()
    by, reader = a_standing(None, record.subject).user, staff("moderator")

    made = statements.write(record, by=by, text="已完成整改，\n罚款已缴清。", on=TODAY)
    assert not Statement.objects.public().exists()
    statements.let_through(made, by=reader)

    assert Statement.objects.public().get().text == "已完成整改， 罚款已缴清。"
    with pytest.raises(workflow.IllegalMove, match="already"):
        statements.write(record, by=by, text="再说一句", on=TODAY)
    assert statements.take_back(made, by=by, on=TODAY)


@pytest.mark.parametrize(
    ("text", "why"), [("", "Write"), ("字" * 201, "At most 200"), ("电话 139 0000 0000 0", "Leave out")]
)
def test_a_statement_is_short_and_names_no_numbers(text, why) -> None:
    record = a_penalty()
    with pytest.raises(workflow.Missing, match=why):
        statements.write(record, by=a_standing(None, record.subject).user, text=text, on=TODAY)
