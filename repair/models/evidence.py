"""Material that an applicant hands in, and who looked at it for which purpose (rules.md S-37)."""

import uuid
from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from repair.models.application import Application
from repair.models.case import Case
from repair.models.objection import Objection


class EvidenceKind(models.TextChoices):
    """What a file is to show."""

    PAYMENT = "payment", _("the fine is paid")
    CORRECTION = "correction", _("the conduct is corrected")
    DUTY = "duty", _("another duty is done")
    RULING = "ruling", _("ruling of the court")
    CONSENT = "consent", _("consent signed at the window")
    OTHER = "other", _("something else")


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def kept(self) -> "EvidenceQuerySet":
        """Whose file is still there."""
        return self.exclude(file="")


class Evidence(models.Model):
    """One file, cleaned before it was stored. The file goes when its time is over; its hash stays.

    It belongs to an application or to an objection. Of an application, without a case, it is for all of its records; a
    file given before is used again by a second row.
    """

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("repair application"),
    )
    objection = models.ForeignKey(
        Objection, models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("objection")
    )
    case = models.ForeignKey(
        Case, models.SET_NULL, null=True, blank=True, related_name="evidence", verbose_name=_("repair case")
    )  # a record that is taken out of a draft leaves it to the application; a case that was sent is never removed
    kind = models.CharField(_("shows that"), max_length=12, choices=EvidenceKind, default=EvidenceKind.OTHER)
    name = models.CharField(_("name of the file"), max_length=200)  # as the applicant called it, for the applicant
    file = models.CharField(_("file"), max_length=100, blank=True)  # its name in the storage "evidence"; "" once gone
    media_type = models.CharField(_("kind of file"), max_length=20)
    sha256 = models.BinaryField(_("SHA-256 of the file"), max_length=32, editable=False)
    size = models.PositiveIntegerField(_("bytes"))
    pages = models.PositiveSmallIntegerField(_("pages"), default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("handed in by"))
    at = models.DateTimeField(_("handed in"), default=timezone.now)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None) & ~Q(file="") | Q(removed_at__isnull=False, file=""),
                name="evidence_file_goes_when_removed",
            ),
            models.CheckConstraint(
                condition=Q(application__isnull=False, objection=None)
                | Q(application=None, case=None, objection__isnull=False),
                name="evidence_of_one_matter",
            ),
        ]

    def __str__(self) -> str:
        return f"E-{str(self.ref)[:8].upper()}"

    @property
    def matter(self) -> Application | Objection:
        """What it was handed in for."""
        return cast(Application | Objection, self.objection or self.application)  # evidence_of_one_matter


class EvidenceLook(models.Model):
    """A member of staff opened a file, for a purpose they named. Appended only."""

    reach_by = ("case__authority", "case__appeal_authority", "objection__authority", "objection__source")

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="looks", verbose_name=_("material"))
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="looks", verbose_name=_("repair case")
    )
    objection = models.ForeignKey(
        Objection, models.PROTECT, null=True, blank=True, related_name="looks", verbose_name=_("objection")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    purpose = models.CharField(_("purpose"), max_length=200)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = Reachable["EvidenceLook"].as_manager()

    class Meta:
        verbose_name = _("look at material")
        verbose_name_plural = _("looks at material")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(condition=~Q(purpose=""), name="evidence_looked_at_for_a_purpose"),
            models.CheckConstraint(
                condition=Q(case__isnull=False, objection=None) | Q(case=None, objection__isnull=False),
                name="evidence_looked_at_in_one_matter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.by_id}"
