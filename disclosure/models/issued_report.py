"""出具的信用报告: what was asked, the file that answered it, whether it was revoked, how often it was checked."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.subject import Subject


class ReportKind(models.TextChoices):
    """The kinds of credit report (rules.md D.1)."""

    GENERAL = "general_org", _("public credit report")
    SPECIAL = "special", _("special credit report")
    PERSONAL = "personal", _("personal credit report")


class IssuedReportQuerySet(models.QuerySet["IssuedReport"]):
    """Reports as the pages, the desk and the nightly sweep ask for them."""

    def standing(self) -> Self:
        """Reports that were not revoked."""
        return self.filter(revoked_at=None)

    def open(self, *, on: date) -> Self:
        """Reports whose content their number and check code still open on that day (rules.md D-22)."""
        return self.filter(Q(opens_until=None) | Q(opens_until__gte=on))


class IssuedReport(models.Model):
    """One report. The question and the hash stay; the file goes when its time is over or it shows what ended.

    The check code is not kept, only its keyed digest: who reads the database opens no report (rules.md D-20).
    """

    number = models.CharField(_("report number"), max_length=22, unique=True)  # rules.md D-02
    check_digest = models.BinaryField(_("digest of the check code"), max_length=32, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=ReportKind)
    language = models.CharField(_("language"), max_length=10)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="reports", verbose_name=_("subject"))
    on = models.DateField(_("as of"))  # a past day never brings back what ended since (rules.md S-12)
    period_from = models.DateField(_("period from"), null=True, blank=True)
    period_to = models.DateField(_("period to"), null=True, blank=True)
    sections = models.JSONField(_("sections"), default=list)
    addressee = models.CharField(_("addressee"), max_length=200, blank=True)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    opens_until = models.DateField(_("can be looked up until"), null=True, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ordered by")
    )

    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    data_until = models.DateField(_("data as of"))
    ledger_seq = models.BigIntegerField(_("ledger number"))
    subject_seq = models.BigIntegerField(_("the subject's last change"))
    # SHA-256 of what is asked and told, coverage included: one answer to one question (rules.md S-53).
    question = models.BinaryField(_("digest of the question"), max_length=32, editable=False)
    rows = models.JSONField(_("records and their versions"), default=list)  # [[reference, version], ...]
    counts = models.JSONField(_("records by section"), default=dict)
    statement = models.TextField(_("what it answers"), blank=True)  # the sentence of a special report
    file = models.CharField(_("file"), max_length=100, blank=True)  # its name in the storage "reports"; "" once gone
    sha256 = models.BinaryField(_("SHA-256 of the file"), max_length=32, editable=False)
    size = models.PositiveIntegerField(_("bytes"))
    signature = models.CharField(_("signature"), max_length=10)  # signed, demo or unsigned

    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("revoked by")
    )
    revoke_reason = models.TextField(_("reason of the revocation"), blank=True)

    objects = IssuedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued report")
        verbose_name_plural = _("issued reports")
        ordering = ["-issued_at", "-pk"]
        permissions = [("revoke_issuedreport", _("Can revoke a report that was issued in error"))]
        indexes = [
            models.Index(fields=["subject", "issued_at"], name="report_of_subject"),
            models.Index(fields=["issued_at"], condition=~Q(file=""), name="report_with_file"),
            models.Index(fields=["sha256"], name="report_by_hash"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(revoked_at=None) & ~Q(file=""), name="report_one_answer"
            ),
            models.CheckConstraint(
                condition=Q(kind="general_org", opens_until=None, addressee="", purpose="")
                | Q(kind="special", opens_until__isnull=False, ordered_by__isnull=False)
                & ~Q(addressee="")
                & ~Q(purpose="")
                | Q(kind="personal", ordered_by__isnull=False),
                name="report_says_for_whom",
            ),
            models.CheckConstraint(
                condition=Q(period_from=None, period_to=None)
                | Q(period_from__isnull=False, period_to__isnull=False, period_from__lte=F("period_to")),
                name="report_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, revoke_reason="")
                | Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoke_reason=""),
                name="report_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def looks_back(self) -> bool:
        """Whether it was made as of a day that was over already (rules.md S-12)."""
        return self.on < timezone.localdate(self.issued_at)

    @property
    def hash(self) -> str:
        """SHA-256 of the file as people write it."""
        return bytes(self.sha256).hex()


class ReportCheck(models.Model):
    """How often a report was checked on a day, and with what answer; never by whom."""

    class Answer(models.TextChoices):
        """The three answers (rules.md D-21)."""

        GENUINE = "genuine", _("genuine")
        DIFFERS = "differs", _("differs")
        CANNOT_TELL = "cannot_tell", _("cannot tell")

    report = models.ForeignKey(IssuedReport, models.PROTECT, related_name="checks", verbose_name=_("report"))
    on = models.DateField(_("day"))
    answer = models.CharField(_("answer"), max_length=11, choices=Answer)
    count = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("check of a report")
        verbose_name_plural = _("checks of reports")
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["report", "on", "answer"], name="report_check_once_a_day")]

    def __str__(self) -> str:
        return f"{self.report} {self.on}"


class ReportOrder(models.Model):
    """An order that waits because the machine is busy: answered in turn, forgotten after a day."""

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+", verbose_name=_("subject"))
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ordered by")
    )
    asked = models.JSONField(_("what is asked"))
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    report = models.ForeignKey(
        IssuedReport, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("report")
    )
    refused = models.TextField(_("why no report was made"), blank=True)

    class Meta:
        verbose_name = _("order of a report")
        verbose_name_plural = _("orders of reports")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(report=None) | Q(refused=""), name="report_order_answered_once"),
        ]

    def __str__(self) -> str:
        return str(self.ref)
