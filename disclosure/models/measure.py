"""Registered consequences of untrustworthiness, and which list or item carries which (rules.md F)."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from creditchina.language import in_english
from disclosure.models.bilingual import CUTS_RIGHTS, BasisKind, Bilingual, LegalBasis
from disclosure.models.catalogue import CatalogueItem, Status
from disclosure.models.serious_list import SeriousList

_ONE_CARRIER: Final = Q(serious_list=None, item__isnull=False) | Q(serious_list__isnull=False, item=None)


class Measure(Bilingual, LegalBasis):
    """失信惩戒措施: a registered consequence; nobody may add one, widen it or raise its weight (rules.md F-03)."""

    class Group(models.TextChoices):
        RIGHTS_REDUCING = "rights_reducing", _("measures of public bodies that cut rights or add duties")
        MANAGEMENT = "management", _("management measures of public bodies that do not cut rights")
        MARKET = "market", _("measures that others take on their own decision")

    code = models.SlugField(_("code"), unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    group = models.CharField(_("group"), max_length=16, choices=Group)
    implementer_zh = models.CharField(_("applied by (Chinese)"), max_length=200, blank=True)
    implementer_en = models.CharField(_("applied by (English)"), max_length=200, blank=True)
    basis_kind = models.CharField(_("kind of basis"), max_length=16, choices=BasisKind, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PLANNED)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force to"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=20, default="UNSURE")

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Status.PLANNED) | ~Q(legal_basis_zh=""),
                name="measure_active_has_basis",
                violation_error_message=_("A measure cannot be active without a legal basis."),
            ),
            models.CheckConstraint(
                condition=Q(status=Status.PLANNED) | ~Q(group="rights_reducing") | Q(basis_kind__in=[*CUTS_RIGHTS]),
                name="measure_cuts_rights_by_law",
                violation_error_message=_(
                    "A measure that cuts rights needs a law, a regulation or a central policy document."
                ),
            ),
        ]


class MeasureUse(LegalBasis):
    """A list or an item carries a measure: on what basis, applied by whom, and when it ends (rules.md F-03, F-04)."""

    class Ends(models.TextChoices):
        WITH_ENTRY = "with_entry", _("with the entry")
        MONTHS = "months", _("after a number of months, with the entry at the latest")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="uses", verbose_name=_("measure"))
    serious_list = models.ForeignKey(
        SeriousList, models.PROTECT, null=True, blank=True, related_name="measure_uses", verbose_name=_("serious list")
    )
    item = models.ForeignKey(
        CatalogueItem, models.PROTECT, null=True, blank=True, related_name="measure_uses",
        verbose_name=_("catalogue item"),
    )  # fmt: skip
    implementer_zh = models.CharField(_("applied by (Chinese)"), max_length=200)
    implementer_en = models.CharField(_("applied by (English)"), max_length=200, blank=True)
    ends = models.CharField(_("ends"), max_length=12, choices=Ends, default=Ends.WITH_ENTRY)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PLANNED)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force to"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("use of a measure")
        verbose_name_plural = _("uses of measures")
        ordering = ["measure", "serious_list", "item"]
        constraints = [
            models.CheckConstraint(condition=_ONE_CARRIER, name="measure_use_has_one_carrier"),
            models.UniqueConstraint(fields=["measure", "serious_list"], name="measure_use_once_per_list"),
            models.UniqueConstraint(fields=["measure", "item"], name="measure_use_once_per_item"),
            models.CheckConstraint(
                condition=Q(status=Status.PLANNED) | (~Q(legal_basis_zh="") & ~Q(implementer_zh="")),
                name="measure_use_active_is_complete",
                violation_error_message=_("A measure is carried only with its basis and the body that applies it."),
            ),
            models.CheckConstraint(
                condition=Q(ends="months", months__isnull=False, months__gt=0) | Q(ends="with_entry", months=None),
                name="measure_use_end_is_stated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.serious_list or self.item}: {self.measure}"

    @property
    def implementer(self) -> str:
        """Who applies it, in the reader's language."""
        return (self.implementer_en if in_english() else "") or self.implementer_zh
