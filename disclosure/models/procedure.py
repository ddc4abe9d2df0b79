"""Registers of procedure: refusal grounds, deadlines, working days, retention, and standards by field and authority."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from disclosure.models.authority import Authority
from disclosure.models.bilingual import Bilingual, LegalBasis
from disclosure.models.catalogue import CatalogueItem

_IN_ORDER = Q(in_force_to=None) | Q(in_force_from=None) | Q(in_force_to__gte=F("in_force_from"))


class Dated(LegalBasis):
    """A register row in force for a time; an instrument names it."""

    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to (last day)"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=20, default="CONFIDENT")

    class Meta:
        abstract = True


class RefusalGround(Bilingual, Dated):
    """Why a repair may be refused: a closed list, each in plain words with what to do next (rules.md C.6)."""

    class Stage(models.TextChoices):
        ACCEPTANCE = "acceptance", _("on acceptance")
        DECISION = "decision", _("on decision")
        BOTH = "both", _("on acceptance or decision")

    code = models.SlugField(_("code"), unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    next_zh = models.TextField(_("what to do next (Chinese)"))
    next_en = models.TextField(_("what to do next (English)"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("refusal ground")
        verbose_name_plural = _("refusal grounds")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(legal_basis_zh="") & ~Q(next_zh=""),
                name="refusal_ground_has_basis",
                violation_error_message=_("A ground names its basis and what to do next."),
            ),
            models.CheckConstraint(condition=_IN_ORDER, name="refusal_ground_in_order"),
        ]


class Deadline(Bilingual, Dated):
    """How long a step may take, from which event, on which clock (rules.md C.5, K-01)."""

    class Unit(models.TextChoices):
        WORKING_DAYS = "working_days", _("working days")
        DAYS = "days", _("days")
        MONTHS = "months", _("months")

    code = models.SlugField(_("code"))
    number = models.PositiveSmallIntegerField(_("number"))
    who_zh = models.CharField(_("who acts (Chinese)"), max_length=100)
    who_en = models.CharField(_("who acts (English)"), max_length=100, blank=True)
    starts_zh = models.CharField(_("counted from (Chinese)"), max_length=200)
    starts_en = models.CharField(_("counted from (English)"), max_length=200, blank=True)
    length = models.PositiveSmallIntegerField(_("length"))
    unit = models.CharField(_("unit"), max_length=12, choices=Unit, default=Unit.WORKING_DAYS)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["number", "in_force_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "in_force_from"], name="deadline_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(in_force_from=None), name="deadline_once_from_ever"),
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="deadline_has_basis"),
            models.CheckConstraint(condition=_IN_ORDER, name="deadline_in_order"),
        ]


class CalendarYear(LegalBasis):
    """A year whose public holidays are known; a deadline beyond the last one is provisional (rules.md K-01)."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("calendar year")
        verbose_name_plural = _("calendar years")
        ordering = ["year"]
        constraints = [models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="calendar_year_has_basis")]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(Bilingual):
    """A weekday off, or a weekend day worked instead; every other day is as its weekday says (rules.md K-01)."""

    class Kind(models.TextChoices):
        OFF = "off", _("day off")
        WORKED = "worked", _("worked instead")

    year = models.ForeignKey(CalendarYear, models.PROTECT, related_name="days", verbose_name=_("calendar year"))
    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering = ["day"]


class RetentionRule(Bilingual, Dated):
    """How long something is kept, counted from which event, and what happens then (rules.md S-30)."""

    code = models.SlugField(_("code"), unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    starts_zh = models.CharField(_("counted from (Chinese)"), max_length=200)
    starts_en = models.CharField(_("counted from (English)"), max_length=200, blank=True)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)  # None: while the record stands
    then_zh = models.CharField(_("and then (Chinese)"), max_length=200)
    then_en = models.CharField(_("and then (English)"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="retention_rule_has_basis"),
            models.CheckConstraint(condition=_IN_ORDER, name="retention_rule_in_order"),
        ]


class ClassStandard(Bilingual, Dated):
    """A classification standard that an industry authority published for its field (rules.md A-33)."""

    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="standards", verbose_name=_("authority")
    )
    field = models.CharField(_("field"), max_length=30)
    item = models.ForeignKey(CatalogueItem, models.PROTECT, related_name="standards", verbose_name=_("catalogue item"))
    document = models.CharField(_("document number"), max_length=200, blank=True)
    summary_zh = models.TextField(_("what it says (Chinese)"))
    summary_en = models.TextField(_("what it says (English)"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("classification standard")
        verbose_name_plural = _("classification standards")
        ordering = ["field", "authority", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="class_standard_has_basis"),
            models.CheckConstraint(condition=_IN_ORDER, name="class_standard_in_order"),
        ]
