"""Accounts of the public: an address that is confirmed, no role, a second factor for who wants one."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from creditchina.accounts import mailing, second_factor
from creditchina.accounts.jobs import send_sealed
from creditchina.accounts.models import User
from creditchina.jobs.models import Job
from tests.accounts.people import PASSWORD, code_of, staff
from tests.accounts.test_door import DESK, SET_UP, enter
from tests.jobs.conftest import work  # noqa: F401 - a fixture
from tests.standing.acting import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


SIGN_UP = {"email": "office@firm.example", "first_name": "某人", "password1": PASSWORD, "password2": PASSWORD}


def test_signing_up_gives_an_account_without_a_role_once_the_address_is_confirmed(client, work):  # noqa: F811
    assert "/confirm-email/" in client.post(reverse("account_signup"), SIGN_UP)["Location"]
    user = User.objects.get(email="office@firm.example")
    assert (user.is_staff, user.get_all_permissions(), user.get_full_name()) == (False, set(), "某人")
    assert "office" not in user.username
    assert enter(client, user.email)["Location"].endswith("/confirm-email/")  # not yet
    assert client.get(reverse("standing:me")).status_code == 302

    work()
    address = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    assert client.get(address).status_code == 200  # looking alone confirms nothing
    client.post(address)

    other = Client()
    assert enter(other, user.email)["Location"] == reverse("standing:me")
    assert other.get(reverse("standing:me")).status_code == 200
    assert other.get(DESK).status_code in (302, 403)
    assert other.get(reverse("admin:login")).status_code == 403


def test_who_has_an_account_is_told_in_a_mail_and_not_on_the_page(client, work):  # noqa: F811
    staff("auditor", email="office@firm.example")
    answer = client.post(f"{reverse('account_signup')}?lang=en", SIGN_UP)
    assert "/confirm-email/" in answer["Location"]
    work()
    assert "has an account already" in mail.outbox[0].body
    assert User.objects.filter(is_staff=False).count() == 0


def test_no_page_sends_a_mail_itself_and_nobody_reads_one_in_the_queue(client, settings):
    settings.EMAIL_BACKEND = "no.such.server"  # whoever asked it would fail
    somebody(email="known@firm.example")
    for address in ("new@firm.example", "known@firm.example"):
        Client().post(reverse("account_signup"), SIGN_UP | {"email": address})
    for address in ("known@firm.example", "stranger@firm.example"):
        client.post(reverse("account_reset_password"), {"email": address})
    queued = [str(job.args_kwargs) for job in Job.objects.filter(task_path__contains="accounts.jobs")]
    assert len(queued) == 4  # as many for who has an account as for who has none
    assert not any("@" in each or "confirm" in each or "password" in each for each in queued)


class Counting(MD5PasswordHasher):
    """What takes the time of a page."""

    passwords: list[str] = []

    def encode(self, password, salt):
        self.passwords.append(password)
        return super().encode(password, salt)


def test_a_page_takes_as_long_for_who_has_an_account(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    counts = []
    for _each in ("new", "known"):
        Counting.passwords.clear()
        Client().post(reverse("account_signup"), SIGN_UP)
        counts.append(len(Counting.passwords))
    assert counts == [1, 1]


def test_a_mail_server_that_refuses_is_tried_again_and_tells_no_address(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(Exception, match="ConnectionRefusedError") as problem:
        send_sealed.func(mailing.sealed("A", "B", "office@firm.example"))
    assert "office" not in str(problem.value)


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
