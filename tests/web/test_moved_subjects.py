"""What the public is told of subjects that were joined, absorbed or divided, and of authorities that handed over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure.directory import identity, succession
from disclosure.directory import identity_events as events
from disclosure.models import IdentityAct
from tests.accounts.people import staff
from tests.builders import a_penalty, a_subject, an_authority
from tests.ingest.sending import a_row, deliver

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def read(client, address):
    return client.get(f"{address}?lang=en").content.decode()


@pytest.fixture
def two():
    return a_subject("示例市青禾食品有限公司"), a_subject("示例市青禾食品厂")


def test_a_joined_subject_leads_to_where_it_is_recorded(client, tmp_path, two):
    one, other = two
    deliver(tmp_path, a_row(subject_code=one.code, subject_name=one.name))
    code = one.code
    identity.join(one, other, on=today(), reason="x", by=staff("operator"))

    answer = client.get(one.get_absolute_url())
    assert (answer.status_code, answer.url) == (302, other.get_absolute_url())
    assert client.get(f"/subjects/code/{code}/").url == other.get_absolute_url()
    assert client.get(f"/api/v1/subjects/{one.ref}/").json()["ref"] == str(other.ref)
    found = client.get("/api/v1/subjects/", {"q": one.name}).json()["results"]
    assert [row["ref"] for row in found] == [str(other.ref)]
    assert str(one.ref) not in client.get("/sitemap/subjects-1.xml").content.decode()


def test_absorbed_both_pages_lead_to_each_other_and_records_stay(client, two):
    one, other = two
    record = a_penalty(subject=one)
    told = client.get(f"{other.get_absolute_url()}?lang=en")
    events.record(IdentityAct.Kind.ABSORBED, one, other, on=today(), document="示合并〔2026〕1号", by=staff("operator"))

    page = read(client, one.get_absolute_url())
    assert "Absorbed by another subject" in page
    assert other.get_absolute_url() in page
    assert record.document_number in page
    page = read(client, other.get_absolute_url())
    assert "Records about that subject stand on its own page." in page
    assert one.get_absolute_url() in page
    assert record.document_number not in page
    again = client.get(f"{other.get_absolute_url()}?lang=en", headers={"if-none-match": told.headers["ETag"]})
    assert again.status_code == 200


def test_what_was_taken_back_is_not_told(client, two):
    one, other = two
    who = staff("operator")
    act = events.record(IdentityAct.Kind.DIVIDED, one, other, on=today(), document="x", by=who)
    assert "Divided on" in read(client, one.get_absolute_url())
    events.withdraw(act, by=who)

    assert "Divided on" not in read(client, one.get_absolute_url())


def test_a_record_names_who_decided_and_whose_matter_it_is_now(client):
    authority, heir = an_authority(), an_authority(name_en="Example Successor")
    record = a_penalty(authority=authority)
    who = staff("operator")
    succession.hand_over(authority, heir, on=today() + timedelta(days=1), document="x", by=who)
    assert "now the matter of" not in read(client, record.get_absolute_url())

    succession.take_back(authority, by=who, reason="x")
    succession.hand_over(authority, heir, on=today(), document="x", by=who)
    page = read(client, record.get_absolute_url())
    assert "Decided by Example Market Regulation" in page
    assert "now the matter of Example Successor" in page
