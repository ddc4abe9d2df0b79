"""An agent's first 24 hours, and the subject that meanwhile applies itself, or at a service window."""

import pytest
from django.utils import timezone

from creditchina.standing import granting
from creditchina.standing.terms import Capacity
from repair import drafting, letters, nightly, workflow
from repair.models import Notice, Status
from tests.accounts.people import staff
from tests.repair.building import a_draft, a_repairable
from tests.repair.web.applying import Applicant
from tests.standing.acting import a_standing

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def told(user) -> set[str]:
    """The references of the notices that an account reads."""
    return set(Notice.objects.for_user(user, on=TODAY).values_list("reference", flat=True))


def test_what_a_new_agent_sent_gives_way_to_the_subject_itself() -> None:
    record = a_repairable()
    applicant = Applicant(record)
    agent = a_standing(None, record.subject, Capacity.AGENT).user
    other = a_repairable(subject=record.subject, authority=record.authority)
    sent = workflow.submit(a_draft(record, other, by=agent), by=agent, on=TODAY)
    assert nightly.pass_on(on=TODAY) == 0

    made = applicant.begins()
    choices = applicant.client.get(f"/repair/{made.ref}/records/").content.decode()
    applicant.fills_in(made)
    applicant.signs_and_sends(made)

    for case in sent:
        case.refresh_from_db()
    assert "this one takes its place" in choices
    assert [case.status for case in sent] == [Status.WITHDRAWN, Status.SUBMITTED]
    assert sent[0].steps.last().reason == "该主体已自行提出修复申请。"  # in the language of who reads it
    assert sent[0].number in told(agent)
    assert {sent[0].number, made.cases.get().number} <= told(applicant.user)
    assert nightly.pass_on(on=TODAY) == 1


def test_what_a_new_agent_sent_gives_way_to_what_the_subject_has_filed_at_a_window() -> None:
    record = a_repairable()
    agent, clerk = a_standing(None, record.subject, Capacity.AGENT).user, staff("window_clerk", record.authority)
    sent = workflow.submit(a_draft(record, by=agent), by=agent, on=TODAY)[0]
    made = drafting.begin_at_window(record.subject, by=clerk, window=record.authority, consent_on=TODAY, on=TODAY)
    drafting.choose(made, [record], on=TODAY)
    letters.sign(made, by=clerk, signature="江月白", on=TODAY)
    with pytest.raises(workflow.IllegalMove):  # nothing is taken back before
        workflow.withdraw(sent, on=TODAY)

    workflow.submit(made, by=clerk, on=TODAY)

    sent.refresh_from_db()
    assert (sent.status, sent.steps.last().role) == (Status.WITHDRAWN, "site")
    assert sent.number in told(agent)
    assert made.cases.get().status == Status.SUBMITTED


def test_nothing_gives_way_to_another_agent() -> None:
    record = a_repairable()
    first, second = (a_standing(None, record.subject, Capacity.AGENT).user for _turn in range(2))
    workflow.submit(a_draft(record, by=first), by=first, on=TODAY)

    with pytest.raises(workflow.IllegalMove, match="handled already"):
        a_draft(record, by=second)


def test_nothing_gives_way_once_the_hours_are_over(monkeypatch) -> None:
    monkeypatch.setattr(granting, "FIRST_WAIT_HOURS", 0)
    record = a_repairable()
    agent = a_standing(None, record.subject, Capacity.AGENT).user
    workflow.submit(a_draft(record, by=agent), by=agent, on=TODAY)

    with pytest.raises(workflow.IllegalMove, match="handled already"):
        a_draft(record)
