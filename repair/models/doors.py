"""The other doors: results from outside, the shield of a reorganisation, a subject's own statement."""

import uuid
from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from creditchina.standing.models import Standing
from disclosure.models import Authority, DeliveryKey, Publication, Subject
from repair.models.case import Case
from repair.models.channel import System

STATEMENT_LENGTH: Final = 200


class ReceivedResult(models.Model):
    """What another system decided, as it came in; the same result twice is one row (rules.md S-29).

    `applied`: the record ended here by it. Without a publication nobody knows yet which record is meant.
    """

    reach_by = ("authority",)

    class Outcome(models.TextChoices):
        REPAIRED = "repaired", _("repaired")
        REFUSED = "refused", _("refused")

    system = models.CharField(_("system"), max_length=20, choices=System)
    external_number = models.CharField(_("number there"), max_length=100)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    document_number = models.CharField(_("document number"), max_length=200)
    outcome = models.CharField(_("result"), max_length=8, choices=Outcome)
    decided_on = models.DateField(_("decided on"))
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    channel = models.CharField(_("came by"), max_length=10)  # file or api
    key = models.ForeignKey(
        DeliveryKey, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("key it came with")
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("publication")
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="results", verbose_name=_("repair case")
    )
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    times = models.PositiveIntegerField(_("times received"), default=1)

    objects = Reachable["ReceivedResult"].as_manager()

    class Meta:
        verbose_name = _("result received")
        verbose_name_plural = _("results received")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("receive_result", _("Can take in results of other systems"))]
        constraints = [
            models.UniqueConstraint(fields=["system", "external_number"], name="received_result_once"),
            models.CheckConstraint(
                condition=Q(applied_on=None) | Q(publication__isnull=False), name="received_result_applied_to_a_record"
            ),
        ]

    def __str__(self) -> str:
        return self.external_number


class Shield(models.Model):
    """A record kept from view while a plan is carried out; it comes back for the rest of its period if that fails."""

    reach_by = ("case__authority",)

    class End(models.TextChoices):
        FAILED = "failed", _("the plan failed")
        DONE = "done", _("the plan was carried out")

    case = models.OneToOneField(Case, models.PROTECT, related_name="shield", verbose_name=_("repair case"))
    court = models.CharField(_("court"), max_length=200)
    ruling = models.CharField(_("number of the ruling"), max_length=100)
    ruled_on = models.DateField(_("ruled on"))
    until = models.DateField(_("plan to be carried out by"))
    since = models.DateField(_("since"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_as = models.CharField(_("ended because"), max_length=8, choices=End, blank=True)
    end_ruling = models.CharField(_("number of the later ruling"), max_length=100, blank=True)

    objects = Reachable["Shield"].as_manager()

    class Meta:
        verbose_name = _("temporary shield")
        verbose_name_plural = _("temporary shields")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(court="") & ~Q(ruling="") & Q(until__gte=F("ruled_on")), name="shield_has_a_ruling"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_as="") | (Q(ended_on__isnull=False) & ~Q(ended_as="")),
                name="shield_end_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ruling}"


class StatementQuerySet(Reachable["Statement"]):
    def public(self) -> Self:
        """Statements that stand beside their record and in reports."""
        return self.filter(status=Statement.Status.PUBLIC)


class Statement(models.Model):
    """What a subject says beside its own record, in 200 characters at most; somebody read it before it is public."""

    reach_by = ("publication__authority",)

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits to be read")
        PUBLIC = "public", _("public")
        REFUSED = "refused", _("refused")
        ENDED = "ended", _("taken back")

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="statements", verbose_name=_("publication")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="statements", verbose_name=_("subject"))
    standing = models.ForeignKey(Standing, models.PROTECT, related_name="+", verbose_name=_("right to act"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    text = models.CharField(_("statement"), max_length=STATEMENT_LENGTH)
    at = models.DateTimeField(_("at"), default=timezone.now)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    decided_at = models.DateTimeField(_("read at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement of a subject")
        verbose_name_plural = _("statements of subjects")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("moderate_statement", _("Can let a subject's statement stand beside its record"))]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=Q(status__in=["waiting", "public"]),
                name="statement_once_beside_a_record",
                violation_error_message=_("A statement stands beside this record already. Take it back first."),
            ),
            models.CheckConstraint(condition=~Q(decided_by=F("by")), name="statement_read_by_another"),
            models.CheckConstraint(
                condition=~Q(status__in=["public", "refused"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="statement_read_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(status="refused", reason=""), name="statement_refused_with_a_reason"),
            models.CheckConstraint(condition=~Q(text=""), name="statement_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.get_status_display()}"

    @property
    def number(self) -> str:
        """What notices call it: the first eight characters of its reference."""
        return f"T-{str(self.ref)[:8].upper()}"

    def is_public(self, *, on: date) -> bool:
        """Whether it may be read: beside a record that is public that day."""
        return self.status == self.Status.PUBLIC and self.publication.is_visible(on=on)
