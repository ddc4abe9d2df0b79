"""What this site decides where the account library asks: signing up gives no role."""

import secrets
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from creditchina.accounts import book, mailing, sealed

FRESH = 300  # seconds after signing in during which nobody is asked for the password again


class AccountAdapter(DefaultAccountAdapter):
    """Signing in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("User name or password are not right. Check both and try again."),
        "email_password_mismatch": _("User name or password are not right. Check both and try again."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "rate_limited": _("Too many attempts. Wait five minutes, then try again."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("This is not your present password."),
        "account_inactive": _("This account is switched off."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anybody may, to act for a subject; it gives no role. Accounts of the staff are made at the desk."""
        return True

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """A name that says nothing: people of the public sign in with their e-mail address."""
        user.username = user.username or f"u{secrets.token_hex(6)}"

    def get_login_stages(self) -> list[str]:
        """The library's, except that members of the staff need no confirmed address: their managers wrote it down."""
        confirming = "allauth.account.stages.EmailVerificationStage"
        ours = "creditchina.accounts.stages.ConfirmedAddress"
        return [ours if path == confirming else path for path in super().get_login_stages()]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk for the staff, one's own page for others."""
        return reverse("admin:index" if request.user.is_staff else "standing:me")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail into the queue: no page waits for a mail server, or tells by its time which mail it was."""
        more = {"request": self.request, "email": email, "current_site": get_current_site(self.request)}
        mail = self.render_mail(template_prefix, email, more | context)
        mailing.queue(str(mail.subject), str(mail.body), email)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing aside: each page tells what it did."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; note in the book of the door where it is one too many. Raises ValidationError."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            book.note_too_many(request, credentials)
            raise

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again, except for the second factor and its codes right after signing in."""
        if app == "allauth.mfa":
            records = get_authentication_records(self.request, self.request.user)
            return time.time() - max((record["at"] for record in records), default=0.0) > FRESH
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class SecondFactorAdapter(DefaultMFAAdapter):
    """The authenticator app and the recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Each one counts once and for half a minute: take the next one."),
    }

    def get_totp_label(self, user: Any) -> str:
        """The user name: an app lists it beside the name of the site."""
        return str(user.get_username())

    def get_totp_issuer(self) -> str:
        """The name of the site in the reader's language."""
        return gettext("Credit China")

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code as an element of the page: paths without style, so the strict policy needs no exception."""
        import qrcode
        from qrcode.image.svg import SvgPathImage

        image = qrcode.make(url, image_factory=SvgPathImage)
        return SafeString(image.to_string(encoding="unicode"))

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Nobody of the staff takes their own second factor away; a manager resets it for who lost the device."""
        return not authenticator.user.is_staff

    def encrypt(self, text: str) -> str:
        """Keep what makes codes unreadable to who has the database alone."""
        return sealed.seal(text, sealed.SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        """The reverse, also of what a former SECRET_KEY wrote (SECRET_KEY_FALLBACKS)."""
        return sealed.unseal(encrypted_text, sealed.SECOND_FACTOR)
