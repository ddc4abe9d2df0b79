"""People of the public with one call: an account, a right to act, a letter."""

import io
from datetime import date
from itertools import count
from typing import Any

import pikepdf
from django.test import Client
from django.utils import timezone
from PIL import Image

from creditchina.accounts.models import User
from creditchina.standing.granting import Asked, Grounds, grant, longest
from creditchina.standing.models import Standing
from creditchina.standing.terms import ACTS, Capacity, Proof
from tests.accounts.people import PASSWORD, staff
from tests.builders import a_subject

_running = count(1)


def somebody(**fields: Any) -> User:
    """An account of the public with a confirmed address."""
    number = next(_running)
    made = {"email": f"somebody{number}@firm.example", "first_name": f"某人{number}", "password": PASSWORD} | fields
    user: User = User.objects.create_user(made.pop("username", f"u{number:012d}"), **made)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)  # type: ignore[attr-defined]
    return user


def browser_of(user: User) -> Client:
    """A browser in which somebody of the public is signed in."""
    client = Client()
    client.force_login(user)
    return client


def asked(capacity: str = Capacity.REPRESENTATIVE, *acts: str, until: date | None = None) -> Asked:
    """What somebody asks for: everything, for as long as can be, unless said otherwise."""
    return Asked(capacity, frozenset(acts or ACTS), until or longest(timezone.localdate()))


def a_standing(
    user: User | None = None, subject: Any = None, capacity: str = Capacity.REPRESENTATIVE, *acts: str, **given: Any
) -> Standing:
    """A right proven at a window today, unless said otherwise."""
    grounds = Grounds(Proof.WINDOW, checked_by=given.pop("checked_by", None) or staff("operator"))
    on = given.pop("on", timezone.localdate())
    return grant(user or somebody(), subject or a_subject(), asked(capacity, *acts, **given), grounds, on=on)


def a_letter(pages: int = 1, **root: Any) -> bytes:
    """A PDF of empty pages."""
    with pikepdf.new() as pdf:
        for _page in range(pages):
            pdf.add_blank_page()
        for name, value in root.items():
            pdf.Root[f"/{name}"] = pdf.make_indirect(value)
        held = io.BytesIO()
        pdf.save(held)
    return held.getvalue()


def a_picture(kind: str = "PNG", **more: Any) -> bytes:
    """A small picture."""
    held = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(held, kind, **more)
    return held.getvalue()
