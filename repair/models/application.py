"""修复申请: what a subject sends at once; each record of it becomes a case of its own."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.standing.models import Standing
from disclosure.models import Authority, Subject

if TYPE_CHECKING:
    from repair.models.commitment import CommitmentLetter


class Door(models.TextChoices):
    """What is asked for. Moves, clocks and guards are the same; what an approval does differs."""

    REPAIR = "repair", _("credit repair")
    SHIELD = "shield", _("temporary shield during reorganisation or settlement")  # rules.md C-18
    REORGANISED = "reorganised", _("re-rating after reorganisation or settlement")  # rules.md C-19


class ApplicationQuerySet(models.QuerySet["Application"]):
    def of(self, user: object) -> Self:
        """Applications that this account began or sent; those of colleagues are found by the subject's standings."""
        return self.filter(applicant=user, discarded_at=None)

    def drafts(self, *, on: date) -> Self:
        """Begun, not sent, not discarded, and not yet over."""
        return self.filter(submitted_at=None, discarded_at=None, draft_until__gte=on)

    def over(self, *, on: date) -> Self:
        """Drafts whose last day is over: their answers are erased."""
        return self.filter(submitted_at=None, discarded_at=None, draft_until__lt=on)


class Application(models.Model):
    """One application. A draft until it is sent; its cases live on their own from then on.

    `answers` is what was typed, page by page: {page: {question: answer}}. Once sent it is never written again.
    Filed at a service window there is a clerk (`filed_by`) and the applicant's own consent; such an applicant may have
    no account.
    """

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)  # XF-2026-1116-7KQ4D
    door = models.CharField(_("asks for"), max_length=12, choices=Door, default=Door.REPAIR)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="applications", verbose_name=_("subject"))
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("applicant")
    )
    standing = models.ForeignKey(
        Standing, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("right to act")
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("window clerk"),
    )
    window = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("service window of")
    )
    consent_on = models.DateField(_("consent of the applicant signed on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    again_of = models.ForeignKey(
        "repair.Case", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sent again after")
    )  # the refused case whose answers it took over
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    draft_until = models.DateField(_("draft kept until"))
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)
    discarded_at = models.DateTimeField(_("discarded"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("repair application")
        verbose_name_plural = _("repair applications")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(applicant__isnull=False) | Q(filed_by__isnull=False), name="application_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(filed_by=None, window=None)
                | Q(filed_by__isnull=False, window__isnull=False, consent_on__isnull=False),
                name="application_at_a_window_with_consent",
                violation_error_message=_("Filed at a window, it needs the window and the applicant's own consent."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(discarded_at=None), name="application_sent_or_discarded"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(standing__isnull=False) | Q(filed_by__isnull=False),
                name="application_sent_by_right",
                violation_error_message=_("Only who may act for the subject sends an application."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_draft(self) -> bool:
        """Whether it was neither sent nor discarded."""
        return self.submitted_at is None and self.discarded_at is None

    @property
    def commitment(self) -> "CommitmentLetter | None":
        """The commitment letter as it was signed last; None before."""
        return self.letters.order_by("-pk").first()
