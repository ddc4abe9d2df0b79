"""Signing in with a password and a one-time code, from the first time on; and the book of the door."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from creditchina.accounts import second_factor, two_people
from creditchina.accounts.models import SignIn
from tests.accounts.people import PASSWORD, SECRET, code_of, signed_in, staff, with_factor
from tests.jobs.conftest import work  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
LOGIN, CODE, SET_UP = (reverse(name) for name in ("account_login", "mfa_authenticate", "mfa_activate_totp"))
DESK = reverse("admin:index")


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


def enter(client, user, password=PASSWORD, **more):
    return client.post(
        f"{LOGIN}?lang=en", {"login": user if isinstance(user, str) else user.username, "password": password, **more}
    )


def book():
    return list(SignIn.objects.order_by("pk").values_list("result", flat=True))


@pytest.mark.django_db(transaction=True)  # the factor counts once it is committed
def test_a_first_sign_in_leads_to_setting_up_and_nowhere_else(client):
    user = staff("operator")

    assert enter(client, user)["Location"] == DESK
    for address in (
        DESK,
        reverse("admin:accounts_user_changelist"),
        reverse("mfa_index"),
        reverse("mfa_view_recovery_codes"),
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(SET_UP)

    page = client.get(SET_UP).content.decode()
    secret = re.search(r'id="secret">([A-Z2-7]+)<', page)[1]
    assert "<svg" in page
    assert "style=" not in page

    before = client.session.session_key
    answer = client.post(SET_UP, {"code": code_of(secret)})
    assert client.session.session_key != before
    codes = client.get(answer["Location"]).content.decode()
    assert len(re.findall(r"<code>\d+</code>", codes)) == 10
    assert client.get(DESK).status_code == 200
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert book() == ["signed_in", "factor_added"]


def test_both_steps_lead_to_what_was_asked(client):
    user = with_factor(staff("auditor"))
    asked = reverse("admin:accounts_signin_changelist")

    at_the_door = client.get(asked, follow=True)
    assert at_the_door.redirect_chain[-1][0].startswith(LOGIN)
    assert enter(client, user, next=asked)["Location"].startswith(CODE)
    assert client.get(asked).status_code == 302  # a password alone opens nothing
    assert client.post(CODE, {"code": code_of()})["Location"] == asked
    assert client.get(asked).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away(client, elsewhere):
    user = with_factor(staff("auditor"))

    assert "evil" not in client.get(reverse("admin:login", query={"next": elsewhere}))["Location"]
    enter(client, user, next=elsewhere)
    assert client.post(CODE, {"code": code_of()})["Location"] == DESK
    assert client.get(reverse("admin:login", query={"next": elsewhere}))["Location"] == DESK


def test_a_code_counts_once(client):
    user, code = with_factor(staff("auditor")), code_of()
    enter(client, user)
    client.post(CODE, {"code": code})

    other = Client()
    enter(other, user)
    answer = other.post(CODE, {"code": code})

    assert answer.status_code == 200
    assert other.get(DESK).status_code == 302
    assert book()[-1] == "wrong_code"


def test_a_recovery_code_replaces_one_code(client):
    user = with_factor(staff("auditor"))
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]

    for expected in (302, 200):
        other = Client()
        enter(other, user)
        assert other.post(CODE, {"code": code}).status_code == expected


def test_a_session_without_the_factor_is_nobody_everywhere(client):
    user = staff("operator")
    client.force_login(user)
    assert client.get(DESK)["Location"].startswith(SET_UP)

    with_factor(user)
    assert client.get(DESK)["Location"].startswith(reverse("mfa_reauthenticate"))
    answer = client.post(reverse("mfa_reauthenticate", query={"next": DESK}), {"code": code_of()})
    assert (answer["Location"], client.get(DESK).status_code) == (DESK, 200)


def test_a_factor_that_was_reset_proves_nothing_in_any_session():
    holder = staff("reviewer")
    client = signed_in(holder)
    one, other = (staff("account_manager", holder.authority) for _ in range(2))

    asked = two_people.ask("factor", by=one, account=holder, reason="lost the device")
    assert client.get(DESK).status_code == 200
    two_people.confirm(asked, by=other)

    assert client.get(DESK)["Location"].startswith(SET_UP)
    assert book()[-1] == "factor_removed"


def test_there_is_no_address_to_take_the_factor_away(client):
    user = staff("operator")
    client = signed_in(user)

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert answer.status_code in (302, 405)
    assert second_factor.has_one(user)


def test_who_may_not_come_in_is_noted_without_what_was_typed(client, caplog):
    user = staff("operator")
    enter(client, user, "wrong-password")
    enter(client, "nobody-of-this-name", "wrong-password")

    known, unknown = SignIn.objects.order_by("pk")
    assert (known.user, unknown.user) == (user, None)
    assert len(unknown.name_digest) == len(unknown.address_digest) == 64
    assert known.address_digest == unknown.address_digest
    kept = str([vars(row) for row in SignIn.objects.all()]) + caplog.text
    assert "nobody-of-this-name" not in kept
    assert "wrong-password" not in kept
    assert "127.0.0.1" not in kept


def test_too_many_attempts_are_refused_even_with_the_right_password(client):
    user = with_factor(staff("operator"))
    for _ in range(5):
        enter(client, user, "wrong")

    answer = enter(client, user)

    assert "Too many attempts" in answer.content.decode()
    assert book()[-1] == "too_many"


def test_too_many_codes_are_refused(client):
    user = with_factor(staff("operator"))
    enter(client, user)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})

    client.post(CODE, {"code": code_of()})

    assert client.get(DESK).status_code == 302


def test_what_was_typed_stays_and_the_password_does_not(client):
    page = enter(client, "zhang", "wrong-password").content.decode()

    assert 'value="zhang"' in page
    assert "wrong-password" not in page
    assert "User name or password are not right" in page


def test_the_session_changes_its_key_and_ends_after_eight_hours_of_rest(client, settings):
    user = with_factor(staff("auditor"))
    client.get(LOGIN)
    enter(client, user)
    before = client.session.session_key
    client.post(CODE, {"code": code_of()})

    assert client.session.session_key != before
    assert client.session.get_expiry_age() == 8 * 3600
    session = client.session
    session["seen"] = int(time.time()) - 301
    session.save()
    client.get(DESK)
    assert time.time() - client.session["seen"] < 100


def test_private_pages_are_kept_nowhere(client):
    desk = signed_in(staff("auditor"))
    for page in (DESK, reverse("mfa_index"), reverse("mfa_view_recovery_codes")):
        assert "no-store" in desk.get(page)["Cache-Control"]
    assert "no-store" in client.get(LOGIN)["Cache-Control"]
    assert "no-store" not in desk.get("/").get("Cache-Control", "")


def test_a_new_password_by_mail_leaves_the_second_factor(client, work):  # noqa: F811
    user = with_factor(staff("auditor", email="zhang@authority.example"))
    client.post(reverse("account_reset_password"), {"email": "stranger@authority.example"})
    work()
    assert mail.outbox == []
    client.post(f"{reverse('account_reset_password')}?lang=en", {"email": user.email})
    work()
    address = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]

    form = client.get(address, follow=True)
    new = {"password1": "another long password", "password2": "another long password"}
    client.post(form.redirect_chain[-1][0], new)

    assert enter(client, user, "another long password")["Location"].startswith(CODE)
    assert book()[0] == "password_changed"


def test_the_password_is_changed_with_the_present_one(client):
    user = staff("auditor")
    desk = signed_in(user)
    page = reverse("account_change_password")
    assert desk.get(reverse("admin:password_change"))["Location"] == page

    desk.post(page, {"oldpassword": PASSWORD, "password1": "another long one", "password2": "another long one"})

    user.refresh_from_db()
    assert user.check_password("another long one")


def test_signing_out_is_noted(client):
    desk = signed_in(staff("auditor"))
    desk.post(reverse("admin:logout"))

    assert desk.get(DESK).status_code == 302
    assert book()[-1] == "signed_out"


@pytest.mark.parametrize(
    "page",
    [
        "account_login",
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "account_change_password",
        "account_reset_password",
        "account_logout",
        "mfa_reauthenticate",
        "account_reauthenticate",
    ],
)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_the_door_is_in_both_languages_within_the_policy(page, language):
    client = Client() if page in ("account_login", "account_reset_password") else signed_in(staff("auditor"))
    answer = client.get(f"{reverse(page)}?lang={language}", follow=True)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "style=" not in text
    assert "<h1>" in text
    assert (re.search(r"<h1>[^<]*[\u4e00-\u9fff]", text) is not None) is (language == "zh-hans")


def test_the_secret_of_the_tests_is_what_an_app_would_take():
    assert re.fullmatch(r"[A-Z2-7]{32}", SECRET)
