"""Who is known as a member of staff, for how long, and what of an answer may be kept."""

import time
from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject

from creditchina.accounts import second_factor

# The pages that who has signed in by password alone may open, to set up or to show the second factor.
SETTING_UP: Final = frozenset(
    "account_login account_logout account_reauthenticate mfa_activate_totp mfa_reauthenticate".split()
)
SEEN: Final = "seen"
PROLONG_AFTER: Final = 300  # seconds; a session is written at most that often to move its end


class SecondFactorMiddleware:
    """Every page, the desk and the interface alike, sees nobody until the second factor was shown in this session.

    Stands behind Django's authentication. A page that is not public then leads to setting the factor up or to showing
    it; its answer is kept nowhere. A session ends eight hours after the last request (SESSION_COOKIE_AGE).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_private", False):
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        name, user = request.resolver_match.view_name if request.resolver_match else "", request.user
        private = getattr(view, "login_required", True)
        setattr(request, "is_private", private or name in SETTING_UP)  # noqa: B010 - HttpRequest declares no such attribute
        if name in SETTING_UP:
            return None
        request.user = SimpleLazyObject(lambda: _known(request, user))  # type: ignore[assignment]
        if not private:
            return None
        if user.is_authenticated and not request.user.is_authenticated:
            return _to_the_factor(request, user)
        _prolong(request)
        return None


def _known(request: HttpRequest, user: Any) -> Any:
    """The user, unless one of the staff has not shown the second factor."""
    nobody = user.is_authenticated and user.is_staff and not second_factor.is_proven_by(request, user)
    return AnonymousUser() if nobody else user


def _to_the_factor(request: HttpRequest, user: Any) -> HttpResponseBase:
    page = "mfa_reauthenticate" if second_factor.has_one(user) else "mfa_activate_totp"
    return redirect_to_login(request.get_full_path(), reverse(page))


def _prolong(request: HttpRequest) -> None:
    now = int(time.time())
    if request.user.is_authenticated and now - request.session.get(SEEN, 0) > PROLONG_AFTER:
        request.session[SEEN] = now
