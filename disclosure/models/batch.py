"""One delivery from a source, and the parts in which it is loaded."""

from datetime import date
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.authority import Source
from disclosure.models.catalogue import ItemEdition


class Outcome(models.TextChoices):
    """What became of a row that was read (rules.md S-39). Rows read = the sum over all of them."""

    PUBLIC = "public", _("public")
    KEPT = "kept", _("kept, not public")
    UNCHANGED = "unchanged", _("unchanged")
    CORRECTED = "corrected", _("corrected")
    NOT_KEPT = "not_kept", _("not kept")
    FAULTY = "faulty", _("faulty")
    HELD = "held", _("held for a person to decide")


SUBMITTED: Final = "submitted"  # key in Batch.expected: whoever delivered it looked at it and handed it on


class BatchQuerySet(Reachable["Batch"]):
    def delivered_by_others(self, than: Any) -> Self:
        """Those that this person may release as the second one: neither sent, nor through a key made for or by them."""
        return self.exclude(by=than).exclude(key__created_by=than).exclude(key__holder=than)


class Batch(models.Model):
    """报送批次: one delivery. Its counts add up to the rows read; its source answers for it."""

    reach_by = ("source",)

    class Channel(models.TextChoices):
        """By which door it came; behind every door the same code judges and loads."""

        COMMAND = "command", _("command")
        UPLOAD = "upload", _("file")
        FORM = "form", _("form")
        API = "api", _("programming interface")

    class Status(models.TextChoices):
        LOADING = "loading", _("loading")
        PREPARED = "prepared", _("judged, waiting for release")
        DONE = "done", _("done")
        REFUSED = "refused", _("not released")
        UNDONE = "undone", _("undone: nothing of it was kept")

    source = models.ForeignKey(Source, models.PROTECT, related_name="batches", verbose_name=_("source"))
    edition = models.ForeignKey(ItemEdition, models.PROTECT, related_name="batches", verbose_name=_("edition"))
    on = models.DateField(_("delivered on"))
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    procedure = models.CharField(_("procedure"), max_length=10, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.LOADING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.COMMAND)
    key = models.ForeignKey(
        "DeliveryKey", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("delivery key")
    )  # through which a machine sent it; its maker is `by`
    reason = models.TextField(_("reason"), blank=True)  # of a correction by hand
    needs_release = models.BooleanField(_("a second person releases"), default=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("released by")
    )
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    refusal = models.TextField(_("why it was not released"), blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("refused by")
    )
    expected = models.JSONField(_("what judging expects"), default=dict)  # Outcome -> rows, before any is matched
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    rows_read = models.PositiveBigIntegerField(_("rows read"), default=0)
    public = models.PositiveBigIntegerField(_("public"), default=0)
    kept = models.PositiveBigIntegerField(_("kept, not public"), default=0)
    unchanged = models.PositiveBigIntegerField(_("unchanged"), default=0)
    corrected = models.PositiveBigIntegerField(_("corrected"), default=0)
    not_kept = models.PositiveBigIntegerField(_("not kept"), default=0)
    faulty = models.PositiveBigIntegerField(_("faulty"), default=0)
    held = models.PositiveBigIntegerField(_("held"), default=0)
    tally = models.JSONField(_("reasons and how often"), default=dict)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-pk"]
        permissions = [
            ("deliver_batch", _("Can deliver for a source")),
            ("release_batch", _("Can release a delivery of another person")),
            ("propose_undo_batch", _("Can ask for the undoing of a whole batch")),
            ("approve_undo_batch", _("Can approve the undoing of a whole batch")),
        ]
        indexes = [
            # Every public page says when the newest delivery was finished.
            models.Index(fields=["-finished_at"], condition=Q(status="done"), name="batch_finished"),
            # The last delivery of each source and kind, with sound rows or without: pages of subjects and lists.
            models.Index(
                fields=["source", "edition", "-on"], condition=Q(rows_read__gt=F("faulty")), name="batch_brought"
            ),
            models.Index(
                fields=["source", "edition", "-on"], condition=Q(rows_read__lte=F("faulty")), name="batch_without"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "edition", "sha256"],
                condition=Q(status__in=["loading", "prepared"]),
                name="batch_one_load_at_a_time",
                violation_error_message=_("This file is being loaded, or waits for release, already."),
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("by")),
                name="batch_released_by_another",
                violation_error_message=_("Whoever delivered a batch does not release it."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["loading", "done"])
                | Q(needs_release=False)
                | Q(released_by__isnull=False, by__isnull=False),
                name="batch_released_where_two_people_must",
                violation_error_message=_("The mandate asks for a second person to release this batch."),
            ),
            models.CheckConstraint(
                condition=~Q(status="done")
                | Q(
                    rows_read=F("public")
                    + F("kept")
                    + F("unchanged")
                    + F("corrected")
                    + F("not_kept")
                    + F("faulty")
                    + F("held")
                ),
                name="batch_accounts_for_every_row",
            ),
            models.CheckConstraint(
                condition=Q(key=None) | Q(channel="api", by__isnull=False), name="batch_key_by_the_interface"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """Batch number as people quote it: day of delivery and running number."""
        return f"{self.on:%Y%m%d}-{self.pk:06d}"

    def is_of(self, user: Any) -> bool:
        """Whether this person delivered it, or made or holds the key it came through: then another one releases it."""
        key = self.key
        return user.pk is not None and user.pk in {self.by_id, *((key.created_by_id, key.holder_id) if key else ())}

    @property
    def is_draft(self) -> bool:
        """Whether it was judged and whoever delivered it has not yet said what is to become of it."""
        handed_on = self.expected.get(SUBMITTED) or self.channel in UNSEEN
        return self.status == self.Status.PREPARED and not (self.needs_release and handed_on)

    @property
    def shown_from(self) -> date:
        """The first day its rows are public: of delivery, or of the later release."""
        return max(self.on, timezone.localdate(self.released_at)) if self.released_at else self.on


UNSEEN: Final = (Batch.Channel.API, Batch.Channel.COMMAND)  # nobody looks at these before they are handed on


class BatchPart(models.Model):
    """A part of a batch whose rows are in: written in the transaction of its rows, so no part is loaded twice.

    Parts are what a killed run is finished from; they go when the batch is done.
    """

    reach_by = ("batch__source",)

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="parts", verbose_name=_("batch"))
    number = models.PositiveIntegerField(_("part"))
    outcomes = models.JSONField(_("outcomes"), default=dict)  # Outcome -> rows
    tally = models.JSONField(_("reasons and how often"), default=dict)

    objects = Reachable["BatchPart"].as_manager()

    class Meta:
        verbose_name = _("loaded part")
        verbose_name_plural = _("loaded parts")
        ordering = ["batch", "number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="batch_part_once")]

    def __str__(self) -> str:
        return f"{self.batch} / {self.number}"
