"""Members of staff with one call: an account with a post, and a browser in which it is signed in."""

import time
from itertools import count
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from creditchina.accounts import second_factor
from creditchina.accounts.models import Post, Role, User
from creditchina.accounts.roles import OF_A_SOURCE, OF_AN_AUTHORITY, OF_THE_SITE
from tests.builders import a_source, an_authority

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "correct horse battery"
ENOUGH = 5  # seconds that a test in a browser needs to type a code
_running = count(1)


def staff(role: str, authority: Any = None, source: Any = None, **fields: Any) -> User:
    """A member of staff with one post: at the body given that fits the role, else at one of its own."""
    since = {"valid_from": fields.pop("valid_from")} if "valid_from" in fields else {}
    role = Role(role)
    if role in OF_A_SOURCE:
        authority, source = None, source or a_source()
    elif role in OF_AN_AUTHORITY or (role == Role.ACCOUNT_MANAGER and not source):
        authority, source = authority or an_authority(), None
    elif role in OF_THE_SITE:
        authority, source = None, None
    made = {"password": PASSWORD, "is_staff": True, "authority": authority, "source": source} | fields
    user = User.objects.create_user(made.pop("username", f"{role}{next(_running)}"), **made)
    post(user, role, authority=authority, source=source, **since)
    return user


def post(user: User, role: str, **fields: Any) -> Post:
    """A further post for somebody."""
    return Post.objects.create(user=user, role=role, **fields)


def signed_in(user: User) -> Client:
    """A browser in which this user is signed in, second factor and all."""
    client = Client()
    client.force_login(user)
    with_factor(user)
    session = client.session
    second_factor.prove(session, user)
    session.save()
    return client


def with_factor(user: User, secret: str = SECRET) -> User:
    """The same user with an authenticator app that holds this secret."""
    if not second_factor.has_one(user):
        second_factor.give(user, secret)
    return user


def code_of(secret: str = SECRET) -> str:
    """The code that the app shows now; waits for the next one where this one is about to end."""
    if (left := second_factor.PERIOD - time.time() % second_factor.PERIOD) < ENOUGH:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
