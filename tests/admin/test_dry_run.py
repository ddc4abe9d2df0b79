"""The dry run of a proposed rule as a page: figures, the list, and that nothing is approved uncounted."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from creditchina.jobs.models import Job
from disclosure import registers
from disclosure.jobs import count_dry_run
from disclosure.models import Proposal
from disclosure.publish.affected import largest_key
from disclosure.publish.switching import PART
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


def read(client: Client, proposal: Proposal) -> str:
    """The page, in English."""
    return client.get(address(proposal) + "?lang=en", follow=True).content.decode()


def address(proposal: Proposal, end: str = "/") -> str:
    return f"/admin/disclosure/proposal/{proposal.pk}/dry-run{end}"


def test_a_look_counts_nothing_and_writes_nothing(proposal) -> None:
    client = signed_in(staff("operator"))
    read(client, proposal)
    with CaptureQueriesContext(connection) as asked:
        assert "Not counted yet" in read(client, proposal)
    assert not [query for query in asked.captured_queries if "disclosure_publication" in query["sql"]]
    proposal.refresh_from_db()
    assert proposal.dry_run_at is None
    assert not Job.objects.exists()


def test_a_button_has_it_counted_once_by_a_job(proposal, work) -> None:
    client = signed_in(staff("operator"))
    for _ in range(2):
        client.post(address(proposal))
    assert Job.objects.count() == 1
    told = read(client, proposal)
    assert "Waits to be counted since" in told
    assert "Count now" not in told
    Job.objects.update(started_at=timezone.now(), status="RUNNING", worker_ids=["x"])
    assert "Being counted since" in read(client, proposal)
    Job.objects.update(started_at=None, status="READY", worker_ids=[])
    work()
    page = read(client, proposal)
    assert "3 public records would move, of 3 that stand." in page
    assert "Shown longer: 0." in page
    assert page.index("First Office") < page.index("Second Office")
    proposal.refresh_from_db()
    assert proposal.would_move == 3


def test_counting_again_takes_in_what_came_since(proposal, work) -> None:
    client = signed_in(staff("operator"))
    registers.dry_run(proposal)
    a_penalty()
    assert "Count again" in read(client, proposal)
    client.post(address(proposal))
    work()
    proposal.refresh_from_db()
    assert proposal.would_move == 4


def test_what_was_decided_is_not_counted_again(proposal, work) -> None:
    client = signed_in(staff("operator"))
    count_dry_run.enqueue(proposal.pk)
    registers.withdraw(proposal, by=proposal.proposed_by)
    work()
    client.post(address(proposal))
    proposal.refresh_from_db()
    assert (proposal.dry_run_at, Job.underway(count_dry_run, proposal.pk)) == (None, None)


def test_the_list_asks_one_question_a_part(proposal) -> None:
    list(registers.listing(proposal))
    with CaptureQueriesContext(connection) as asked:
        assert len(list(registers.listing(proposal))) == 3
    parts = [query for query in asked.captured_queries if 'FROM "disclosure_publication"' in query["sql"]]
    assert len(parts) == largest_key() // PART + 1  # keys go on counting from test to test


def test_the_list_names_every_record_with_both_days(proposal) -> None:
    answer = signed_in(staff("auditor")).get(address(proposal, ".csv"))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == 4
    assert all(row[4] > row[5] for row in rows[1:])


@pytest.mark.parametrize("role", ["source_clerk", "reviewer", "account_manager"])
def test_it_is_not_for_others(proposal, role) -> None:
    client = signed_in(staff(role))
    assert {client.get(address(proposal, end)).status_code for end in ("/", ".csv")} == {403}


def test_a_rule_is_approved_on_the_page_once_it_was_counted(proposal, work) -> None:
    client = signed_in(staff("operator"))
    decide = f"/admin/disclosure/proposal/{proposal.pk}/decide/"
    client.post(decide, {"act": "approve"})
    proposal.refresh_from_db()
    assert proposal.status == "proposed"
    client.post(address(proposal))
    work()
    client.post(decide, {"act": "approve"})
    proposal.refresh_from_db()
    assert proposal.status == "approved"
