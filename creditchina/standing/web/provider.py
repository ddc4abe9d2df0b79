"""Prove it by signing in with an identity provider that vouches for a firm or a person (OpenID Connect, rules.md S-22).

The provider opens no account and signs nobody in here: whoever is signed in shows that they are that firm, or that
person, as well.
Nothing that it tells is kept but the right itself.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from creditchina.standing.granting import Asked, Grounds, NotGranted, grant
from creditchina.standing.models import Standing
from creditchina.standing.terms import Assurance, Capacity, Proof
from creditchina.standing.web import oneself
from disclosure import codes
from disclosure.models import Subject, SubjectIdentifier

ID: Final = "identity"
ASKED: Final = "standing.asked"  # in the session, from asking to coming back: for a firm, or ONESELF
ONESELF: Final = "oneself"


def name() -> str:
    """What people call the provider that is set up; "" where none is."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ())
    return str(apps[0]["name"]) if apps else ""


def begin(request: HttpRequest, subject: Subject, asked: Asked) -> None:
    """Keep what is asked for until the provider has answered."""
    request.session[ASKED] = [subject.pk, sorted(asked.acts), asked.until.isoformat()]


def begin_oneself(request: HttpRequest) -> None:
    """The same, where a person is to show who they are."""
    request.session[ASKED] = ONESELF


def leave(request: HttpRequest) -> HttpResponseBase:
    """Go to the provider. Raises requests.RequestException where it does not answer."""
    provider = get_adapter(request).get_provider(request, ID)
    answer: HttpResponseBase = provider.redirect(request, process="connect")
    return answer


def finish(request: HttpRequest, told: Mapping[str, Any]) -> Standing:
    """Grant what was asked for, if the provider vouches for the subject's code, or the person. Raises NotGranted."""
    user, kept = request.user, request.session.pop(ASKED, None)
    if not isinstance(user, User) or not kept:
        raise NotGranted(_("Nothing was asked for in this browser. Begin again on your page."))
    grounds = Grounds(Proof.OPENID, assurance=Assurance.NONE if settings.DEMO else Assurance.HIGH)
    on = timezone.localdate()
    if kept == ONESELF:
        return oneself.prove(user, str(told.get(settings.OPENID_PERSON_CLAIM) or ""), grounds, on=on)
    carrying = _carrying(codes.normalise(str(told.get(settings.OPENID_CLAIM) or "")))
    if [each.pk for each in carrying] != [kept[0]]:  # of a code that several share nobody knows whose it is
        raise NotGranted(
            _("The provider vouches for another subject, or for none. Sign in there as the one you chose.")
        )
    asked = Asked(Capacity.REPRESENTATIVE, frozenset(kept[1]), date.fromisoformat(kept[2]))
    return grant(user, carrying[0], asked, grounds, on=on)


def _carrying(code: str) -> list[Subject]:
    """Whose code it is now, two at most: one that a subject carried before proves nothing."""
    carried = SubjectIdentifier.objects.filter(value=code, kind=SubjectIdentifier.Kind.USCC)
    now = carried.exclude(status=SubjectIdentifier.Status.FORMER)
    return list(Subject.objects.listed().filter(pk__in=now.values("subject")).order_by("pk")[:2])


class Adapter(DefaultSocialAccountAdapter):
    """Where the library asks: nobody signs up or in by a provider; its answer proves a right, or nothing."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """End the library's way here, with the right or with what is wrong."""
        data = sociallogin.account.extra_data
        told = {**data.get("userinfo", {}), **data.get("id_token", {})}
        try:
            finish(request, told)
        except NotGranted as problem:
            raise ImmediateHttpResponse(refused(request, str(problem))) from problem
        raise ImmediateHttpResponse(redirect("standing:me"))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:
        """The sign-in there was cancelled or failed."""
        request.session.pop(ASKED, None)
        told = _(
            "The sign-in with the provider was cancelled or failed. Nothing was changed. Begin again on your page."
        )
        raise ImmediateHttpResponse(refused(request, told))


def refused(request: HttpRequest, told: str, status: int = 422) -> HttpResponseBase:
    """A page that says what went wrong and where to begin again."""
    return render(request, "standing/provider_refused.html", {"told": told}, status=status)
