"""Around deliveries: nil returns, keys of machines that deliver, and the undoing of a whole batch."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.authority import Authority, Source
from disclosure.models.batch import Batch
from disclosure.models.catalogue import CatalogueItem
from disclosure.models.publication import Publication


class NilReturn(models.Model):
    """A source declares that an authority decided nothing of a kind in a period (rules.md S-8)."""

    reach_by = ("authority", "source")

    source = models.ForeignKey(Source, models.PROTECT, related_name="nil_returns", verbose_name=_("source"))
    item = models.ForeignKey(CatalogueItem, models.PROTECT, related_name="+", verbose_name=_("catalogue item"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("filed"), default=timezone.now)
    note = models.TextField(_("note"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = Reachable["NilReturn"].as_manager()

    class Meta:
        verbose_name = _("nil return")
        verbose_name_plural = _("nil returns")
        ordering = ["-period_to", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "item", "authority", "period_from", "period_to"],
                condition=Q(withdrawn_at=None),
                name="nil_return_once",
                violation_error_message=_("This nil return was filed already."),
            ),
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="nil_return_in_order",
                violation_error_message=_("The period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} / {self.item} {self.period_from}-{self.period_to}"


class DeliveryKey(models.Model):
    """The key with which a machine delivers for one source. Only its SHA-256 is kept."""

    reach_by = ("source",)

    source = models.ForeignKey(Source, models.PROTECT, related_name="keys", verbose_name=_("source"))
    name = models.CharField(_("what it is for"), max_length=100)
    prefix = models.CharField(_("begins with"), max_length=12, unique=True)
    digest = models.CharField(_("SHA-256 of the key"), max_length=64)
    items = models.ManyToManyField(CatalogueItem, related_name="+", verbose_name=_("may deliver"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("created by")
    )
    # None: made before holders were named. It opens nothing: nobody knows who must not release what it delivers.
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("given to")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_on = models.DateField(_("last day"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = Reachable["DeliveryKey"].as_manager()

    class Meta:
        verbose_name = _("delivery key")
        verbose_name_plural = _("delivery keys")
        ordering = ["source", "-pk"]

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"


class BatchUndo(models.Model):
    """One person asks to undo a whole wrong batch, another approves (rules.md S-42)."""

    reach_by = ("batch__source",)

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("undone")
        REFUSED = "refused", _("refused")

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="undos", verbose_name=_("batch"))
    reason = models.TextField(_("reason"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    outcome = models.JSONField(_("what it did"), default=dict)

    objects = Reachable["BatchUndo"].as_manager()

    class Meta:
        verbose_name = _("undoing of a batch")
        verbose_name_plural = _("undoings of batches")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch"],
                condition=~Q(status="refused"),
                name="batch_undo_once",
                violation_error_message=_("This batch was undone, or its undoing was asked for, already."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="batch_undo_by_another",
                violation_error_message=_("Whoever asked for the undoing does not approve it."),
            ),
            models.CheckConstraint(
                condition=Q(status="proposed") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="batch_undo_decision_has_a_person",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="batch_undo_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.get_status_display()}"


class TakenBack(models.Model):
    """Which batch took a record back: undoing the batch brings it back (rules.md S-42)."""

    reach_by = ("batch__source", "publication__authority")

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="taken_back", verbose_name=_("batch"))
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="+", verbose_name=_("publication"))

    objects = Reachable["TakenBack"].as_manager()

    class Meta:
        verbose_name = _("record taken back by a delivery")
        verbose_name_plural = _("records taken back by deliveries")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.batch}: {self.publication}"
