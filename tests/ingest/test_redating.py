"""A correction that dates a decision later than the day it was first shown: one faulty row, and the rest goes on."""

from datetime import date

import pytest

from disclosure.ingest import delivery
from tests.ingest.sending import a_row, deliver, outcomes, rules, the_publication

LATER = date(2026, 12, 26)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """Write on the test's own connection, whose transaction is rolled back."""
    monkeypatch.setattr(delivery, "THREADS", 1)


def test_a_date_after_the_first_day_shown_is_one_faulty_row(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    before = the_publication()
    batch = deliver(tmp_path, row | {"CF_JDRQ": "2026-12-01"}, a_row(), on=LATER)
    assert (outcomes(batch), rules(batch, "faulty")) == ({"public": 1, "faulty": 1}, {"decided_in_future"})
    before.refresh_from_db()
    assert (before.decided_on, before.version) == (date(2026, 9, 1), 1)


def test_an_ended_record_only_seals_what_came_late(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    after_its_end = date(2028, 1, 1)
    batch = deliver(tmp_path, row | {"CF_JDRQ": "2026-12-01"}, on=after_its_end)
    assert outcomes(batch) == {"kept": 1}
