"""Two people decide at the same moment: one succeeds, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from disclosure import registers
from disclosure.models import Measure, Proposal
from tests.models.governed import somebody

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What became of each, refusals included."""
    ready = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> object:
        try:
            ready.wait()
            return deed()
        except (registers.Refused, ValidationError) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(one, deed) for deed in deeds]]


def a_change(days: int) -> Proposal:
    first_day = timezone.localdate() + timedelta(days=days)
    texts = {"basis": ("示例条例", ""), "assessment": ("示例评估", "")}
    row = Measure.objects.get(code="awards")
    return registers.propose("measure", {"name_en": "X"}, row=row, first_day=first_day, by=somebody(), **texts)


def again(proposal: Proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)


@pytest.mark.parametrize("days", [0, 30])
def test_of_two_approvers_one_decides(days):
    made, people = a_change(days), [somebody() for _ in range(3)]
    results = at_once(*[lambda by=by: registers.approve(again(made), by=by) for by in people])

    decided = [result for result in results if isinstance(result, Proposal)]
    assert len(decided) == 1
    assert again(made).decided_by in people
    assert Measure.objects.get(code="awards").history.filter(history_change_reason__startswith="proposal").count() == (
        1 - bool(days)
    )


def test_an_approval_and_a_withdrawal_never_both_happen():
    made, other = a_change(30), somebody()
    results = at_once(
        lambda: registers.approve(again(made), by=other), lambda: registers.withdraw(again(made), by=made.proposed_by)
    )

    assert len([result for result in results if isinstance(result, Exception)]) == 1
    assert again(made).status in ("approved", "withdrawn")


def test_a_first_day_comes_once():
    made = registers.approve(a_change(1), by=somebody())
    results = at_once(*[lambda: registers.bring_into_force(again(made), on=made.first_day) for _ in range(3)])

    assert len([result for result in results if isinstance(result, Measure)]) == 1
    assert Measure.objects.get(code="awards").history.filter(history_change_reason=f"proposal {made.pk}").count() == 1
