"""Conditions of repair: judged one by one, kept with the step, told in the decision; none left out of an approval."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from repair import conditions, workflow
from repair.models import Case, Status
from repair.papers import texts
from tests.accounts.people import signed_in, staff
from tests.repair.building import MET, RULING, a_case, a_repairable, a_repairable_entry, a_reviewer, ground

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NAME = "The conduct is corrected"


@pytest.mark.parametrize("met", [None, (), ("period", "duty", "commitment"), ("nonsense",)])
def test_an_approval_judges_each_condition_or_leaves_no_step(met) -> None:
    case = a_case(Status.ACCEPTED)
    with pytest.raises(workflow.Missing, match=NAME) as refused:
        workflow.approve(case, by=a_reviewer(case), on=TODAY, met=met)
    case.refresh_from_db()
    assert (refused.value.field, case.status, case.steps.last().move) == ("met", Status.ACCEPTED, "accept")


def test_what_is_asked_depends_on_the_record_and_the_door() -> None:
    shield = a_case(Status.ACCEPTED, a_repairable(), door="shield", answers={"ruling": RULING})
    assert conditions.codes(a_case(Status.ACCEPTED)) == ("period", "duty", "correction", "commitment")
    assert conditions.codes(a_case(Status.ACCEPTED, a_repairable_entry()))[3] == "removal"
    assert conditions.codes(shield) == ("ruling", "commitment")


def test_the_desk_ticks_what_the_site_knows_and_keeps_what_was_judged() -> None:
    case = a_case(Status.ACCEPTED)
    client, address = signed_in(a_reviewer(case)), reverse("cases:move", args=[case.pk, "approve"])
    asked = client.get(address, {"lang": "en"}, follow=True).context["form"]
    assert asked["met"].value() == ["period", "commitment"]
    some = client.post(address, {"met": ["period", "duty"], "confirmed": "1"})
    assert "Not judged so: The conduct is corrected; A commitment was signed." in some.text
    client.post(address, {"met": conditions.codes(case), "confirmed": "1"})
    step = case.steps.get(move="approve")
    assert [(each["code"], each["met"], each["by_site"]) for each in step.judged] == [
        ("period", True, True),
        ("duty", True, False),
        ("correction", True, False),
        ("commitment", True, True),
    ]
    made = case.decisions.get()
    assert made.value["met"] == _names(case)
    assert _names(case)[2] in texts.decision(made)["paragraphs"][1]
    assert "Judged to be met" in _page(client, case)
    assert "Judged to be met" not in _page(signed_in(staff("operator")), case)


def _names(case: Case) -> list[str]:
    with translation.override(case.application.language):
        return [str(conditions.NAMES[code]) for code in conditions.codes(case)]


def _page(client, case: Case) -> str:
    return client.get(reverse("admin:repair_case_change", args=[case.pk]), {"lang": "en"}, follow=True).text


def test_a_refusal_tells_what_was_met_all_the_same() -> None:
    case = a_case(Status.ACCEPTED)
    told = {"ground": ground(), "reason": "罚款尚未缴清"}
    workflow.refuse(case, by=a_reviewer(case), on=TODAY, met=["period", "correction"], **told)
    step = case.steps.get(move="refuse")
    assert conditions.names_of(step.judged, met=False) == [
        "The duties of the decision are done",
        "A commitment was signed",
    ]
    assert len(case.decisions.get().value["met"]) == 2
    assert len(texts.decision(case.decisions.get())["paragraphs"]) == 4


def test_two_reviewers_judge_each_for_themselves() -> None:
    case = a_case(Status.ACCEPTED, a_repairable_entry())
    first, second = a_reviewer(case), a_reviewer(case, "second_reviewer")
    with pytest.raises(workflow.Missing):
        workflow.propose(case, by=first, on=TODAY, outcome="approve", met=["period"])
    workflow.propose(case, by=first, on=TODAY, outcome="approve", met=MET)
    with pytest.raises(workflow.Missing):
        workflow.approve(case, by=second, on=TODAY)
    workflow.approve(case, by=second, on=TODAY, met=MET)
    assert [len(step.judged) for step in case.steps.filter(move__in=("propose", "approve"))] == [5, 5]
