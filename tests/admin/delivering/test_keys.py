"""Keys of machines: made and revoked by who looks after the accounts of a source, shown once."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.admin.delivering.starting import ways
from disclosure.ingest.delivery_keys import find_key
from disclosure.models import Batch, DeliveryKey
from tests.accounts.people import signed_in, staff
from tests.admin.delivering.typing import said, text
from tests.builders import a_batch, an_edition
from tests.models.governed import a_key

pytestmark = pytest.mark.django_db
SECRET = re.compile(r"ccd[0-9a-f]{8}\.[\w-]{40,}")


@pytest.fixture
def maker(mandate, source):
    return staff("account_manager", source=source)


@pytest.fixture
def manager(maker):
    return signed_in(maker)


@pytest.fixture
def asked(mandate, clerk):
    last = timezone.localdate() + timedelta(days=30)
    return {"name": "立案系统", "items": [mandate.item_id], "holder": clerk.pk, "expires_on": last.isoformat()}


def test_a_key_is_made_and_shown_once(manager, at, source, asked):
    page = manager.post(at("key", source.code), asked)
    secret = SECRET.search(text(page)).group()

    assert find_key(secret) == DeliveryKey.objects.get()
    assert "no-store" in page["Cache-Control"]
    listed = text(manager.get(at("keys")))
    assert "立案系统" in listed
    assert not SECRET.search(listed)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Name the system that will use the key."),
        ({"holder": ""}, "Choose the person who is given the key."),
        ({"items": []}, "Choose at least one kind of record."),
        ({"expires_on": "2020-01-01"}, "Give a day from today to a year ahead."),
        ({"expires_on": "2999-01-01"}, "Give a day from today to a year ahead."),
    ],
)
def test_what_is_missing_is_told(manager, at, source, asked, wrong, told):
    assert told in text(manager.post(at("key", source.code), asked | wrong))
    assert DeliveryKey.objects.count() == 0


def test_a_key_is_revoked_at_once(manager, at, source, asked):
    secret = SECRET.search(text(manager.post(at("key", source.code), asked))).group()
    revoked = manager.post(at("revoke", DeliveryKey.objects.get().pk), follow=True)

    assert said(revoked) == ["The key is revoked. What it delivered stays."]
    assert "revoked" in text(revoked)
    assert find_key(secret) is None


def test_only_who_looks_after_the_source_makes_and_revokes(manager, client, at, source, asked):
    manager.post(at("key", source.code), asked)
    key = DeliveryKey.objects.get()
    other = signed_in(staff("account_manager"))

    assert client.get(at("keys")).status_code == 403
    assert client.post(at("key", source.code), asked).status_code == 403
    assert other.post(at("key", source.code), asked).status_code == 404
    assert other.post(at("revoke", key.pk)).status_code == 404
    assert "立案系统" not in text(other.get(at("keys")))
    assert signed_in(staff("operator")).get(at("key", source.code)).status_code == 200


def test_a_key_is_given_to_somebody_of_the_source(manager, at, source, asked, maker, clerk):
    elsewhere = staff("source_clerk")
    form = manager.get(at("key", source.code)).context["form"]

    assert set(form.fields["holder"].queryset) == {maker, clerk}
    manager.post(at("key", source.code), asked | {"holder": elsewhere.pk})
    assert DeliveryKey.objects.count() == 0
    page = text(manager.post(at("key", source.code), asked))
    assert f"neither {clerk} nor you release what comes through it" in page
    assert (DeliveryKey.objects.get().created_by, DeliveryKey.objects.get().holder) == (maker, clerk)


def test_a_key_ends_with_the_post_in_which_it_was_made(manager, at, source, asked, maker):
    secret = SECRET.search(text(manager.post(at("key", source.code), asked))).group()
    other = signed_in(staff("operator"))
    assert "opens nothing: a post" not in text(other.get(at("keys")))

    maker.posts.get().end(by=staff("operator"))

    assert find_key(secret) is None
    assert "opens nothing: a post or an account has ended" in text(other.get(at("keys")))


def test_whoever_holds_the_key_sees_in_the_queue_why_they_do_not_release(second, at, source, mandate):
    holder = User.objects.get(pk=second.session["_auth_user_id"])
    key = a_key(source=source, holder=holder)
    facts = {"source": source, "edition": an_edition(mandate.item), "channel": "api", "key": key, "by": key.created_by}
    batch = a_batch(status="prepared", needs_release=True, **facts)
    queue, page = text(second.get(at("waiting"))), text(second.get(at("batch", batch.pk)))

    assert "made or holds the key it came through, does not release it" in queue
    assert "1 waiting" not in text(second.get(at("start")))
    assert "Your decision" not in page
    assert f"given to {holder}" in page
    assert Batch.objects.delivered_by_others(than=staff("releaser")).get() == batch


def test_keys_are_offered_to_who_looks_after_a_source(source):
    of_a_source = staff("account_manager", source=source)
    of_an_authority = staff("account_manager")

    def offered(user):
        return [way.address for way in ways(user)]

    assert (offered(of_a_source), offered(of_an_authority)) == ([reverse("deliver:keys")], [])
