"""The library's forms in the words of this site, without text that vanishes while one types."""

import re
from typing import Any, Final

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from creditchina.accounts import mailing

IDENTITY: Final = re.compile(r"(?<!\d)\d{17}[\dXxＸ](?!\d)")  # an identity number by its shape

# Field: label, and what helps to fill it in.
WORDS: Final[dict[str, tuple[Any, Any]]] = {
    "login": (_("E-mail address or user name"), _("The staff sign in with the user name.")),
    "first_name": (_("Your name"), _("So that others who act for the same subject know who you are. No numbers.")),
    "password": (_("Password"), ""),
    "email": (_("E-mail address of your account"), ""),
    "oldpassword": (_("Present password"), ""),
    "password1": (_("New password"), _("12 characters or more, no common password.")),
    "password2": (_("New password again"), ""),
    "code": (_("One-time code"), _("The six digits that your authenticator app shows now, or a recovery code.")),
}


class _InOurWords:
    """Labels of this site, no placeholder, no link inside a help text."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = WORDS[name]
            field.widget.attrs.pop("placeholder", None)


class SignIn(_InOurWords, account.LoginForm):
    """User name and password."""


class SignUp(_InOurWords, account.SignupForm):
    """An account of the public: address, name, password. It gives no role."""

    first_name = forms.CharField(max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ("email", "first_name", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("A mail goes there; open the address in it to finish.")
        self.fields["password1"].label, self.fields["password2"].label = _("Password"), _("Password again")

    def try_save(self, request: HttpRequest) -> Any:
        """Whether there is an account already is told by a mail; the page takes as long as with a new one."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)

    def clean_first_name(self) -> str:
        """A name, never an identity number."""
        name = str(self.cleaned_data["first_name"])
        if IDENTITY.search(name):
            raise forms.ValidationError(_("Leave identity numbers out: a name is enough here."))
        return name


class PasswordAgain(_InOurWords, account.ReauthenticateForm):
    """The password, before something that needs care."""


class ChangePassword(_InOurWords, account.ChangePasswordForm):
    """The present password and a new one."""


class ResetPassword(_InOurWords, account.ResetPasswordForm):
    """Where to send the address at which a new password is set."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Leave everything that depends on whether there is such an account to the queue."""
        from creditchina.accounts.jobs import send_reset

        address = str(self.cleaned_data["email"])
        send_reset.enqueue(mailing.sealed(address), get_language() or settings.LANGUAGE_CODE)
        return address


class NewPassword(_InOurWords, account.ResetPasswordKeyForm):
    """A new password, by whoever received the mail."""


class Code(_InOurWords, factor.AuthenticateForm):
    """The second step of signing in."""


class CodeAgain(_InOurWords, factor.ReauthenticateForm):
    """The second factor, before something that needs care."""


class FirstCode(_InOurWords, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits that the app shows now.")
