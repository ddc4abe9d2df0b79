"""The moves of a case through the verbs, one whole way a state."""

import pytest

from repair.models import Status
from tests.repair.building import RULING, a_case, a_repairable, a_repairable_entry, an_outside_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", list(Status))
def test_a_case_reaches_every_state_and_its_steps_tell_how(status) -> None:
    case = a_case_in(status)

    steps = list(case.steps.values_list("before", "after"))

    assert case.status == status
    assert [after for _before, after in steps] == [before for before, _after in steps[1:]] + [status] * bool(steps)


def a_case_in(status: Status):
    """In that state; where it takes a special record, with it."""
    if status == Status.PROPOSED:
        return a_case(status, a_repairable_entry())
    if status == Status.TRANSFERRED:
        return a_case(status, an_outside_record())
    if status == Status.SHIELD_ENDED:
        return a_case(status, a_repairable(), door="shield", answers={"ruling": RULING})
    return a_case(status)
