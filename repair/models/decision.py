"""信用修复决定书: each decision as a value, its signed file, and the bar after false statements."""

from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models import Authority, RefusalGround, Subject
from repair.models.case import Case

_BODIES: Final = ("case__authority", "case__appeal_authority")


class DecisionKind(models.TextChoices):
    """What was decided."""

    NOT_ACCEPTED = "not_accepted", _("application not accepted")
    APPROVED = "approved", _("repair approved")
    REFUSED = "refused", _("repair refused")
    UPHELD = "upheld", _("refusal upheld on appeal")
    REVOKED = "revoked", _("approval revoked")


class Decision(models.Model):
    """One decision, stored with its case in one transaction; its file follows on commit and can be made again.

    `value` is what the file draws, in one language (rules.md S-52); what keys it has tells repair.decisions.
    """

    reach_by = _BODIES

    number = models.CharField(_("number"), max_length=22, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", verbose_name=_("repair case"))
    kind = models.CharField(_("decision"), max_length=12, choices=DecisionKind)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    ground = models.ForeignKey(
        RefusalGround, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ground of refusal")
    )
    on = models.DateField(_("decided on"))
    at = models.DateTimeField(_("decided at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )  # None: taken over from the other channel
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    language = models.CharField(_("language"), max_length=10)
    value = models.JSONField(_("value"))
    file = models.CharField(_("file"), max_length=100, blank=True)  # in the storage "reports"; "" until it is made
    sha256 = models.BinaryField(_("SHA-256 of the file"), max_length=32, null=True, blank=True, editable=False)
    certificate = models.CharField(_("removal certificate"), max_length=100, blank=True)  # of an approval only
    made_at = models.DateTimeField(_("file made"), null=True, blank=True)

    objects = Reachable["Decision"].as_manager()

    class Meta:
        verbose_name = _("repair decision")
        verbose_name_plural = _("repair decisions")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["not_accepted", "refused", "upheld"]) | Q(ground__isnull=False),
                name="decision_refusal_has_a_ground",
            ),
            models.CheckConstraint(condition=~Q(by=F("second")), name="decision_by_two_persons"),
            models.CheckConstraint(
                condition=Q(file="", sha256=None, made_at=None)
                | (~Q(file="") & Q(sha256__isnull=False, made_at__isnull=False)),
                name="decision_file_has_a_hash",
            ),
            models.CheckConstraint(condition=Q(certificate="") | Q(kind="approved"), name="decision_certifies_removal"),
        ]

    def __str__(self) -> str:
        return self.number


class BarQuerySet(Reachable["Bar"]):
    def in_force(self, subject: Subject, *, on: date) -> Self:
        """Bars that hold on that day: of a subject, and of every one that was joined to it since."""
        return self.filter(subject__in=subject.joined, since__lte=on, until__gt=on, lifted_on=None)


class Bar(models.Model):
    """After false statements a subject cannot apply until a day (rules.md C-15)."""

    reach_by = _BODIES

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="repair_bars", verbose_name=_("subject"))
    case = models.OneToOneField(Case, models.PROTECT, related_name="bar", verbose_name=_("repair case"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until (exclusive)"))
    basis = models.CharField(_("basis"), max_length=300)
    public = models.BooleanField(_("shown to the public"), default=False)  # where the law says so
    lift_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lifting asked for by"),
    )
    lifted_on = models.DateField(_("lifted on"), null=True, blank=True)  # the finding was wrong
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lifted by")
    )

    objects = BarQuerySet.as_manager()

    class Meta:
        verbose_name = _("bar on repair")
        verbose_name_plural = _("bars on repair")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="bar_in_order"),
            models.CheckConstraint(condition=~Q(basis=""), name="bar_has_a_basis"),
            models.CheckConstraint(
                condition=Q(lifted_on=None, lifted_by=None)
                | Q(lifted_on__isnull=False, lifted_by__isnull=False, lift_asked_by__isnull=False)
                & ~Q(lifted_by=F("lift_asked_by")),
                name="bar_lifted_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.until}"
