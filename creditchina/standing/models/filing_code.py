"""申报码: a code in a letter to a subject, with which whoever opened that letter proves that they did."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable


class FilingCodeQuerySet(Reachable["FilingCode"]):
    def open(self, *, on: date) -> Self:
        """Codes that can still be used on that day."""
        return self.filter(used_at=None, revoked_at=None, expires_on__gte=on)


class FilingCode(models.Model):
    """One code for one subject, used once. Only its keyed digest is kept: who reads the database acts for nobody."""

    class Sent(models.TextChoices):
        NOTICE = "notice", _("printed on an authority's notice")
        POST = "post", _("sent by post to the registered address")

    reach_by = ("authority",)

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    digest = models.BinaryField(_("digest"), max_length=32, unique=True, editable=False)
    subject = models.ForeignKey("disclosure.Subject", models.PROTECT, related_name="+", verbose_name=_("subject"))
    sent = models.CharField(_("how it is sent"), max_length=6, choices=Sent)
    authority = models.ForeignKey(
        "disclosure.Authority", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority")
    )  # None: the site
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("made by")
    )  # None: a command on the server
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_on = models.DateField(_("last day"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("used by")
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = FilingCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("filing code")
        verbose_name_plural = _("filing codes")
        ordering = ["-pk"]
        default_permissions = ("view", "add")
        permissions = [("revoke_filingcode", _("Can revoke a filing code"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at=None, used_by=None) | Q(used_at__isnull=False, used_by__isnull=False),
                name="filing_code_used_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(used_by=F("created_by")), name="filing_code_not_used_by_its_maker"),
            models.CheckConstraint(condition=Q(used_at=None) | Q(revoked_at=None), name="filing_code_used_or_revoked"),
        ]

    def __str__(self) -> str:
        return f"C-{str(self.ref)[:8].upper()}"
