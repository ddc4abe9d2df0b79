"""That a second person releases: one person switches it on, two switch it off, and nothing gets around it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure.directory import succession
from disclosure.ingest.brief import asks_two_people
from disclosure.models import Mandate, Proposal
from tests.accounts.people import signed_in, staff
from tests.admin.test_governed import WHY, address, later, proposed, typed
from tests.builders import BASIS, a_mandate, a_source, an_authority, an_item

pytestmark = pytest.mark.django_db
REASON = {"history_change_reason": "Order 7"}
YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def proposer(db):
    return signed_in(staff("operator", username="proposer"))


@pytest.fixture
def decider(db):
    return signed_in(staff("operator", username="decider"))


@pytest.fixture
def strict(db):
    return a_mandate(two_people=True)


def sent(row, **changes):
    return {name.removeprefix("row-"): value for name, value in (typed(row) | REASON | changes).items()}


def asked(row):
    return asks_two_people(row.source, row.item)


def test_one_person_switches_it_on_and_not_off(proposer):
    row = a_mandate()
    proposer.post(address("mandate_change", row.pk), sent(row, two_people="on"))
    row.refresh_from_db()
    assert row.two_people

    page = proposer.get(address("mandate_change", row.pk)).text
    assert 'name="two_people"' not in page
    assert address("proposal_propose", "mandate", row.pk) in page
    off = sent(row, due_every_days=14) | {"two_people": ""}
    assert proposer.post(address("mandate_change", row.pk), off).status_code == 302
    row.refresh_from_db()
    assert (row.two_people, row.due_every_days) == (True, 14)


def test_two_people_switch_it_off(proposer, decider, strict):
    form = typed(strict) | WHY | {"first_day": later(0)}
    del form["row-two_people"]
    page = proposer.post(address("proposal_propose", "mandate", strict.pk), form, follow=True)
    made = Proposal.objects.get()
    assert made.values == {"two_people": False}
    assert proposer.post(address("proposal_decide", made.pk), {"act": "approve"}).status_code == 403
    assert "two_people" not in page.text
    assert asked(strict)
    assert address("proposal_change", made.pk) in proposer.get(address("mandate_change", strict.pk)).text

    decider.post(address("proposal_decide", made.pk), {"act": "approve"})

    strict.refresh_from_db()
    made.refresh_from_db()
    assert (made.status, strict.two_people, asked(strict), strict.valid_from) == ("in_force", False, False, None)
    assert strict.history.first().history_user.username == "decider"


def test_it_waits_for_its_first_day(proposer, decider, strict):
    made = proposed(proposer, strict, "mandate", two_people="")
    decider.post(address("proposal_decide", made.pk), {"act": "approve"})
    assert asked(strict)


@pytest.mark.parametrize("days", [{"valid_to": YESTERDAY}, {"valid_from": later()}], ids=["ended", "put off"])
def test_a_mandate_that_is_ended_or_put_off_still_asks_for_two(proposer, strict, days):
    a_mandate(source=strict.source, item=strict.item)
    proposer.post(address("mandate_change", strict.pk), sent(strict, **days))
    strict.refresh_from_db()
    assert [getattr(strict, name) is not None for name in days] == [True]
    assert asked(strict)


def test_nobody_lets_a_source_in_alone(proposer, strict):
    other = a_source()
    new = {"source": other.pk, "item": strict.item_id, "authority": strict.authority_id, "due_every_days": 7}
    assert proposer.post(address("mandate_add"), new | BASIS | REASON | {"two_people": "on"}).status_code == 403
    assert address("proposal_propose_new", "mandate") in proposer.get(address("mandate_changelist")).text
    assert not Mandate.objects.filter(source=other).exists()
    key = proposer.post(reverse("deliver:key", args=[other.code]), {"name": "x", "items": [strict.item_id]})
    assert "items" in key.context["form"].errors  # nothing to make a key for


def test_two_people_bring_in_a_mandate_for_one(proposer, decider, strict):
    row = Mandate(source=a_source(), item=strict.item, authority=strict.authority, **BASIS)
    form = typed(row) | WHY | {"first_day": later(0)}
    assert proposer.post(address("proposal_propose_new", "mandate"), form).status_code == 302
    decider.post(address("proposal_decide", Proposal.objects.get().pk), {"act": "approve"})
    made = Mandate.objects.get(source=row.source)
    assert (made.two_people, made.valid_from) == (False, timezone.localdate())


def test_a_successor_that_asked_for_two_people_still_does():
    """Its own mandate, ended, begins again when it takes over a matter for which one person was enough."""
    lax = a_mandate(item=an_item("penalty"))
    ended = a_mandate(source=lax.source, item=lax.item, authority=an_authority(), two_people=True, valid_to=YESTERDAY)
    today = timezone.localdate()
    succession.hand_over(lax.authority, ended.authority, on=today, document="Order 7", by=staff("operator"))
    ended.refresh_from_db()
    assert (ended.two_people, ended.valid_from) == (True, today)
