"""The rows of a delivery that its report speaks about, and those that wait for a person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.authority import Authority
from disclosure.models.batch import Batch
from disclosure.models.subject import Subject


class Fault(models.Model):
    """问题数据: what the batch report says about one cell or row: refused, held, kept back, or only flagged."""

    reach_by = ("batch__source",)

    class Weight(models.TextChoices):
        FAULTY = "faulty", _("faulty")
        HELD = "held", _("held")
        NOT_KEPT = "not_kept", _("not kept")
        KEPT = "kept", _("kept, not public")
        FLAGGED = "flagged", _("flagged")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="faults", verbose_name=_("batch"))
    row = models.PositiveBigIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=200, blank=True)
    shown = models.CharField(_("value, shown safely"), max_length=200, blank=True)
    weight = models.CharField(_("weight"), max_length=8, choices=Weight)
    rule = models.CharField(_("rule"), max_length=40)  # machine word; disclosure.ingest.reasons explains it

    objects = Reachable["Fault"].as_manager()

    class Meta:
        verbose_name = _("fault")
        verbose_name_plural = _("faults")
        ordering = ["batch", "row", "pk"]

    def __str__(self) -> str:
        return f"{self.batch} {self.row} {self.rule}"


class HeldRow(models.Model):
    """A good row nobody could attach to a subject without guessing; it waits for a person (rules.md S-40)."""

    reach_by = ("authority", "batch__source")

    class Resolution(models.TextChoices):
        ATTACHED = "attached", _("attached to a known subject")
        CREATED = "created", _("attached to a new subject")
        DISCARDED = "discarded", _("not taken in")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="held_rows", verbose_name=_("batch"))
    row = models.PositiveBigIntegerField(_("row"))
    reason = models.CharField(_("reason"), max_length=40)
    code = models.CharField(_("code as delivered"), max_length=64, blank=True)
    name = models.CharField(_("name as delivered"), max_length=200, blank=True)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    document_number = models.CharField(_("document number"), max_length=200, blank=True)
    digest = models.BinaryField(_("digest of the row"), max_length=16)
    judged = models.JSONField(_("the row as judged"))  # personal columns were dropped before
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("resolved by")
    )
    resolution = models.CharField(_("resolution"), max_length=9, choices=Resolution, blank=True)
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("subject")
    )
    note = models.TextField(_("note"), blank=True)

    objects = Reachable["HeldRow"].as_manager()

    class Meta:
        verbose_name = _("held row")
        verbose_name_plural = _("held rows")
        ordering = ["batch", "row", "pk"]
        permissions = [("resolve_heldrow", _("Can decide whom a held row is about"))]
        indexes = [
            models.Index(fields=["digest"], condition=Q(resolved_at__isnull=False), name="held_row_decided"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="") | (Q(resolved_at__isnull=False) & ~Q(resolution="")),
                name="held_row_resolution_says_how",
            ),
            models.UniqueConstraint(fields=["digest"], condition=Q(resolved_at=None), name="held_row_once_while_open"),
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.row}"
