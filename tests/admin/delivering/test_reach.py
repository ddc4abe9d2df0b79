"""Whose pages are whose: another source's people find nothing, other roles are sent away, strangers sign in."""

import pytest
from django.test import Client

from tests.accounts.people import signed_in, staff
from tests.admin.delivering.test_records import deliver
from tests.admin.delivering.typing import a_record
from tests.builders import a_penalty

pytestmark = pytest.mark.django_db
GETS = ("start", "file", "record", "nil", "template", "find", "batches", "subjects")
LEVERS = ("let", "submit", "discard", "release", "refuse")


@pytest.mark.parametrize("name", ["file", "record", "nil", "template"])
def test_no_page_for_a_mandate_of_another_source(stranger, client, at, name):
    assert client.get(at(name)).status_code == 200
    assert stranger.get(at(name)).status_code == 404
    if name != "template":
        assert stranger.post(at(name), {}).status_code == 404


def test_no_batch_of_another_source(stranger, client, at, authority):
    batch = deliver(client, at, a_record(authority)).context["batch"]

    assert client.get(at("batch", batch.pk)).status_code == 200
    assert stranger.get(at("batch", batch.pk)).status_code == 404
    assert batch.number not in stranger.get(at("batches")).content.decode()
    assert {stranger.post(at(lever, batch.pk), {"reason": "x"}).status_code for lever in LEVERS} == {404}


def test_no_record_of_another_source_or_authority(client, at):
    penalty = a_penalty()
    reviewer = signed_in(staff("reviewer"))

    assert client.get(at("correct", penalty.ref)).status_code == 404
    assert reviewer.get(at("correct", penalty.ref)).status_code == 404
    assert reviewer.post(at("withdraw", penalty.ref), {"why": "revoked", "confirmed": "1"}).status_code == 404
    assert str(penalty.ref) not in reviewer.get(at("find", q=penalty.document_number)).content.decode()


@pytest.mark.parametrize("role", ["auditor", "moderator", "window_clerk", "supervisor"])
def test_who_delivers_nothing_is_sent_away(role, at, mandate):
    browser = signed_in(staff(role))

    assert {name: browser.get(at(name)).status_code for name in GETS if name != "batches"} == dict.fromkeys(
        (name for name in GETS if name != "batches"), 403
    )


def test_strangers_sign_in_first(at, mandate):
    answers = {name: Client().get(at(name)) for name in GETS}

    assert {name: (answer.status_code, "login" in answer.get("Location", "")) for name, answer in answers.items()} == (
        dict.fromkeys(GETS, (302, True))
    )


def test_another_clerk_of_the_source_does_not_hand_in_what_is_not_theirs(client, second, at, authority):
    page = client.post(at("record"), a_record(authority), follow=True)

    assert {second.post(at(lever, page.context["batch"].pk)).status_code for lever in LEVERS[:3]} == {404}
