"""Two people at once: one winner, one step, and the others are told that it was done. Under PostgreSQL only.

`REPAIR_RACES` says how many rounds; tests.bench.repair asks for 200.
"""

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from disclosure import publish
from repair import workflow
from repair.models import Case, Status
from tests.repair.building import MET, a_case, a_repairable, a_reviewer, ground

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]
TODAY = timezone.localdate()
ROUNDS = int(os.environ.get("REPAIR_RACES", "4"))
LATE = (workflow.IllegalMove, publish.NotOnShow)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all at once, each on a connection of its own; returns results and refusals in their order."""
    ready = Barrier(len(deeds))

    def one(deed: Callable[[], Any]) -> Any:
        try:
            ready.wait()
            return deed()
        except LATE as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(one, deed) for deed in deeds]]


def again(case: Case) -> Case:
    """The same case as somebody else has it before them."""
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_of_those_who_decide_at_once_one_wins_and_the_others_are_told(turn) -> None:
    case = a_case("accepted", a_repairable())
    reviewers = [a_reviewer(case) for _ in range(3)]
    told = {"ground": ground(), "reason": "罚款尚未缴清"}
    deeds = [
        lambda: workflow.approve(again(case), by=reviewers[0], on=TODAY, met=MET),
        lambda: workflow.refuse(again(case), by=reviewers[1], on=TODAY, **told),
        lambda: workflow.withdraw(again(case), by=case.applicant, on=TODAY),
        lambda: workflow.approve(again(case), by=reviewers[2], on=TODAY, met=MET),
    ]
    random.Random(turn).shuffle(deeds)
    steps = case.steps.count()

    results = at_once(*deeds)

    late = [each for each in results if isinstance(each, Exception)]
    case.refresh_from_db()
    assert len(late) == 3
    assert all(each.status == 409 and str(each) for each in late)
    assert case.steps.count() == steps + 1
    assert case.decisions.count() == (case.status != Status.WITHDRAWN)
    assert case.publication.__class__.objects.get(pk=case.publication_id).is_visible(on=TODAY) == (
        case.status != Status.APPROVED
    )


@pytest.mark.parametrize("turn", range(max(ROUNDS // 4, 1)))
def test_an_approval_and_an_annulment_at_once_leave_one_end(turn) -> None:
    case = a_case("accepted", a_repairable())
    reviewer, record = a_reviewer(case), case.publication

    results = at_once(
        lambda: workflow.approve(again(case), by=reviewer, on=TODAY, met=MET),
        lambda: publish.annul(record, on=TODAY, reason="revoked"),
    )

    assert sum(isinstance(each, Exception) for each in results) == 1
    assert record.changes.filter(kind="ended").count() == 1
    assert again(case).status in (Status.ACCEPTED, Status.APPROVED)


def test_the_same_click_twice_is_one_decision() -> None:
    case = a_case("accepted", a_repairable())
    reviewer = a_reviewer(case)

    results = at_once(*[lambda: workflow.approve(again(case), by=reviewer, on=TODAY, met=MET) for _ in range(2)])

    assert all(each.status == Status.APPROVED for each in results)
    assert case.decisions.count() == 1


def test_two_applications_for_one_record_at_once_are_one_case() -> None:
    from tests.repair.building import a_draft
    from tests.standing.acting import a_standing

    record = a_repairable()
    drafts = [a_draft(record, by=a_standing(None, record.subject).user) for _ in range(2)]

    results = at_once(*[lambda each=each: workflow.submit(each, by=each.applicant, on=TODAY) for each in drafts])

    assert sum(isinstance(each, Exception) for each in results) == 1
    assert Case.objects.open().filter(publication=record).count() == 1
