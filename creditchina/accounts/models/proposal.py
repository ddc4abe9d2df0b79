"""What two people do to an account: one asks, another confirms, and only then does anything change (rules.md S-57)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models.user import User
from creditchina.accounts.reach import Reachable


class AccountProposal(models.Model):
    """A new account, a change of one, a post, or a reset, as one person asked for it; and who decided on it.

    Nothing of it has any effect before another person confirmed it, who is not the holder of the account either. It
    belongs to the body whose account managers look after it; without one, the site's operators do.
    """

    class Kind(models.TextChoices):
        ACCOUNT = "account", _("new account")
        CHANGE = "change", _("change of an account")
        POST = "post", _("new post")
        PASSWORD = "password", _("reset of the password")
        FACTOR = "factor", _("reset of the second factor")

    class Status(models.TextChoices):
        ASKED = "asked", _("waits for a second person")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    reach_by = ("authority", "source")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    # None: an account that is still to be made; once confirmed, the one that was.
    account = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("account concerned")
    )
    authority = models.ForeignKey(
        "disclosure.Authority", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority")
    )
    source = models.ForeignKey(
        "disclosure.Source", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    values = models.JSONField(_("values"), default=dict, blank=True)  # column -> value of the account or of the post
    reason = models.TextField(_("reason"))
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.ASKED)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = Reachable["AccountProposal"].as_manager()

    class Meta:
        verbose_name = _("change for two people")
        verbose_name_plural = _("changes for two people")
        ordering = ["-pk"]
        permissions = [("decide_accountproposal", _("Can confirm what another person asked for an account"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="account_proposal_decided_by_another",
                violation_error_message=_("Whoever asked for it does not confirm it."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(account=None) | ~Q(decided_by=F("account")),
                name="account_proposal_not_by_its_holder",
                violation_error_message=_("Nobody confirms a change of their own account."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "withdrawn"], decided_by=None)
                | Q(status__in=["confirmed", "refused"], decided_by__isnull=False, decided_at__isnull=False),
                name="account_proposal_decision_has_a_person",
            ),
            models.CheckConstraint(
                condition=Q(kind="account") | Q(account__isnull=False), name="account_proposal_has_an_account"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="account_proposal_has_a_reason"),
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=Q(status="asked", kind__in=["change", "password", "factor"]),
                name="account_proposal_once_while_open",
                violation_error_message=_("This was asked for already and waits for a second person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.account or self.values.get('username', '')}"
