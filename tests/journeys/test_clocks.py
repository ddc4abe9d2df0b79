"""Whole lives of applications, told by their clocks: missed, provisional, two at once, and the day an agent waits."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure.models import CalendarYear
from repair import nightly, objections, workflow
from repair.models import Breach, Case, Notice, NoticeKind, Status
from tests.builders import an_authority
from tests.repair.building import (
    MET,
    a_case,
    a_draft,
    a_repairable,
    a_reviewer,
)
from tests.standing.acting import a_standing

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MONDAY = date(2026, 6, 1)  # of a year whose holidays are known


def test_a_missed_clock_is_counted_once_and_the_body_above_and_the_subject_are_told() -> None:
    case = a_case("passed", a_repairable(decided_on=MONDAY - timedelta(days=200)), on=MONDAY)
    late = case.due_on + timedelta(days=1)

    nightly.look(on=late), nightly.look(on=late)

    case.refresh_from_db()
    breach = Breach.objects.get(case=case)
    assert (breach.authority, breach.deadline, case.escalated_on) == (case.authority, "repair_accept", late)
    assert case.steps.filter(move="escalate").count() == 1
    assert case.status == Status.PASSED  # the site never decides in its place


def test_a_due_day_beyond_the_table_is_provisional_and_reckoned_anew_when_it_grows() -> None:
    known = CalendarYear.objects.order_by("-year").first()
    near_the_end = date(known.year, 12, 30)
    case = a_case("passed", a_repairable(decided_on=near_the_end - timedelta(days=200)), on=near_the_end)
    assert case.due_provisional

    year = CalendarYear.objects.create(year=known.year + 1, legal_basis_zh="示例通知")
    year.days.create(day=date(year.year, 1, 4), kind="off", name_zh="示例假日")
    nightly.look(on=near_the_end)

    before, version = case.due_on, case.due_version
    case.refresh_from_db()
    assert (case.due_provisional, case.due_version != version) == (False, True)
    assert case.due_on > before
    assert Notice.objects.filter(case=case, kind=NoticeKind.RECKONED).exists()


def test_no_deadline_is_missed_by_a_provisional_day_nor_by_one_of_an_older_calendar() -> None:
    known = CalendarYear.objects.order_by("-year").first()
    near_the_end = date(known.year, 12, 30)
    case = a_case("passed", a_repairable(decided_on=near_the_end - timedelta(days=200)), on=near_the_end)
    late = case.due_on + timedelta(days=1)

    nightly.look(on=late)
    case.refresh_from_db()
    assert (case.escalated_on, Case.objects.late(on=late).count(), Breach.objects.count()) == (None, 0, 0)
    year = CalendarYear.objects.create(year=known.year + 1, legal_basis_zh="示例通知")
    for day in range(1, late.day + 1):
        year.days.create(day=date(year.year, 1, day), kind="off", name_zh="示例假日")
    nightly.look(on=late)

    case.refresh_from_db()
    assert (case.escalated_on, case.due_on > late, Breach.objects.count()) == (None, True, 0)


def test_an_objection_and_its_mark_are_reckoned_anew_as_well() -> None:
    known = CalendarYear.objects.order_by("-year").first()
    near_the_end = date(known.year, 12, 30)
    record = a_repairable(decided_on=near_the_end - timedelta(days=200))
    by = a_standing(None, record.subject, on=near_the_end).user
    objection = objections.file(record, by=by, about="content", text="金额有误", on=near_the_end)
    before = (objection.due_on, objection.answer_due_on)
    year = CalendarYear.objects.create(year=known.year + 1, legal_basis_zh="示例通知")
    for day in (1, 4):
        year.days.create(day=date(year.year, 1, day), kind="off", name_zh="示例假日")

    nightly.look(on=near_the_end)

    objection.refresh_from_db()
    assert (objection.due_on > before[0], objection.answer_due_on > before[1]) == (True, True)
    assert (objection.due_provisional, objection.mark.answer_due) == (False, objection.answer_due_on)
    assert Notice.objects.filter(objection=objection, kind=NoticeKind.RECKONED).count() == 1


def test_one_application_about_two_bodies_is_two_cases_on_clocks_of_their_own() -> None:
    first = a_repairable()
    second = a_repairable(subject=first.subject, authority=an_authority())
    application = a_draft(first, second)

    one, two = workflow.submit(application, by=application.applicant, on=TODAY)
    workflow.pass_on(one, on=TODAY)
    workflow.withdraw(two, by=application.applicant, on=TODAY)

    assert (one.authority, two.authority) == (first.authority, second.authority)
    assert (one.status, two.status) == (Status.PASSED, Status.WITHDRAWN)
    assert [one.number[-2:], two.number[-2:]] == ["-1", "-2"]


def test_a_first_time_agent_waits_inside_the_sites_own_step() -> None:
    record = a_repairable()
    agent = a_standing(None, record.subject, "agent").user

    case = workflow.submit(a_draft(record, by=agent), by=agent, on=TODAY)[0]
    nightly.pass_on(on=TODAY)

    case.refresh_from_db()
    assert case.status == Status.SUBMITTED


def test_whoever_acts_for_the_subject_never_decides_even_as_a_reviewer() -> None:
    case = a_case("accepted")
    reviewer = a_reviewer(case)
    workflow.recuse(case, by=reviewer, reason="亲属任职于该企业")

    with pytest.raises(workflow.NotYours, match="a part of your own"):
        workflow.approve(case, by=reviewer, on=TODAY, met=MET)
    assert Case.objects.get(pk=case.pk).status == Status.ACCEPTED
