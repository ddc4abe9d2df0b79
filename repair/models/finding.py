"""撤回报告: "the decision behind this record was changed, revoked or found unlawful" (rules.md A-18).

Who decides, until when and what came of it stands in the disclosure.Withdrawal that it asks for.
"""

import uuid
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from creditchina.standing.models import Standing
from disclosure.models import Subject, Withdrawal


class Fate(models.TextChoices):
    """What became of the decision: the words of the law, which the public reads once the record is withdrawn."""

    CHANGED = "changed", _("changed")
    REVOKED = "revoked", _("revoked")
    UNLAWFUL = "unlawful", _("found unlawful")
    VOID = "void", _("found void")


class Reporter(models.TextChoices):
    """Whom it concerns."""

    SUBJECT = "subject", _("the subject")
    AUTHORITY = "authority", _("the authority or its source")
    SITE = "site", _("this site, on a finding it was sent")


class Finding(models.Model):
    """By which document a decision fell, and who said so. Written once; it hangs on the withdrawal it asks for."""

    reach_by: Final = ("withdrawal__publication__authority", "withdrawal__publication__batch__source")

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)  # CH-2026-1116-7KQ4D
    withdrawal = models.OneToOneField(
        Withdrawal, models.PROTECT, related_name="report", verbose_name=_("withdrawal asked for")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="findings", verbose_name=_("subject"))
    told_by = models.CharField(_("reported by"), max_length=10, choices=Reporter)
    standing = models.ForeignKey(
        Standing, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("right to act")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    fate = models.CharField(_("what became of the decision"), max_length=10, choices=Fate)
    body = models.CharField(_("court or body"), max_length=200)
    document = models.CharField(_("document number"), max_length=100)
    document_on = models.DateField(_("day of the document"))
    received_on = models.DateField(_("received on"))

    objects = Reachable["Finding"].as_manager()

    class Meta:
        verbose_name = _("report that a decision no longer stands")
        verbose_name_plural = _("reports that a decision no longer stands")
        ordering = ["-pk"]
        default_permissions = ("view", "add")
        constraints = [
            models.CheckConstraint(condition=~Q(body="") & ~Q(document=""), name="finding_names_its_document"),
            models.CheckConstraint(
                condition=~Q(told_by="subject") | Q(standing__isnull=False), name="finding_of_a_subject_by_right"
            ),
        ]

    def __str__(self) -> str:
        return self.number
