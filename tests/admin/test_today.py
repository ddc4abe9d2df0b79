"""The first page of each role: what waits for it, and nothing that waits for others."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from disclosure import contradictions
from disclosure.admin.today.bodies import silent_sources
from disclosure.models import Batch, BatchUndo, CalendarYear, HeldRow, Mandate, Mark, Publication
from tests.accounts.people import signed_in, staff
from tests.builders import (
    a_batch,
    a_licence,
    a_mandate,
    a_penalty,
    a_source,
    a_subject,
    an_authority,
    an_edition,
    an_item,
)
from tests.models.governed import a_proposal, somebody

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def page(client: Client) -> str:
    """Today, in English."""
    return client.get("/admin/?lang=en", follow=True).content.decode()


def a_waiting_batch(**fields) -> Batch:
    """A delivery that a second person must release."""
    return a_batch(status="prepared", needs_release=True, **{"by": somebody()} | fields)


def a_held_row(**fields) -> HeldRow:
    """A row that waits for a person."""
    made = {"row": 1, "reason": "code_name_disagree", "name": "示例市待认公司", "digest": b"waits", "judged": {}}
    return HeldRow.objects.create(**made | fields)


def test_where_nothing_waits_the_page_says_so() -> None:
    assert "Nothing waits for you today." in page(signed_in(staff("window_clerk")))


def test_a_releaser_sees_what_others_delivered_for_the_own_source_only() -> None:
    source = a_source()
    releaser = staff("releaser", source=source)
    waits, own, foreign = a_waiting_batch(source=source), a_waiting_batch(source=source, by=releaser), a_waiting_batch()
    told = page(signed_in(releaser))
    assert "Deliveries to release" in told
    assert waits.number in told
    assert own.number not in told
    assert foreign.number not in told


def test_a_clerk_sees_the_own_deliveries_and_why_one_was_refused() -> None:
    source = a_source()
    clerk = staff("source_clerk", source=source)
    waits = a_waiting_batch(source=source, by=clerk)
    refused = a_batch(source=source, by=clerk, status="refused", refusal="Wrong month.")
    faulty = a_batch(source=source, rows_read=3, public=1, faulty=2)
    told = page(signed_in(clerk))
    assert {each.number for each in (waits, refused, faulty) if each.number in told} == {
        waits.number,
        refused.number,
        faulty.number,
    }
    assert "Wrong month." in told
    assert "2 faulty rows" in told


def test_a_reviewer_finds_what_is_due() -> None:
    body = an_authority()
    review = a_licence(authority=body, review_on=TODAY - timedelta(days=1))
    marked = a_penalty(authority=body)
    Mark.objects.create(publication=marked, kind="litigation", since=TODAY, by=somebody())
    a_held_row(batch=a_batch(on=TODAY - timedelta(days=9)), authority=body)
    foreign = a_licence(review_on=TODAY)
    told = page(signed_in(staff("reviewer", authority=body)))
    assert told.index("Records to be reviewed") < told.index("Rows held for a person to decide")  # overdue first
    assert "overdue" in told
    for number in (review.document_number, marked.document_number, "示例市待认公司"):
        assert number in told
    assert foreign.document_number not in told


def test_a_settled_row_waits_no_more() -> None:
    body = an_authority()
    held = a_held_row(batch=a_batch(), authority=body)
    HeldRow.objects.filter(pk=held.pk).update(resolved_at=timezone.now(), resolution="discarded")
    assert "Rows held" not in page(signed_in(staff("reviewer", authority=body)))


def test_an_operator_sees_proposals_of_others_contradictions_and_undone_ends() -> None:
    operator = staff("operator")
    a_proposal(proposed_by=operator)
    told = page(signed_in(operator))
    assert "Proposals for a second person" not in told
    a_proposal()
    subject = a_subject()
    type(subject).objects.filter(pk=subject.pk).update(name="另一个名称")
    contradictions.look(on=TODAY)
    late = a_penalty(decided_on=TODAY - timedelta(days=60), shown_until=TODAY - timedelta(days=3))
    BatchUndo.objects.create(batch=a_batch(), reason="The wrong file.", proposed_by=somebody())
    told = page(signed_in(operator))
    for words in (
        "Proposals for a second person",
        "The name shown is not its current name.",
        "Ends the ledger was not told of",
        "The wrong file.",
        late.document_number,
    ):
        assert words in told


def test_overdue_sources_are_counted_and_the_latest_are_named(django_assert_num_queries) -> None:
    Mandate.objects.all().delete()
    source, item = a_source(name_en="The Latest"), an_item()
    late = a_mandate(source=source, item=item, due_every_days=7)
    a_mandate(source=source, item=item, due_every_days=7)  # another authority of the same source: one row
    a_batch(source=source, edition=an_edition(item), on=TODAY - timedelta(days=30), rows_read=1, public=1)
    a_mandate(source=a_source(name_en="The Timely"), due_every_days=7)
    in_time = Mandate.objects.order_by("pk").last()
    a_batch(source=in_time.source, edition=an_edition(in_time.item), on=TODAY, rows_read=1, public=1)
    for _ in range(6):
        a_mandate()
    told = silent_sources(staff("operator"), TODAY)
    assert (told.count, len(told.rows), told.rest) == (7, 5, 2)
    assert told.rows[0].address == f"/admin/disclosure/mandate/{late.pk}/change/"
    assert told.rows[0].detail == "The Latest · 23 days late"
    operator = staff("operator")
    operator.standings  # noqa: B018 - asked once a request
    with django_assert_num_queries(4):
        silent_sources(operator, TODAY)


def test_a_year_without_holidays_is_told() -> None:
    known = set(CalendarYear.objects.values_list("year", flat=True))
    missing = {year for year in (TODAY.year, TODAY.year + (TODAY.month >= 11)) if year not in known}
    told = page(signed_in(staff("operator")))
    assert ("Years without a holiday table" in told) == bool(missing)


def test_secrecy_is_a_matter_of_data_protection() -> None:
    secret = a_penalty()
    Mark.objects.create(publication=secret, kind="secrecy", since=TODAY, by=somebody())
    assert secret.document_number in page(signed_in(staff("moderator")))
    assert secret.document_number not in page(signed_in(staff("operator")))


def test_the_list_of_contradictions_leads_to_the_row() -> None:
    subject = a_subject()
    type(subject).objects.filter(pk=subject.pk).update(name="另一个名称")
    contradictions.look(on=TODAY)
    told = signed_in(staff("auditor")).get("/admin/disclosure/contradiction/?check_name=name_differs", follow=True)
    assert f"/admin/disclosure/subject/{subject.pk}/change/" in told.content.decode()


def test_it_asks_few_questions(django_assert_max_num_queries) -> None:
    body = an_authority()
    for _ in range(20):
        a_licence(authority=body, review_on=TODAY)
    client = signed_in(staff("reviewer", authority=body))
    page(client)
    with django_assert_max_num_queries(40):
        page(client)
    assert Publication.objects.filter(authority=body).count() == 20
