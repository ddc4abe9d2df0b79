"""The book of the door: every sign-in, refusal and change of a key becomes one row (rules.md I-01)."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_reset, authenticator_used
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from creditchina.accounts import second_factor
from creditchina.accounts.models import SignIn, User

Result = SignIn.Result


def note(result: str, request: HttpRequest | None, *, user: Any = None, name: str = "") -> None:
    """Write one row. What was typed as a name leads to its account, if there is one, and is kept as a digest."""
    known = user or (User.objects.filter(username=name).first() if name else None)
    SignIn.record(result, user=known, name=name, address=_address(request))


def note_too_many(request: HttpRequest, credentials: dict[str, Any]) -> None:
    """An attempt that came after too many others."""
    note(Result.TOO_MANY, request, name=str(credentials.get("username", "")))


def _address(request: HttpRequest | None) -> str:
    """The network address that asked; "" outside a request."""
    asked = request is not None and "REMOTE_ADDR" in request.META
    return str(get_adapter().get_client_ip(request)) if asked else ""


def _signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    note(Result.SIGNED_IN, request, user=user)


def _signed_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None:
        note(Result.SIGNED_OUT, request, user=user)


def _wrong(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    note(Result.WRONG, request, name=str(credentials.get("username", "")))


def _wrong_code(request: HttpRequest, user: Any, **_: Any) -> None:
    note(Result.WRONG_CODE, request, user=user)


def _password_changed(request: HttpRequest, user: Any, **_: Any) -> None:
    note(Result.PASSWORD_CHANGED, request, user=user)


def _shown(request: HttpRequest, user: Any, **_: Any) -> None:
    second_factor.prove(request.session, user)


def _added(request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        note(Result.FACTOR_ADDED, request, user=user)
        request.session.cycle_key()  # what the session may do has grown
        second_factor.prove(request.session, user)


def _codes_renewed(request: HttpRequest, user: Any, **_: Any) -> None:
    note(Result.CODES_RENEWED, request, user=user)


def open_it() -> None:
    """Listen at every door."""
    user_logged_in.connect(_signed_in, dispatch_uid="book.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="book.signed_out")
    user_login_failed.connect(_wrong, dispatch_uid="book.wrong")
    authentication_failed.connect(_wrong_code, dispatch_uid="book.wrong_code")
    authenticator_used.connect(_shown, dispatch_uid="book.shown")
    authenticator_added.connect(_added, dispatch_uid="book.added")
    authenticator_reset.connect(_codes_renewed, dispatch_uid="book.codes_renewed")
    for changed in (password_changed, password_reset):
        changed.connect(_password_changed, dispatch_uid="book.password_changed")
