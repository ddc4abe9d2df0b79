"""What one person asks for an account holds only after another one confirmed it; the holder is told."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from creditchina.accounts import jobs, second_factor, two_people
from creditchina.accounts.models import AccountProposal, Post, User
from tests.accounts.people import PASSWORD, post, signed_in, staff, with_factor
from tests.builders import an_authority

pytestmark = pytest.mark.django_db
ROOM = reverse("admin:accounts_accountproposal_changelist")
HOME = reverse("admin:index", query={"lang": "en"})
WORDS = "Accounts: for a second person"


@pytest.fixture
def body():
    return an_authority()


@pytest.fixture
def people(body):
    """Two managers of one body."""
    return staff("account_manager", body), staff("account_manager", body)


@pytest.fixture
def holder(body):
    return with_factor(staff("reviewer", body, email="holder@example.org"))


def page(proposal, name="change"):
    return reverse(f"admin:accounts_accountproposal_{name}", args=[proposal.pk], query={"lang": "en"})


def changed(form, **fields):
    """The form of an account as it stands, with these fields filled in otherwise."""
    held = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in (held | fields).items() if value not in (None, False)}
    return {name: "" if value is False else value for name, value in said.items()}


@pytest.mark.parametrize("kind", ["password", "factor"])
def test_a_reset_waits_for_another_person(people, holder, kind):
    one, other = people
    ask = reverse("admin:auth_user_password_change", args=[holder.pk])

    signed_in(one).post(ask, {"kind": kind, "reason": "called, lost the device"})

    asked = AccountProposal.objects.get()
    holder.refresh_from_db()
    assert (holder.check_password(PASSWORD), second_factor.has_one(holder)) == (True, True)
    assert (WORDS in signed_in(one).get(HOME).text, WORDS in signed_in(other).get(HOME).text) == (False, True)
    assert signed_in(one).post(page(asked, "decide"), {"act": "confirm"}).status_code == 403
    signed_in(other).post(page(asked, "decide"), {"act": "confirm"})
    holder.refresh_from_db()
    assert holder.check_password(PASSWORD) is (kind == "factor")
    assert second_factor.has_one(holder) is (kind == "password")
    assert asked.__class__.objects.get().decided_by == other


def test_neither_who_asked_nor_the_holder_confirms(people, holder):
    one, other = people
    post(holder, "account_manager", authority=holder.authority)
    asked = two_people.ask("factor", by=one, account=holder, reason="lost")
    for nobody in (one, holder):
        assert not two_people.may_decide(asked, nobody)
        with pytest.raises(two_people.NotDecidable):
            two_people.confirm(asked, by=nobody)
    two_people.refuse(asked, by=other)
    with pytest.raises(two_people.NotDecidable):
        two_people.confirm(asked, by=staff("operator"))
    assert second_factor.has_one(holder)


def test_only_who_looks_after_the_account_confirms(people, holder):
    asked = two_people.ask("factor", by=people[0], account=holder, reason="lost")
    foreign = signed_in(staff("account_manager", an_authority()))
    assert foreign.get(page(asked)).status_code == 404
    assert foreign.post(page(asked, "decide"), {"act": "confirm"}).status_code == 404
    assert signed_in(staff("auditor")).post(page(asked, "decide"), {"act": "confirm"}).status_code == 403
    assert "Confirm only what you have checked" in signed_in(staff("operator")).get(page(asked)).text
    assert AccountProposal.objects.get().status == "asked"


def test_a_post_gives_nothing_before_it_is_confirmed(people, body):
    new = staff("supervisor", body)
    told = {"role": "reviewer", "authority": body, "source": None, "valid_from": timezone.localdate(), "valid_to": None}
    asked = two_people.ask("post", by=people[0], account=new, values=told, reason="order 7")
    assert not User.objects.get(pk=new.pk).has_perm("disclosure.annul_publication")
    assert "reviewer" in signed_in(people[1]).get(page(asked)).text
    two_people.confirm(asked, by=people[1])
    assert User.objects.get(pk=new.pk).has_perm("disclosure.annul_publication")
    given = Post.objects.get(user=new, role="reviewer")
    assert (given.given_by, given.confirmed_by) == people


@pytest.mark.parametrize("field", ["email", "username"])
def test_a_change_of_an_account_waits(people, holder, field):
    address = reverse("admin:accounts_user_change", args=[holder.pk], query={"lang": "en"})
    new = f"{field}@example.org"
    desk = signed_in(people[0])
    form = desk.get(address).context["adminform"].form

    assert "Say why, for the second person" in desk.post(address, changed(form, **{field: new})).text
    desk.post(address, changed(form, reason="moved", **{field: new}))

    assert getattr(User.objects.get(pk=holder.pk), field) != new
    two_people.confirm(AccountProposal.objects.get(), by=people[1])
    assert getattr(User.objects.get(pk=holder.pk), field) == new


def test_one_person_switches_off_and_two_switch_on(people, holder):
    address = reverse("admin:accounts_user_change", args=[holder.pk])
    desk = signed_in(people[0])

    desk.post(address, changed(desk.get(address).context["adminform"].form, is_active=False))
    assert not User.objects.get(pk=holder.pk).is_active
    desk.post(address, changed(desk.get(address).context["adminform"].form, is_active="on", reason="back"))

    assert not User.objects.get(pk=holder.pk).is_active
    assert AccountProposal.objects.get().values == {"is_active": True}


def test_the_same_is_asked_for_once(people, holder):
    ask = reverse("admin:auth_user_password_change", args=[holder.pk], query={"lang": "en"})
    desk = signed_in(people[0])
    desk.post(ask, {"kind": "factor", "reason": "lost"})
    assert "asked for already" in desk.post(ask, {"kind": "factor", "reason": "lost"}).text
    desk.post(page(AccountProposal.objects.get(), "decide"), {"act": "withdraw"})
    assert AccountProposal.objects.get().status == "withdrawn"


def test_no_password_is_reset_where_no_mail_reaches_the_holder(people, body):
    with pytest.raises(ValidationError, match="e-mail"):
        two_people.ask("password", by=people[0], account=staff("reviewer", body), reason="forgotten")


def test_the_holder_is_told_by_a_reference_and_sets_the_password(people, holder, client):
    asked = two_people.ask("password", by=people[0], account=holder, reason="forgotten by the holder")
    jobs.tell.func(asked.pk, "asked")
    two_people.confirm(asked, by=people[1])
    jobs.tell.func(asked.pk, "confirmed")

    assert [each.to for each in mail.outbox] == [["holder@example.org"]] * 2
    assert not any("forgotten by" in each.body or holder.username in each.body for each in mail.outbox)
    link = re.search(r"http://testserver(\S+/password/reset/key/\S+)", mail.outbox[1].body).group(1)
    form = client.get(link, follow=True)
    new = "a quite different one"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert User.objects.get(pk=holder.pk).check_password(new)


def test_a_post_is_not_prolonged(people, holder):
    given = holder.posts.get()
    given.valid_to = timezone.localdate() + timedelta(days=30)
    given.save()
    address = reverse("admin:accounts_post_change", args=[given.pk], query={"lang": "en"})
    desk = signed_in(people[0])
    assert "A post is not prolonged" in desk.post(address, {"valid_to": "2999-01-01"}).text
    desk.post(address, {"valid_to": timezone.localdate().isoformat()})
    given.refresh_from_db()
    assert given.valid_to == timezone.localdate()
