"""Who has no part in a decision: who acted for the applicant, the body that is appealed against, who decided first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from creditchina.accounts.models import Post, User
from repair import drafting, eligible, letters, workflow
from repair.models import Case, Outcome, Status
from repair.moves import possible
from tests.accounts.people import post, staff
from tests.repair.building import MET, a_case, a_repairable, a_repairable_entry, a_reviewer
from tests.test_guards import run

pytestmark = pytest.mark.django_db
TODAY, DAY = timezone.localdate(), timedelta(days=1)


def filed_at_a_window() -> tuple[Case, list[User]]:
    """Begun by one clerk, signed by a second, sent by a third; these two are reviewers as well."""
    record = a_repairable()
    clerks = [staff("window_clerk", record.authority) for _each in range(3)]
    begun = {"window": record.authority, "consent_on": TODAY, "on": TODAY, "language": "en"}
    made = drafting.begin_at_window(record.subject, by=clerks[0], **begun)
    drafting.choose(made, [record], on=TODAY)
    letters.sign(made, by=clerks[1], signature="江月白", on=TODAY)
    case = workflow.submit(made, by=clerks[2], on=TODAY)[0]
    for clerk in clerks[1:]:
        post(clerk, "reviewer", authority=record.authority)
    return workflow.pass_on(case, on=TODAY), clerks[1:]


def test_no_clerk_who_acted_for_the_applicant_decides() -> None:
    case, clerks = filed_at_a_window()

    for clerk in clerks:
        with pytest.raises(workflow.NotYours, match="a part of your own"):
            workflow.accept(case, by=User.objects.get(pk=clerk.pk), on=TODAY)
        with pytest.raises(IntegrityError, match="a part of their own"):
            run(f"UPDATE repair_case SET decided_by_id = {clerk.pk} WHERE id = {case.pk}")


def test_an_appeal_reviewer_of_the_body_that_refused_decides_no_appeal() -> None:
    case = a_case("appealed")

    with pytest.raises(workflow.NotYours):
        workflow.grant_appeal(case, by=staff("appeal_reviewer", case.authority), on=TODAY, reason="x")


def test_after_a_granted_appeal_nobody_of_the_first_decision_decides() -> None:
    case = a_case("appealed", a_repairable_entry())
    proposer, decider = case.proposed_by, case.first_decided_by
    workflow.reopen(case, by=a_reviewer(case, "appeal_reviewer"), on=TODAY, reason="材料齐全")

    for person in (proposer, decider):
        with pytest.raises(workflow.IllegalMove, match="took part in the first decision"):
            workflow.propose(case, by=person, on=TODAY, outcome=Outcome.APPROVE, met=MET)
        with pytest.raises(IntegrityError, match="others decide after an appeal"):
            run(f"UPDATE repair_case SET proposed_by_id = {person.pk} WHERE id = {case.pk}")
    with pytest.raises(IntegrityError, match="others decide after an appeal"):
        run(f"UPDATE repair_case SET decided_by_id = {proposer.pk} WHERE id = {case.pk}")
    workflow.propose(case, by=a_reviewer(case), on=TODAY, outcome=Outcome.APPROVE, met=MET)
    Post.objects.filter(user=case.handler).update(valid_to=TODAY)
    # Of the body's reviewers none is left: the body above is the second pair of eyes (rules.md S-24).
    workflow.approve(case, by=a_reviewer(case, "supervisor"), on=TODAY + DAY, met=MET)


def test_a_bar_is_lifted_by_two_and_by_nobody_with_a_part_in_it() -> None:
    case, later = a_case("revoked"), {"on": TODAY + DAY}
    asks, lifts = a_reviewer(case), a_reviewer(case, "supervisor")
    with pytest.raises(workflow.IllegalMove, match="Nobody asks"):
        workflow.lift_bar(case, by=lifts, reason="凭证经核对属实", **later)
    workflow.ask_lift(case, by=asks, note="银行已证实凭证", **later)
    workflow.keep_bar(case, by=lifts, note="请附银行证明", **later)
    workflow.ask_lift(case, by=asks, note="证明已附", **later)

    with pytest.raises(workflow.IllegalMove, match="another person"):
        workflow.lift_bar(case, by=asks, reason="凭证经核对属实", **later)
    with pytest.raises(IntegrityError, match="a part of their own"):
        run(f"UPDATE repair_bar SET lifted_by_id = {case.applicant_id}, lifted_on = '2026-06-01'")
    workflow.lift_bar(case, by=lifts, reason="凭证经核对属实", **later)

    assert eligible.barred_until(case.application.subject, **later) is None
    assert (case.status, case.bar.lifted_by, case.bar.lift_asked_by) == (Status.REVOKED, lifts, asks)
    assert not {"ask_lift", "lift_bar"} & {move.name for move in possible(case, lifts, **later)}
