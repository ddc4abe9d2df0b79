"""Mails about accounts: a reference, and the address where a password is set; nothing about anybody."""

from typing import Final

from allauth.account import app_settings
from allauth.account.utils import filter_users_by_email, user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from creditchina.accounts import mailing
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
        mailing.send(gettext("About your account: %(number)d") % {"number": number}, text, account.email)


@job(_("Send a mail about an account"))
def send_sealed(kept: str) -> None:
    """Send what a page of an account has to say to an address; subject, text and address are sealed in the queue."""
    mailing.send(*mailing.opened(kept))


@job(_("Send a mail with which a new password is set"))
def send_reset(kept: str, language: str) -> None:
    """Write to the accounts with an address where each sets a new password; to nobody where there is none.

    The address is looked up here, not on the page that asked: both answers take the same time there.
    """
    (address,) = mailing.opened(kept)
    with translation.override(language):
        for account in filter_users_by_email(address, is_active=True, prefer_verified=True):
            told = {"username": account.get_username(), "password_reset_url": _link(account)}
            text = render_to_string("account/email/password_reset_key_message.txt", told)
            title = render_to_string("account/email/password_reset_key_subject.txt", told)
            mailing.send(title.strip(), text, address)


def _link(account: User) -> str:
    """Where the holder sets a password; good once, and for three days (PASSWORD_RESET_TIMEOUT)."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    place = {"uidb36": user_pk_to_url_str(account), "key": key}
    return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=place)}"
