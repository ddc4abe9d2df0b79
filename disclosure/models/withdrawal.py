"""A source clerk asks to withdraw one record; another person decides (rules.md S-36, A-18)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.publication import Publication


class Withdrawal(models.Model):
    """Asked for by who delivers, decided by a releaser of the source or a reviewer of the authority."""

    reach_by = ("publication__authority", "publication__batch__source")

    class Status(models.TextChoices):
        ASKED = "asked", _("asked for")
        GRANTED = "granted", _("record withdrawn")
        REFUSED = "refused", _("refused")

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="withdrawals", verbose_name=_("publication")
    )
    reason = models.TextField(_("public reason"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    note = models.TextField(_("note on the decision"), blank=True)

    objects = Reachable["Withdrawal"].as_manager()

    class Meta:
        verbose_name = _("withdrawal asked for")
        verbose_name_plural = _("withdrawals asked for")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=Q(status="asked"),
                name="withdrawal_asked_once",
                violation_error_message=_("The withdrawal of this record was asked for already."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="withdrawal_by_another"
            ),
            models.CheckConstraint(
                condition=Q(status="asked", decided_by=None, decided_at=None)
                | (~Q(status="asked") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="withdrawal_decision_has_a_person",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.get_status_display()}"
