"""Members of staff with one call: an account with a post, and a browser in which it is signed in."""

from itertools import count
from typing import Any

from django.test import Client

from creditchina.accounts.models import Post, Role, User
from creditchina.accounts.roles import OF_A_SOURCE, OF_AN_AUTHORITY, OF_THE_SITE
from tests.builders import a_source, an_authority

_running = count(1)


def staff(role: str, authority: Any = None, source: Any = None, **fields: Any) -> User:
    """A member of staff with one post: at the body given that fits the role, else at one of its own."""
    role = Role(role)
    if role in OF_A_SOURCE:
        authority, source = None, source or a_source()
    elif role in OF_AN_AUTHORITY or (role == Role.ACCOUNT_MANAGER and not source):
        authority, source = authority or an_authority(), None
    elif role in OF_THE_SITE:
        authority, source = None, None
    made = {"is_staff": True, "authority": authority, "source": source} | fields
    user = User.objects.create_user(made.pop("username", f"{role}{next(_running)}"), **made)
    post(user, role, authority=authority, source=source)
    return user


def post(user: User, role: str, **fields: Any) -> Post:
    """A further post for somebody."""
    return Post.objects.create(user=user, role=role, **fields)


def signed_in(user: User) -> Client:
    """A browser in which this user is signed in, second factor and all."""
    client = Client()
    client.force_login(user)
    return client
