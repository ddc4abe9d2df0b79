"""A clerk asks to withdraw a record of the own source; another person decides (rules.md S-36)."""

import pytest

from disclosure.models import Withdrawal
from tests.admin.delivering.typing import said, text
from tests.builders import a_batch, a_penalty

pytestmark = pytest.mark.django_db


def test_a_clerk_asks_and_another_person_withdraws(client, clerk, second, at, source, authority):
    penalty = a_penalty(authority=authority, batch=a_batch(source=source))
    asking = client.post(at("withdraw", penalty.ref), {"why": "void"})
    assert "Ask that it be withdrawn" in text(asking)

    asked = client.post(at("withdraw", penalty.ref), {"why": "void", "confirmed": "1"}, follow=True)
    assert said(asked)[0].startswith("You asked that")
    again = client.post(at("withdraw", penalty.ref), {"why": "void", "confirmed": "1"}, follow=True)
    assert said(again) == ["The withdrawal of this record was asked for already."]
    request = Withdrawal.objects.get()
    assert client.post(at("withdrawal", request.pk), {"grant": "1"}).status_code == 409
    penalty.refresh_from_db()
    assert penalty.ended_on is None

    assert at("withdrawal", request.pk).partition("?")[0] in text(second.get(at("withdrawals")))
    assert "was found void" in text(second.get(at("withdrawal", request.pk)))
    done = second.post(at("withdrawal", request.pk), {"grant": "1"}, follow=True)
    assert said(done) == [f"{penalty.document_number} was withdrawn. People now read why."]
    penalty.refresh_from_db()
    request.refresh_from_db()
    assert (penalty.ended_as, penalty.end_reason) == ("annulled", "void")
    assert (request.status, request.asked_by) == ("granted", clerk)
    assert request.decided_by != clerk


def test_a_withdrawal_is_refused_with_a_reason_and_only_by_whom_it_reaches(client, second, stranger, at, source):
    penalty = a_penalty(batch=a_batch(source=source))
    client.post(at("withdraw", penalty.ref), {"why": "void", "confirmed": "1"})
    request = Withdrawal.objects.get()

    assert stranger.get(at("withdrawal", request.pk)).status_code == 404
    assert "Give a reason" in text(second.post(at("withdrawal", request.pk), {"refuse": "1", "reason": ""}))
    second.post(at("withdrawal", request.pk), {"refuse": "1", "reason": "The decision stands."})
    assert "The decision stands." in text(client.get(at("withdrawals")))
    penalty.refresh_from_db()
    assert penalty.ended_on is None
    client.post(at("withdraw", penalty.ref), {"why": "revoked", "confirmed": "1"})
    assert Withdrawal.objects.filter(status="asked").count() == 1
