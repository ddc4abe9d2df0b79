"""The dry run of a proposed rule as a page: figures, the list, and that nothing is approved uncounted."""

import csv
import io

import pytest

from disclosure.models import Proposal
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty, an_authority
from tests.registers.test_switching import a_shorter_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    """Larger fines shorter; two records of one authority would move, one of another."""
    one, other = an_authority(name_en="First Office"), an_authority(name_en="Second Office")
    for body in (one, one, other):
        a_penalty(authority=body)
    return a_shorter_rule()


def address(proposal: Proposal, end: str = "/") -> str:
    return f"/admin/disclosure/proposal/{proposal.pk}/dry-run{end}"


def test_it_counts_at_the_first_look_and_tells_by_authority(proposal) -> None:
    page = signed_in(staff("operator")).get(address(proposal) + "?lang=en", follow=True).content.decode()
    assert "3 public records would move, of 3 that stand." in page
    assert "Shown longer: 0." in page
    assert page.index("First Office") < page.index("Second Office")
    proposal.refresh_from_db()
    assert proposal.would_move == 3


def test_counting_again_takes_in_what_came_since(proposal) -> None:
    client = signed_in(staff("operator"))
    client.get(address(proposal))
    a_penalty()
    client.post(address(proposal))
    proposal.refresh_from_db()
    assert proposal.would_move == 4


def test_the_list_names_every_record_with_both_days(proposal) -> None:
    answer = signed_in(staff("auditor")).get(address(proposal, ".csv"))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == 4
    assert all(row[4] > row[5] for row in rows[1:])


@pytest.mark.parametrize("role", ["source_clerk", "reviewer", "account_manager"])
def test_it_is_not_for_others(proposal, role) -> None:
    client = signed_in(staff(role))
    assert {client.get(address(proposal, end)).status_code for end in ("/", ".csv")} == {403}


def test_a_rule_is_approved_on_the_page_once_it_was_counted(proposal) -> None:
    client = signed_in(staff("operator"))
    decide = f"/admin/disclosure/proposal/{proposal.pk}/decide/"
    client.post(decide, {"act": "approve"})
    proposal.refresh_from_db()
    assert proposal.status == "proposed"
    client.get(address(proposal))
    client.post(decide, {"act": "approve"})
    proposal.refresh_from_db()
    assert proposal.status == "approved"
