"""Any moves in any order by anybody: no illegal state, and the ledger always explains the present.

`REPAIR_STEPS` says how many steps; tests.bench.repair asks for 50,000.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.repair.machine import Life

LENGTH = 50


@pytest.mark.django_db
def test_no_order_of_moves_leads_anywhere_else() -> None:
    steps = int(os.environ.get("REPAIR_STEPS", "200"))
    told = settings(
        max_examples=max(steps // LENGTH, 1),
        stateful_step_count=LENGTH,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=steps <= 200,
    )

    run_state_machine_as_test(Life, settings=told)

    print(", ".join(f"{name} {count}" for name, count in sorted(Life.seen.items())))
    assert {"submit", "pass_on", "accept"} <= {name for name, count in Life.seen.items() if count}
