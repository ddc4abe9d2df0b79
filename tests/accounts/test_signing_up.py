"""Accounts of the public: an address that is confirmed, no role, a second factor for who wants one."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from creditchina.accounts import second_factor
from creditchina.accounts.models import User
from tests.accounts.people import PASSWORD, code_of, staff
from tests.accounts.test_door import DESK, SET_UP, enter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


SIGN_UP = {"email": "office@firm.example", "first_name": "某人", "password1": PASSWORD, "password2": PASSWORD}


def test_signing_up_gives_an_account_without_a_role_once_the_address_is_confirmed(client):
    assert "/confirm-email/" in client.post(reverse("account_signup"), SIGN_UP)["Location"]
    user = User.objects.get(email="office@firm.example")
    assert (user.is_staff, user.get_all_permissions(), user.get_full_name()) == (False, set(), "某人")
    assert "office" not in user.username
    assert enter(client, user.email)["Location"].endswith("/confirm-email/")  # not yet
    assert client.get(reverse("standing:me")).status_code == 302

    address = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    assert client.get(address).status_code == 200  # looking alone confirms nothing
    client.post(address)

    other = Client()
    assert enter(other, user.email)["Location"] == reverse("standing:me")
    assert other.get(reverse("standing:me")).status_code == 200
    assert other.get(DESK).status_code in (302, 403)
    assert other.get(reverse("admin:login")).status_code == 403


def test_who_has_an_account_is_told_in_a_mail_and_not_on_the_page(client):
    staff("auditor", email="office@firm.example")
    answer = client.post(f"{reverse('account_signup')}?lang=en", SIGN_UP)
    assert "/confirm-email/" in answer["Location"]
    assert "has an account already" in mail.outbox[0].body
    assert User.objects.filter(is_staff=False).count() == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"first_name": "张三 11010519491231002X"}, "identity numbers"),
        ({"password1": "short", "password2": "short"}, "12 characters"),
        ({"email": "no address"}, "valid email"),
    ],
)
def test_what_is_wrong_in_a_sign_up_is_said_and_the_rest_stays(client, wrong, said):
    page = client.post(f"{reverse('account_signup')}?lang=en", SIGN_UP | wrong).content.decode()
    assert said in page
    assert "office@firm.example" in page or "email" in wrong
    assert not User.objects.exists()


def test_nobody_signs_up_as_staff_or_adds_an_address(client):
    client.post(reverse("account_signup"), SIGN_UP | {"is_staff": "1", "is_superuser": "1", "username": "admin"})
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert user.username != "admin"
    assert client.get("/accounts/email/").status_code == 404 or not client.session.get("_auth_user_id")


@pytest.mark.django_db(transaction=True)
def test_the_public_may_set_a_second_factor_up_and_take_it_away():
    user = User.objects.create_user("u1", email="office@firm.example", password=PASSWORD)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    client = Client()
    enter(client, user.email)
    page = client.get(SET_UP).content.decode()
    client.post(SET_UP, {"code": code_of(re.search(r'id="secret">([A-Z2-7]+)<', page)[1])})
    assert second_factor.has_one(user)

    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert not second_factor.has_one(user)
    assert client.get(reverse("mfa_index")).status_code == 200
