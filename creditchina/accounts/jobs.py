"""Mails about accounts: a reference, and the address where a password is set; nothing about anybody."""

from typing import Final

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import AccountProposal, User
from creditchina.jobs import job

_SETS_ONE: Final = (AccountProposal.Kind.ACCOUNT, AccountProposal.Kind.PASSWORD)


@job(_("Tell the holder of an account what two people do to it"))
def tell(number: int, status: str) -> None:
    """Write to the holder that something was asked for, or decided; where a password is to be set, where.

    A change of the address is told to the old one when it is asked for, so before it takes effect.
    """
    proposal = AccountProposal.objects.select_related("account").get(pk=number)
    account = proposal.account
    if account is None or not account.email:
        return
    sets_one = status == AccountProposal.Status.CONFIRMED and proposal.kind in _SETS_ONE
    told = {"number": number, "status": status, "link": _link(account) if sets_one else "", "site": settings.SITE_URL}
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("account/email/proposal.txt", told)
        send_mail(gettext("About your account: %(number)d") % {"number": number}, text, None, [account.email])


def _link(account: User) -> str:
    """Where the holder sets a password; good once, and for three days (PASSWORD_RESET_TIMEOUT)."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    place = {"uidb36": user_pk_to_url_str(account), "key": key}
    return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=place)}"
