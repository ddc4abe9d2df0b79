"""Who came in, when, and what went wrong at the door."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models.user import User
from creditchina.accounts.reach import Reachable


class SignIn(models.Model):
    """One event at the door, kept for the audit (rules.md I-01). Never a password, never a name nobody bears.

    What was typed as a name and the network address are kept as keyed digests: equal ones can be counted, none
    can be read back without the key of the site.
    """

    class Result(models.TextChoices):
        SIGNED_IN = "signed_in", _("signed in")
        SIGNED_OUT = "signed_out", _("signed out")
        WRONG = "wrong", _("wrong name or password")
        WRONG_CODE = "wrong_code", _("wrong one-time code")
        TOO_MANY = "too_many", _("refused: too many attempts")
        PASSWORD_CHANGED = "password_changed", _("password changed")
        FACTOR_ADDED = "factor_added", _("second factor set up")
        FACTOR_REMOVED = "factor_removed", _("second factor removed")
        CODES_RENEWED = "codes_renewed", _("new recovery codes made")

    reach_by = ("user__authority", "user__source")

    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="sign_ins", verbose_name=_("user")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    result = models.CharField(_("result"), max_length=20, choices=Result)
    name_digest = models.CharField(_("digest of the name typed"), max_length=64, blank=True)
    address_digest = models.CharField(_("digest of the address"), max_length=64, blank=True)

    objects = Reachable["SignIn"].as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_result_display()}"

    @classmethod
    def record(cls, result: str, *, user: User | None = None, name: str = "", address: str = "") -> Self:
        """Keep one event; `name` is what was typed where no user is known, `address` the network address."""
        event = cls(result=result, user=user)
        event.name_digest, event.address_digest = digest("name", name), digest("address", address)
        event.save()
        return event


def digest(kind: str, text: str) -> str:
    """Keyed digest of what was typed or of an address, 64 characters; "" for nothing."""
    return salted_hmac(f"sign-in {kind}", text, algorithm="sha256").hexdigest() if text else ""
