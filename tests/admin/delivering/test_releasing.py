"""Two people: one delivers and hands on, another one releases or refuses."""

import pytest
from django.urls import reverse

from disclosure.models import Batch, Publication
from tests.admin.delivering.test_records import enter
from tests.admin.delivering.typing import a_record, said, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def mandate(mandate):
    mandate.two_people = True
    mandate.save()
    return mandate


@pytest.fixture
def waiting(client, at, authority):
    """A batch that its clerk handed on."""
    batch = enter(client, at, a_record(authority)).context["batch"]
    client.post(at("submit", batch.pk), follow=True)
    return batch


def test_a_draft_is_nobody_elses_before_it_is_handed_on(client, second, at, authority):
    page = enter(client, at, a_record(authority))
    batch = page.context["batch"]

    assert "Hand it on for release" in text(page)
    assert batch.number not in text(second.get(at("waiting")))
    assert "Your decision" not in text(second.get(at("batch", batch.pk)))
    assert "Deliveries to release" not in text(second.get(reverse("admin:index", query={"lang": "en"})))
    assert second.post(at("release", batch.pk)).status_code == 404
    assert second.post(at("refuse", batch.pk), {"reason": "x"}).status_code == 404


def test_it_is_not_delivered_by_one(client, at, waiting):
    refused = client.post(at("let", waiting.pk), follow=True)

    assert said(refused) == ["The mandate asks that a second person releases this delivery."]
    assert Publication.objects.count() == 0


def test_another_person_releases_it(client, second, at, waiting):
    assert "1 waiting" in text(second.get(at("start")))
    assert waiting.number in text(second.get(at("waiting")))
    assert "What the public will see" in text(second.get(at("batch", waiting.pk)))

    done = second.post(at("release", waiting.pk), follow=True)

    assert said(done) == ["You released it. What became of each row stands below."]
    assert Publication.objects.count() == 1
    assert Batch.objects.get().released_by.username.startswith("releaser")


def test_another_person_refuses_it_with_a_reason(client, second, at, waiting):
    assert "Give a reason" in text(second.post(at("refuse", waiting.pk), {"reason": ""}))
    told = second.post(at("refuse", waiting.pk), {"reason": "与 990101199001011234 有关"})
    assert "Take identity, telephone and card numbers out" in text(told)

    second.post(at("refuse", waiting.pk), {"reason": "文书号有误"})

    assert "文书号有误" in text(client.get(at("batch", waiting.pk)))
    assert Publication.objects.count() == 0


def test_ones_own_stand_in_the_queue_with_the_reason_they_cannot_be_released(second, at, authority):
    batch = enter(second, at, a_record(authority)).context["batch"]
    second.post(at("submit", batch.pk))
    queue = text(second.get(at("waiting")))

    assert batch.number in queue
    assert "or made or holds the key it came through, does not release it" in queue
    assert "Your decision" not in text(second.get(at("batch", batch.pk)))
    refused = second.post(at("release", batch.pk), follow=True)
    assert said(refused)[-1] == "You delivered this batch, so another person must release it."
    assert Publication.objects.count() == 0


def test_it_is_released_once(second, at, waiting):
    second.post(at("release", waiting.pk), follow=True)
    again = second.post(at("release", waiting.pk), follow=True)

    assert said(again) == ["It does not wait any more: it is done."]


def test_a_clerk_alone_releases_nothing(client, at, waiting):
    assert client.post(at("release", waiting.pk)).status_code == 403
    assert client.post(at("refuse", waiting.pk), {"reason": "x"}).status_code == 403
