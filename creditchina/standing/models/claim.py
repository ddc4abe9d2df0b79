"""A sealed letter by which somebody asks to act for a subject; a person reads it within one working day."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.standing.terms import ACTS, Capacity


class StandingClaimQuerySet(models.QuerySet["StandingClaim"]):
    def waiting(self) -> Self:
        """Claims that nobody decided yet, the first due first."""
        return self.filter(status=StandingClaim.Status.WAITING).order_by("due_on", "pk")


class StandingClaim(models.Model):
    """One letter, what it asks for, and what was decided. The file goes when its time is over; its hash stays."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits to be read")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_claims", verbose_name=_("who asks")
    )
    subject = models.ForeignKey("disclosure.Subject", models.PROTECT, related_name="+", verbose_name=_("acts for"))
    capacity = models.CharField(_("capacity"), max_length=16, choices=Capacity)
    reports = models.BooleanField(_("credit reports"), default=False)
    repair = models.BooleanField(_("credit repair"), default=False)
    objections = models.BooleanField(_("objections"), default=False)
    until = models.DateField(_("asked until"))
    # An e-mail address, unreadable without the site; gone once the letter is decided.
    contact_sealed = models.TextField(blank=True, editable=False)
    file = models.CharField(_("file"), max_length=100, blank=True)  # its name in the storage "letters"; "" once gone
    media_type = models.CharField(_("kind of file"), max_length=20)
    sha256 = models.BinaryField(_("SHA-256 of the file"), max_length=32, editable=False)
    size = models.PositiveIntegerField(_("bytes"))
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    due_on = models.DateField(_("due"))
    provisional = models.BooleanField(_("due day is provisional"), default=False)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.WAITING)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    standing = models.OneToOneField(
        "standing.Standing", models.PROTECT, null=True, blank=True, related_name="claim", verbose_name=_("right to act")
    )

    objects = StandingClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed letter")
        verbose_name_plural = _("sealed letters")
        ordering = ["due_on", "pk"]
        default_permissions = ("view",)
        permissions = [("decide_standingclaim", _("Can accept or refuse a sealed letter"))]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "subject", "capacity"], condition=Q(status="waiting"), name="claim_once_while_it_waits"
            ),
            models.CheckConstraint(condition=~Q(decided_by=F("user")), name="claim_not_decided_by_who_asks"),
            models.CheckConstraint(
                condition=Q(status="waiting", decided_at=None, decided_by=None)
                | Q(status="withdrawn", decided_at__isnull=False, decided_by=None)
                | Q(status__in=("accepted", "refused"), decided_at__isnull=False, decided_by__isnull=False),
                name="claim_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(status="accepted", standing__isnull=False) | ~Q(status="accepted") & Q(standing=None),
                name="claim_accepted_gives_a_right",
            ),
            models.CheckConstraint(condition=~Q(status="refused", reason=""), name="claim_refused_with_a_reason"),
            models.CheckConstraint(
                condition=Q(status="waiting") | Q(contact_sealed=""), name="claim_contact_goes_when_it_is_decided"
            ),
            models.CheckConstraint(
                condition=Q(reports=True) | Q(repair=True) | Q(objections=True), name="claim_for_something"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What people call it."""
        return f"L-{str(self.ref)[:8].upper()}"

    @property
    def acts(self) -> list[object]:
        """What it asks for, in words."""
        return [label for name, label in ACTS.items() if getattr(self, name)]

    def is_late(self, *, on: date) -> bool:
        """Whether its day is over and nobody decided."""
        return self.status == self.Status.WAITING and on > self.due_on
