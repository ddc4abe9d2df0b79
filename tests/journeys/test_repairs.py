"""Whole lives of applications: from the record to what became of it, told through what people see."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import Publication
from disclosure.publish.periods import add_months
from repair import clocks, drafting, eligible, letters, nightly, results, workflow
from repair.models import Bar, CommitmentLetter, Door, Notice, NoticeKind, ReceivedResult, Status
from repair.results import Told
from tests.builders import a_penalty
from tests.repair.building import (
    MET,
    RULING,
    a_case,
    a_draft,
    a_repairable,
    a_repairable_entry,
    a_reviewer,
    an_outside_record,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MONDAY = date(2026, 6, 1)  # of a year whose holidays are known


def is_public(record: Publication) -> bool:
    """Whether the public sees it, under whatever reference it stands now."""
    return Publication.objects.visible(on=TODAY).filter(key=record.key).exists()


def test_a_penalty_is_repaired_after_its_shortest_period() -> None:
    record = a_repairable()
    case = a_case("accepted", record)
    letter = case.application.commitment
    assert letter in CommitmentLetter.objects.public()  # while it is handled

    workflow.approve(case, by=a_reviewer(case), on=TODAY, met=MET)

    assert not is_public(record)
    assert record.changes.order_by("seq").last().word == "ended"
    assert letter not in CommitmentLetter.objects.public()
    assert Notice.objects.filter(case=case, kind=NoticeKind.DECIDED).exists()


def test_a_list_entry_takes_two_reviewers_and_ends_with_its_measures() -> None:
    record = a_repairable_entry()
    case = a_case("accepted", record)
    first, second = a_reviewer(case), a_reviewer(case, "second_reviewer")

    with pytest.raises(workflow.IllegalMove, match="Two reviewers"):
        workflow.approve(case, by=first, on=TODAY, met=MET)
    workflow.propose(case, by=first, on=TODAY, outcome="approve", met=MET)
    with pytest.raises(workflow.IllegalMove, match="another person"):
        workflow.approve(case, by=first, on=TODAY, met=MET)
    workflow.approve(case, by=second, on=TODAY, met=MET)

    assert not is_public(record)
    assert case.decisions.get().second == first
    assert case.decisions.get().value["list"] == record.item.serious_list.name_zh


def test_the_body_above_is_the_second_pair_of_eyes_of_one_reviewer_and_never_decides_alone() -> None:
    entry, penalty = a_case("passed", a_repairable_entry()), a_case("accepted")
    reviewer, supervisor = a_reviewer(entry), a_reviewer(entry, "supervisor")
    workflow.accept(entry, by=reviewer, on=TODAY)
    workflow.propose(entry, by=reviewer, on=TODAY, outcome="approve", met=MET)

    with pytest.raises(workflow.IllegalMove, match="decides first"):
        workflow.approve(penalty, by=a_reviewer(penalty, "supervisor"), on=TODAY, met=MET)
    workflow.approve(entry, by=supervisor, on=TODAY, met=MET)

    assert (entry.decided_by, entry.status) == (supervisor, Status.APPROVED)


def test_too_early_says_from_which_day() -> None:
    record = a_penalty()

    verdict = eligible.of(record, on=TODAY)

    assert (verdict.answer, verdict.from_day) == (eligible.Answer.TOO_EARLY, record.repairable_from)
    with pytest.raises(workflow.IllegalMove, match="repair can be requested from"):
        a_draft(record)


def test_refused_it_is_fixed_and_sent_again_with_all_answers() -> None:
    case = a_case("refused", answers={"payment": {"day": "2026-05-01"}})

    again = drafting.again(case, by=case.applicant, on=TODAY)
    letters.sign(again, by=case.applicant, signature="江月白", on=TODAY)
    second = workflow.submit(again, by=case.applicant, on=TODAY)[0]
    workflow.pass_on(second, on=TODAY)
    workflow.accept(second, by=a_reviewer(second), on=TODAY)
    workflow.approve(second, by=a_reviewer(second), on=TODAY, met=MET)

    assert again.answers == {"payment": {"day": "2026-05-01"}}
    assert drafting.again(case, by=case.applicant, on=TODAY) != again  # that one was sent
    assert not is_public(case.publication)


def test_asked_once_the_clocks_stand_still_until_the_answer() -> None:
    case = a_case("accepted", a_repairable(decided_on=MONDAY - timedelta(days=200)), on=MONDAY)
    before = {clock.code: clock.due.day for clock in clocks.clocks(case)}

    workflow.ask(case, by=a_reviewer(case), on=MONDAY + timedelta(days=1), reason="缴款凭证")
    workflow.answer(case, by=case.applicant, on=MONDAY + timedelta(days=8), text="见附件")

    after = {clock.code: clock for clock in clocks.clocks(case)}
    assert before == {"repair_decide": date(2026, 6, 10), "repair_result": date(2026, 6, 15)}
    assert {clock.paused for clock in after.values()} == {5}
    assert after["repair_decide"].due.day == date(2026, 6, 17)
    assert after["repair_result"].due.day == date(2026, 6, 23)  # the Dragon Boat holiday lies between
    with pytest.raises(workflow.IllegalMove, match="once already"):
        workflow.ask(case, by=a_reviewer(case), on=MONDAY + timedelta(days=9), reason="更多")
    workflow.ask_again(case, by=a_reviewer(case, "supervisor"), on=MONDAY + timedelta(days=9), reason="更多")
    assert case.status == Status.ASKED


def test_without_an_answer_it_goes_on_with_what_is_there() -> None:
    case = a_case("asked")
    later = case.due_on + timedelta(days=1)
    with pytest.raises(workflow.IllegalMove, match="may answer until"):
        workflow.resume(case, by=a_reviewer(case), on=TODAY)

    nightly.look(on=later)

    case.refresh_from_db()
    assert case.status == Status.ACCEPTED


def test_extended_before_its_time_is_over_and_never_after() -> None:
    case, late = a_case("accepted"), a_case("accepted")
    due = case.due_on

    workflow.extend(case, by=a_reviewer(case), on=TODAY, reason="需要现场核查")

    assert case.due_on > due
    assert Notice.objects.filter(case=case, kind=NoticeKind.EXTENDED).exists()
    with pytest.raises(workflow.IllegalMove, match="told before"):
        workflow.extend(late, by=a_reviewer(late), on=late.due_on + timedelta(days=1), reason="需要现场核查")


def test_withdrawn_the_record_stays_and_can_be_asked_for_again() -> None:
    case = a_case("withdrawn")

    assert is_public(case.publication)
    assert eligible.of(case.publication, on=TODAY).ready


def test_an_appeal_is_decided_by_others_of_the_body_above() -> None:
    case = a_case("appealed")

    with pytest.raises(workflow.NotYours):
        workflow.grant_appeal(case, by=a_reviewer(case), on=TODAY, reason="x", met=MET)
    above = a_reviewer(case, "appeal_reviewer")
    workflow.grant_appeal(case, by=above, on=TODAY, reason="余款已到账", met=MET)

    assert case.appeal_authority == case.authority.parent
    assert case.decided_by == above != case.first_decided_by
    assert not is_public(case.publication)


def test_an_approval_by_false_statements_is_revoked_and_bars() -> None:
    case = a_case("approved")
    record, shown_until = case.publication, case.publication.shown_until

    workflow.revoke(case, by=a_reviewer(case), on=TODAY, reason="凭证系伪造", article="示例办法第三十条")

    back = Publication.objects.visible(on=TODAY).get(key=record.key)
    verdict = eligible.of(back, on=TODAY)
    assert (back.shown_until, back.counted_from) == (shown_until, record.counted_from)
    assert back.ref != record.ref
    assert (verdict.answer, verdict.until) == (eligible.Answer.BARRED, add_months(TODAY, 36))
    assert Bar.objects.get().case == case


def test_a_shield_that_fails_gives_the_record_back_for_the_rest_of_its_period() -> None:
    record = a_repairable()
    case = a_case("approved", record, door=Door.SHIELD, answers={"ruling": RULING})
    assert not is_public(record)

    told = {"reason": "重整计划执行不能", "ruling": "（2026）示01破3号之五"}
    workflow.end_shield(case, by=a_reviewer(case), on=TODAY, **told)

    assert is_public(record)
    assert Publication.objects.get(pk=record.pk).shown_until == record.shown_until
    assert case.shield.ended_as == "failed"


def test_a_minor_record_lapses_by_itself_and_can_still_be_repaired_before() -> None:
    record = a_penalty(shown=False)  # kept, not public

    case = a_case("approved", record)

    record.refresh_from_db()
    assert (record.ended_as, record.changes.count()) == ("repaired", 0)
    assert case.decisions.get().kind == "approved"


def test_what_expired_can_be_repaired_so_that_special_reports_leave_it_out() -> None:
    record = a_penalty(decided_on=TODAY - timedelta(days=500))
    publish.lapse(by=TODAY)

    a_case("approved", record)

    record.refresh_from_db()
    assert (record.ended_as, record.flags) == ("expired", "settled")
    with pytest.raises(workflow.IllegalMove):
        a_draft(record)


def test_a_result_of_market_regulation_received_twice_is_applied_once() -> None:
    record = an_outside_record()
    case = a_case("transferred", record)
    told = Told("GS-1", record.authority.code, record.document_number, "repaired", TODAY)

    first, second = [results.receive(told, system="market_regulation", channel="api", on=TODAY) for _turn in range(2)]

    case.refresh_from_db()
    assert first == second
    assert ReceivedResult.objects.get().times == 2
    assert (case.status, case.outside, case.decisions.get().by) == (Status.APPROVED, True, None)
    assert record.changes.filter(kind="ended").count() == 1


def test_a_file_of_results_is_taken_in_whole_or_not_at_all() -> None:
    record = an_outside_record()
    head = "number,authority,document,result,decided_on\n"
    good = f"GS-1,{record.authority.code},{record.document_number},repaired,{TODAY}\n"

    with pytest.raises(workflow.Missing, match="Row 3"):
        results.receive_file((head + good + "GS-2,x,x,repaired,yesterday\n").encode(), system="tax", on=TODAY)
    assert is_public(record)
    results.receive_file((head + good).encode(), system="market_regulation", on=TODAY)

    assert not is_public(record)
