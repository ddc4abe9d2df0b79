"""Keys of machines: made and revoked by who looks after the accounts of a source, shown once."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure.admin.delivering.starting import ways
from disclosure.ingest.delivery_keys import find_key
from disclosure.models import DeliveryKey
from tests.accounts.people import signed_in, staff
from tests.admin.delivering.typing import said, text

pytestmark = pytest.mark.django_db
SECRET = re.compile(r"ccd[0-9a-f]{8}\.[\w-]{40,}")


@pytest.fixture
def manager(mandate, source):
    return signed_in(staff("account_manager", source=source))


@pytest.fixture
def asked(mandate):
    last = timezone.localdate() + timedelta(days=30)
    return {"name": "立案系统", "items": [mandate.item_id], "expires_on": last.isoformat()}


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


def test_keys_are_offered_to_who_looks_after_a_source(source):
    of_a_source = staff("account_manager", source=source)
    of_an_authority = staff("account_manager")

    def offered(user):
        return [way.address for way in ways(user)]

    assert (offered(of_a_source), offered(of_an_authority)) == ([reverse("deliver:keys")], [])
