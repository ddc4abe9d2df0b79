"""The nil return, the calendar that proposes it, and the withdrawal of a record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure.admin.delivering.calendar import calendar
from disclosure.models import NilReturn
from tests.accounts.people import signed_in, staff
from tests.admin.delivering.test_records import deliver
from tests.admin.delivering.typing import a_record, said, text
from tests.builders import a_batch, a_penalty, an_edition

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_it_is_proposed_read_back_and_filed(client, at, mandate):
    a_batch(
        source=mandate.source, edition=an_edition(mandate.item), on=TODAY - timedelta(days=9), rows_read=1, public=1
    )
    form = client.get(at("nil")).context["form"]
    assert form.initial["period_from"] == TODAY - timedelta(days=8)
    assert form.initial["period_to"] == TODAY

    asked = {name: str(value) for name, value in form.initial.items()}
    page = client.post(at("nil"), asked)
    assert "Please read this once more." in text(page)
    assert NilReturn.objects.count() == 0

    done = client.post(at("nil"), asked | {"confirmed": "1"}, follow=True)
    assert said(done)[0].startswith("It is filed")
    assert "nothing to deliver until" in text(done)
    assert NilReturn.objects.get().authority == mandate.authority


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"period_to": str(TODAY + timedelta(days=1))}, "The last day of the period is not over yet."),
        ({"period_from": "2026-09-02", "period_to": "2026-09-01"}, "The period ends before it begins."),
        ({"period_from": "gestern"}, "Enter a valid date."),
        ({"authority": ""}, "Choose the authority."),
        ({"authority": "12990101T000099999"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_declared_is_told_and_stays_typed(client, at, authority, asked, told):
    good = {"authority": authority.code, "period_from": "2026-09-01", "period_to": "2026-09-02", "note": "无"}

    page = client.post(at("nil"), good | asked | {"confirmed": "1"})

    assert told in text(page)
    assert 'value="无"' in text(page)
    assert NilReturn.objects.count() == 0


def test_what_was_delivered_is_not_declared_away(client, at, authority):
    record = a_record(authority)
    deliver(client, at, record)
    period = {"period_from": record["CF_JDRQ"], "period_to": record["CF_JDRQ"]}
    asked = {"authority": authority.code, "confirmed": "1"} | period

    assert "decisions of this period are on record" in text(client.post(at("nil"), asked))


def test_the_calendar_says_how_late_in_words(client, at, mandate):
    edition = an_edition(mandate.item)
    assert "nothing delivered yet" in text(client.get(at("start")))
    a_batch(source=mandate.source, edition=edition, on=TODAY - timedelta(days=10), rows_read=1, public=1)
    assert "3 days late" in text(client.get(at("start")))
    a_batch(source=mandate.source, edition=edition, on=TODAY - timedelta(days=6), rows_read=1, public=1)
    assert "1 day left" in text(client.get(at("start")))
    a_batch(source=mandate.source, edition=edition, on=TODAY, rows_read=2, faulty=2)
    assert [row.state for row in calendar([mandate], on=TODAY)] == ["soon"]


def test_a_record_is_withdrawn_for_a_public_reason(at, mandate, authority):
    reviewer = signed_in(staff("reviewer", authority))
    penalty = a_penalty(authority=authority)
    found = text(reviewer.get(at("find", q=penalty.document_number)))
    assert at("withdraw", penalty.ref).partition("?")[0] in found

    assert "Choose one of these." in text(reviewer.post(at("withdraw", penalty.ref), {}))
    told = reviewer.post(at("withdraw", penalty.ref), {"why": "other", "words": ""})
    assert "Say in one sentence what happened to the decision." in text(told)
    seen = reviewer.post(at("withdraw", penalty.ref), {"why": "revoked"})
    assert "withdrew this information: the decision behind it was revoked." in text(seen)
    penalty.refresh_from_db()
    assert penalty.ended_on is None

    done = reviewer.post(at("withdraw", penalty.ref), {"why": "revoked", "confirmed": "1"}, follow=True)

    penalty.refresh_from_db()
    assert said(done) == [f"{penalty.document_number} was withdrawn. People now read why."]
    assert (penalty.ended_as, penalty.end_reason) == ("annulled", "revoked")
    assert reviewer.get(at("withdraw", penalty.ref)).status_code == 404


def test_a_reviewer_corrects_what_a_source_delivered(client, at, mandate, authority):
    deliver(client, at, a_record(authority))
    reviewer = signed_in(staff("reviewer", authority))
    address = text(reviewer.get(at("find", q="示市监罚")))
    from disclosure.models import Publication

    public = Publication.objects.get()
    assert at("correct", public.ref).partition("?")[0] in address
    form = reviewer.get(at("correct", public.ref)).context["form"]
    typed = {code: value for code, value in form.initial.items() if value} | {"CF_NR": "警告", "why": "录入有误"}
    page = reviewer.post(at("correct", public.ref), typed, follow=True)
    reviewer.post(at("let", page.context["batch"].pk))

    public.refresh_from_db()
    assert public.details["CF_NR"] == "警告"


def test_a_wrong_nil_return_is_taken_back_by_its_source_alone(client, stranger, at, authority):
    asked = {"authority": authority.code, "period_from": "2026-09-01", "period_to": "2026-09-02", "confirmed": "1"}
    client.post(at("nil"), asked)
    filed = NilReturn.objects.get()

    assert "Nil returns that stand" in text(client.get(at("nil")))
    assert stranger.post(at("nil_back", filed.pk)).status_code == 404
    taken = client.post(at("nil_back", filed.pk), follow=True)
    assert "The nil return was taken back." in said(taken)[-1]
    assert "Nil returns that stand" not in text(taken)
    again = client.post(at("nil_back", filed.pk), follow=True)
    assert said(again) == ["This nil return was withdrawn already."]
