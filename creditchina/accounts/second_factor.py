"""Whether a session has shown the second factor that every member of staff needs (rules.md S-57)."""

import time
from datetime import UTC, datetime
from typing import Any, Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.http import HttpRequest

KEY: Final = "second_factor"
PERIOD: Final = 30  # seconds for which one code counts


def prove(session: Any, user: Any) -> None:
    """Note in the session that this user has shown the second factor now."""
    session[KEY] = [str(user.pk), time.time()]


def has_one(user: Any) -> bool:
    """Whether the user has set up an authenticator app. Recovery codes alone are no second factor."""
    return bool(Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.TOTP).exists())


def new_secret() -> str:
    """What an authenticator app makes its codes from; 32 characters."""
    return str(totp.generate_totp_secret())


def give(user: Any, secret: str) -> None:
    """Set an authenticator with this secret up for the user, and recovery codes."""
    totp.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)


def present_code(user: Any) -> tuple[str, int]:
    """The code that the user's app shows now, and for how many seconds it does."""
    kept = Authenticator.objects.get(user=user.pk, type=Authenticator.Type.TOTP)
    secret = get_adapter().decrypt(kept.data["secret"])
    now = time.time()
    code = totp.format_hotp_value(totp.hotp_value(secret, int(now // PERIOD)))
    return str(code), int(PERIOD - now % PERIOD)


def reset(user: Any) -> bool:
    """Take the app and the recovery codes away, and with them what every session has shown; True if there were any."""
    return bool(Authenticator.objects.filter(user=user.pk).delete()[0])


def is_proven(request: HttpRequest) -> bool:
    """Whether this session has shown the authenticator that its user has now: one that was reset proves nothing."""
    return is_proven_by(request, request.user)


def is_proven_by(request: HttpRequest, user: Any) -> bool:
    """The same for a user in hand."""
    whose, at = request.session.get(KEY, ("", 0.0))
    shown = Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.TOTP)
    return whose == str(user.pk) and bool(shown.filter(created_at__lte=datetime.fromtimestamp(at, UTC)).exists())
