"""What a post may be: the database and `save` refuse the rest."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from creditchina.accounts.models import AccountProposal, Post, Role, User
from creditchina.accounts.roles import OF_A_SOURCE, OF_AN_AUTHORITY, OF_THE_SITE
from tests.accounts.people import post, staff
from tests.builders import a_source, an_authority

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def someone() -> User:
    return User.objects.create_user("someone", is_staff=True)


def proposal(**fields: object) -> object:
    """Something that was asked for about an account."""
    facts = {"kind": "password", "account": someone(), "reason": "lost", "asked_by": staff("operator")} | fields
    return AccountProposal.objects.create(**facts)


def decided_by_its_author() -> object:
    one = staff("operator")
    return proposal(asked_by=one, status="confirmed", decided_by=one, decided_at=timezone.now())


def decided_by_its_holder() -> object:
    one = staff("operator")
    return proposal(account=one, status="confirmed", decided_by=one, decided_at=timezone.now())


def asked_twice() -> object:
    user = someone()
    return [proposal(account=user) for _ in range(2)]


def confirmed_by_its_giver() -> object:
    giver = staff("operator")
    return post(someone(), "operator", given_by=giver, confirmed_by=giver)


def of_two_bodies() -> object:
    return User.objects.create_user("two", authority=an_authority(), source=a_source())


def given_to_oneself() -> object:
    user = someone()
    return post(user, "operator", given_by=user, confirmed_by=staff("operator"))


def twice(**place: object) -> Callable[[], object]:
    def break_it() -> object:
        user, made = someone(), {name: build() for name, build in place.items()}  # type: ignore[operator]
        return [post(user, "account_manager" if made else "operator", **made) for _ in range(2)]

    return break_it


VIOLATIONS: dict[str, Callable[[], object]] = {
    "user_of_one_body": of_two_bodies,
    "post_where_its_role_belongs": lambda: post(someone(), "reviewer"),
    "post_not_given_to_oneself": given_to_oneself,
    "post_confirmed_by_another": confirmed_by_its_giver,
    "account_proposal_decided_by_another": decided_by_its_author,
    "account_proposal_not_by_its_holder": decided_by_its_holder,
    "account_proposal_decision_has_a_person": lambda: proposal(status="confirmed"),
    "account_proposal_has_an_account": lambda: proposal(account=None),
    "account_proposal_has_a_reason": lambda: proposal(reason=""),
    "account_proposal_once_while_open": asked_twice,
    "post_ended_by_somebody": lambda: post(someone(), "operator", ended_at=timezone.now()),
    "post_ends_after_it_begins": lambda: post(someone(), "operator", valid_to=TODAY - timedelta(days=1)),
    "post_once_authority": twice(authority=an_authority),
    "post_once_source": twice(source=a_source),
    "post_once_site": twice(),
}


def test_every_constraint_is_tried() -> None:
    declared = {each.name for model in apps.get_app_config("accounts").get_models() for each in model._meta.constraints}
    assert set(VIOLATIONS) == declared


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(name) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        VIOLATIONS[name]()


@pytest.mark.parametrize("role", Role)
def test_each_role_belongs_to_its_kind_of_body_only(role) -> None:
    fits = {
        "authority": role in OF_AN_AUTHORITY or role == Role.ACCOUNT_MANAGER,
        "source": role in OF_A_SOURCE or role == Role.ACCOUNT_MANAGER,
        "site": role in OF_THE_SITE,
        "both": False,
    }
    places = {"authority": {"authority": an_authority()}, "source": {"source": a_source()}, "site": {}}
    places["both"] = places["authority"] | places["source"]
    for place, body in places.items():
        user = User.objects.create_user(f"{role}-{place}", is_staff=True)
        try:
            with transaction.atomic():
                post(user, role, **body)
            taken = True
        except IntegrityError:
            taken = False
        assert taken is fits[place], place


@pytest.mark.parametrize(("first", "second"), [("auditor", "operator"), ("operator", "auditor")])
def test_an_auditor_holds_nothing_else(first, second) -> None:
    user = staff(first)

    with pytest.raises(ValidationError):
        post(user, second)

    user.posts.get().end(by=someone())
    assert post(user, second).pk


def test_who_runs_the_site_by_a_flag_is_no_auditor() -> None:
    with pytest.raises(ValidationError):
        post(User.objects.create_superuser("root"), "auditor")


def test_an_ended_post_gives_nothing_and_stays() -> None:
    user, other = staff("operator"), someone()
    ended = user.posts.get()
    ended.end(by=other)
    ended.end(by=user)

    assert not User.objects.get(pk=user.pk).has_perm("disclosure.propose_register")
    assert Post.objects.get(pk=ended.pk).ended_by == other


@pytest.mark.parametrize(("begins", "ends", "gives"), [(-1, 0, True), (-5, -1, False), (1, 9, False), (0, None, True)])
def test_a_post_gives_something_from_its_first_to_its_last_day(begins, ends, gives) -> None:
    user = someone()
    last = None if ends is None else TODAY + timedelta(days=ends)
    post(user, "operator", valid_from=TODAY + timedelta(days=begins), valid_to=last)

    assert user.has_perm("disclosure.propose_register") is gives


@pytest.mark.django_db(transaction=True)
def test_two_posts_that_exclude_each_other_at_one_moment() -> None:
    user, refused = someone(), []

    def give(role: str) -> None:
        try:
            post(User.objects.get(pk=user.pk), role)
        except ValidationError:
            refused.append(role)
        finally:
            connection.close()

    both = [Thread(target=give, args=[role]) for role in ("auditor", "operator")]
    [each.start() for each in both]
    [each.join() for each in both]

    assert len(refused) == 1
    assert Post.objects.count() == 1
