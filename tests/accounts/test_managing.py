"""Accounts and posts at the desk: who may ask for which, and that nobody raises themselves."""

import pytest
from django.urls import reverse

from creditchina.accounts import two_people
from creditchina.accounts.models import AccountProposal, Post, Role, User
from creditchina.accounts.roles import OF_AN_AUTHORITY, OF_THE_SITE
from tests.accounts.people import PASSWORD, post, signed_in, staff
from tests.builders import a_source, an_authority

pytestmark = pytest.mark.django_db
ADD_POST, POSTS, USERS = (
    reverse(f"admin:accounts_{name}") for name in ("post_add", "post_changelist", "user_changelist")
)


def give(by, to, role, **body):
    """Fill in the form for a new post; True if it was asked for."""
    posts, before = Post.objects.count(), AccountProposal.objects.count()
    sent = {"user": to.pk, "role": role, "valid_from": "2026-01-01", "reason": "order 7"}
    signed_in(by).post(ADD_POST, sent | {name: row.pk for name, row in body.items()})
    assert Post.objects.count() == posts
    return AccountProposal.objects.count() > before


def an_account(authority=None, **fields):
    return User.objects.create_user(f"new-{User.objects.count()}", is_staff=True, authority=authority, **fields)


@pytest.mark.parametrize("role", Role)
def test_an_operator_gives_posts_of_the_site_and_makes_account_managers(role):
    body = {"authority": an_authority()} if role in OF_AN_AUTHORITY or role == Role.ACCOUNT_MANAGER else {}
    body = {"source": a_source()} if role in (Role.SOURCE_CLERK, Role.RELEASER) else body

    given = give(staff("operator"), an_account(), role, **body)

    assert given is (role in (*OF_THE_SITE, Role.ACCOUNT_MANAGER))


@pytest.mark.parametrize("role", Role)
def test_an_account_manager_gives_posts_of_the_own_body_only(role):
    own, foreign = an_authority(), an_authority()
    manager = staff("account_manager", own)
    fits = role in OF_AN_AUTHORITY or role == Role.ACCOUNT_MANAGER

    assert give(manager, an_account(own), role, authority=own) is fits
    assert not give(manager, an_account(own), role, authority=foreign)
    assert not give(manager, an_account(own), role, source=a_source())
    assert not give(manager, an_account(own), role)
    assert not give(manager, an_account(foreign), role, authority=own)


def test_nobody_gives_a_post_to_themselves():
    own = an_authority()
    manager, operator = staff("account_manager", own), staff("operator")

    assert not give(manager, manager, "reviewer", authority=own)
    assert not give(operator, operator, "moderator")


def test_who_gave_and_who_ended_is_kept():
    own = an_authority()
    manager, second, new = staff("account_manager", own), staff("account_manager", own), an_account(own)
    give(manager, new, "reviewer", authority=own)
    two_people.confirm(AccountProposal.objects.get(), by=second)
    given = Post.objects.get(user=new)

    signed_in(manager).post(POSTS, {"action": "end", "_selected_action": [given.pk]})

    given.refresh_from_db()
    assert (given.given_by, given.confirmed_by, given.ended_by) == (manager, second, manager)


@pytest.mark.parametrize("whose", ["own", "foreign"])
def test_posts_are_ended_where_they_were_given(whose):
    bodies = {"own": an_authority(), "foreign": an_authority()}
    manager, holder = staff("account_manager", bodies["own"]), staff("reviewer", bodies[whose])
    mine = manager.posts.get()

    signed_in(manager).post(POSTS, {"action": "end", "_selected_action": [holder.posts.get().pk, mine.pk]})

    assert (holder.posts.get().ended_at is not None) is (whose == "own")
    assert manager.posts.get().ended_at is None


def test_a_manager_asks_for_accounts_of_the_own_body_without_power():
    own = an_authority()
    form = {"username": "zhang", "email": "zhang@example.org", "reason": "new colleague", "is_superuser": "on"}
    desk = signed_in(staff("account_manager", own))

    desk.post(reverse("admin:accounts_user_add"), form | {"authority": an_authority().pk})
    assert not AccountProposal.objects.exists()
    desk.post(reverse("admin:accounts_user_add"), form | {"authority": own.pk})

    assert not User.objects.filter(username="zhang").exists()
    made = two_people.confirm(AccountProposal.objects.get(), by=staff("account_manager", own)).account
    assert (made.is_staff, made.is_superuser, made.authority) == (True, False, own)
    assert (made.get_all_permissions(), made.has_usable_password()) == (set(), False)


@pytest.mark.parametrize("more", ["superuser", "site", "other body"])
def test_an_account_that_can_do_more_than_its_manager_gives_is_left_alone(more):
    own = an_authority()
    account = an_account(own, is_superuser=more == "superuser", password=PASSWORD)
    if more == "site":
        post(account, "operator")
    elif more == "other body":
        post(account, "reviewer", authority=an_authority())
    desk = signed_in(staff("account_manager", own))

    for kind in ("password", "factor"):
        sent = {"kind": kind, "reason": "lost"}
        assert desk.post(reverse("admin:auth_user_password_change", args=[account.pk]), sent).status_code in (403, 404)
    desk.post(reverse("admin:accounts_user_change", args=[account.pk]), {"username": "taken", "reason": "x"})

    assert not AccountProposal.objects.exists()


@pytest.mark.parametrize("role", ["operator", "auditor", "account_manager"])
def test_lists_of_people_are_read_in_few_queries(role, django_assert_max_num_queries):
    own = an_authority()
    desk = signed_in(staff(role, own))
    for _ in range(8):
        staff("reviewer", own)
    for page in (USERS, POSTS, reverse("admin:accounts_signin_changelist")):
        with django_assert_max_num_queries(20):
            assert desk.get(page).status_code == 200
