"""After an appeal others decide; where a body has nobody left, the desk says so and what to do."""

import pytest

from creditchina.desk.today import waiting_for
from repair import others, workflow
from repair.models import Case, Outcome, Status
from tests.accounts.people import signed_in
from tests.admin.test_repair_desk import address, page
from tests.repair.building import MET, a_case, a_repairable_entry, a_reviewer, ground, today

pytestmark = pytest.mark.django_db
TOO_FEW = "Too few people are left to decide."


def appealed() -> Case:
    """Refused by the only reviewer of a body, who accepted it as well."""
    case = a_case(Status.ACCEPTED)
    told = {"ground": ground(), "reason": "罚款尚未缴清"}
    workflow.refuse(case, by=case.handler, on=today(), **told)
    return workflow.appeal(case, by=case.applicant, on=today(), reason="罚款已缴清")


def test_whoever_grants_an_appeal_is_told_that_nobody_is_left_and_what_to_do() -> None:
    case = appealed()
    above, supervisor = a_reviewer(case, "appeal_reviewer"), a_reviewer(case, "supervisor")
    client = signed_in(above)
    asked = client.get(address(case, "reopen"), {"lang": "en"}).content.decode()

    assert TOO_FEW in asked
    assert "has 1 person too few" in asked
    assert "approve the repair yourself instead" in asked
    assert TOO_FEW not in page(client, case)  # the appeal can be decided
    workflow.reopen(case, by=above, on=today(), reason="材料齐全")
    assert TOO_FEW in page(client, case)
    assert case.number in str([each.rows for each in waiting_for(supervisor, on=today()) if "a post" in each.title])

    deputy = a_reviewer(case)

    assert TOO_FEW not in page(client, case)
    assert not [each for each in waiting_for(supervisor, on=today()) if "a post" in each.title]
    assert workflow.approve(case, by=deputy, on=today(), met=MET).status == Status.APPROVED


def test_two_are_needed_for_an_entry_and_a_supervisor_is_the_second_of_one_reviewer() -> None:
    case = a_case(Status.APPEALED, a_repairable_entry())
    workflow.recuse(case, by=case.handler, reason="x")  # who accepted it took no part, but is left no more
    assert others.missing(case, on=today()) == 2
    workflow.reopen(case, by=a_reviewer(case, "appeal_reviewer"), on=today(), reason="材料齐全")
    deputy = a_reviewer(case)
    assert others.missing(case, on=today()) == 1
    supervisor = a_reviewer(case, "supervisor")
    assert others.missing(case, on=today()) == 0

    workflow.propose(case, by=deputy, on=today(), outcome=Outcome.APPROVE, met=MET)

    assert others.missing(case, on=today()) == 0
    assert workflow.approve(case, by=supervisor, on=today(), met=MET).status == Status.APPROVED
    assert not others.missing(a_case(Status.ACCEPTED), on=today())  # where nobody appealed
