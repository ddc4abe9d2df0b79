"""What an address says after its publication has left public view (rules.md S-11)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure import publish
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_a_repaired_publication_is_gone_without_a_word_of_why(client):
    penalty = builders.a_penalty(details={"CF_SY": "违法事实如下"})
    publish.take_down(penalty, on=TODAY())

    page = client.get(penalty.get_absolute_url(), {"lang": "en"})

    assert page.status_code == 410
    assert "Under the rules it cannot be looked up" in page.text
    main = page.text.partition("<main")[2].partition("</main>")[0]
    for told in (penalty.document_number, penalty.subject.name, penalty.authority.name, "违法事实", "repair"):
        assert told not in (main if told == "repair" else page.text)


def test_an_expired_one_is_gone_the_day_after_its_last_before_any_job_ran(client):
    penalty = builders.a_penalty(shown_until=TODAY())

    assert client.get(penalty.get_absolute_url()).status_code == 410


def test_a_withdrawn_one_names_authority_day_and_reason(client):
    penalty = builders.a_penalty()
    publish.annul(penalty, on=TODAY(), reason="revoked")

    page = client.get(penalty.get_absolute_url(), {"lang": "en"})

    assert page.status_code == 410
    assert "the decision behind it was revoked" in page.text
    assert "Example Market Regulation" in page.text
    assert penalty.document_number not in page.text
    assert penalty.subject.name not in page.text


def test_nobody_keeps_a_gone_page(client):
    penalty = builders.a_penalty()
    publish.take_down(penalty, on=TODAY())

    page = client.get(penalty.get_absolute_url())

    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex, noarchive"
    assert "ETag" not in page


@pytest.mark.parametrize(
    "make", [lambda: builders.a_penalty(shown=False), lambda: builders.a_penalty(subject=builders.a_person())]
)
def test_what_was_never_public_is_unknown(client, make):
    assert client.get(make().get_absolute_url()).status_code == 404


def test_what_becomes_public_tomorrow_is_unknown_today(client):
    penalty = builders.a_penalty(public_since=TODAY() + timedelta(days=1))

    assert client.get(penalty.get_absolute_url()).status_code == 404


def test_a_restored_one_stays_gone_under_its_old_reference(client):
    penalty = builders.a_penalty()
    publish.take_down(penalty, on=TODAY())
    back = publish.restore(penalty, on=TODAY(), note="set aside")

    assert client.get(penalty.get_absolute_url()).status_code == 410
    assert client.get(back.get_absolute_url()).status_code == 200
