"""异议申诉: "this is wrong", as against repair, "this was right and is cured" (rules.md C-26 to C-29)."""

import uuid
from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from creditchina.accounts.reach import Reachable
from creditchina.standing.models import Standing
from disclosure.models import Authority, Mark, Publication, Source, Subject

_BODIES: Final = ("authority", "source")


class About(models.TextChoices):
    """What is objected to. A repair result is objected to by `appeal`: both are one door (rules.md S-26)."""

    CONTENT = "content", _("content")
    PERIOD = "period", _("display period")
    ATTRIBUTION = "attribution", _("this is not about me")


class ObjectionStatus(models.TextChoices):
    """Where an objection stands."""

    RECEIVED = "received", pgettext_lazy("objection", "received")
    WITH_SITE = "with_site", _("this site checks its own processing")
    WITH_SOURCE = "with_source", _("the source verifies")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    CORRECTED = "corrected", _("upheld: corrected")
    REMOVED = "removed", _("upheld: removed")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


O = ObjectionStatus  # noqa: E741  # as S for Status
PENDING: Final = (O.RECEIVED, O.WITH_SITE, O.WITH_SOURCE)
ANSWERED: Final = (O.NOT_ACCEPTED, O.CORRECTED, O.REMOVED, O.REJECTED)


class ObjectionQuerySet(Reachable["Objection"]):
    def pending(self) -> Self:
        """Not answered, the first due first."""
        return self.filter(status__in=PENDING).order_by(F("due_on").asc(nulls_last=True), "pk")

    def late(self, *, on: date) -> Self:
        """Over time; never by a provisional day (rules.md K-01)."""
        return self.filter(status__in=PENDING, due_on__lt=on, due_provisional=False)


class Objection(models.Model):
    """One objection against one record. The record carries a mark from the first day; its history stays."""

    reach_by = _BODIES

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)  # YY-2026-1116-7KQ4D
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="objections", verbose_name=_("publication")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="objections", verbose_name=_("who objects"))
    standing = models.ForeignKey(
        Standing, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("right to act")
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("applicant")
    )
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))  # it verifies
    about = models.CharField(_("about"), max_length=12, choices=About)
    field = models.CharField(_("which fact"), max_length=60, blank=True)  # a column of the record; "" the whole
    text = models.TextField(_("what is wrong"))
    mark = models.OneToOneField(
        Mark, models.PROTECT, null=True, blank=True, related_name="objection", verbose_name=_("mark")
    )
    status = models.CharField(_("status"), max_length=12, choices=ObjectionStatus, default=ObjectionStatus.RECEIVED)
    received_on = models.DateField(_("received on"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    passed_on = models.DateField(_("sent to the source on"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    answer_due_on = models.DateField(_("answer due"), null=True, blank=True)
    due_provisional = models.BooleanField(_("due day is provisional"), default=False)
    due_version = models.CharField(_("counted by calendar"), max_length=12, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("answer_objection", _("Can answer objections"))]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "about"],
                condition=Q(status__in=[*PENDING]),
                name="objection_once_per_ground",
                violation_error_message=_("An objection on this ground is being checked already."),
            ),
            models.CheckConstraint(
                condition=~Q(answered_by=F("applicant")), name="objection_not_answered_by_its_applicant"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="objection_says_what_is_wrong"),
            models.CheckConstraint(
                condition=~Q(status__in=[*ANSWERED])
                | (Q(answered_by__isnull=False, answered_on__isnull=False) & ~Q(answer="")),
                name="objection_answer_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ObjectionStep(models.Model):
    """Each move of an objection. Appended, never changed; `reason` is told, `note` is internal."""

    reach_by = ("objection__authority", "objection__source")

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="steps", verbose_name=_("objection"))
    move = models.CharField(_("move"), max_length=16)
    before = models.CharField(_("before"), max_length=12, choices=ObjectionStatus, blank=True)
    after = models.CharField(_("after"), max_length=12, choices=ObjectionStatus)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    role = models.CharField(_("acting as"), max_length=20)
    on = models.DateField(_("on"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    reason = models.TextField(_("told to the applicant"), blank=True)
    note = models.TextField(_("internal note"), blank=True)

    objects = Reachable["ObjectionStep"].as_manager()

    class Meta:
        verbose_name = _("step of an objection")
        verbose_name_plural = _("steps of objections")
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.objection_id} {self.move}"
