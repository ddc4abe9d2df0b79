"""Dated rules for how long a publication is shown, and when it can be repaired. Policy is rows, not code."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from disclosure.models.authority import Authority
from disclosure.models.bilingual import Bilingual, LegalBasis
from disclosure.models.catalogue import CatalogueItem


class Severity(models.TextChoices):
    """Classes of NDRC Order 36 (rules.md A.3); empty for information that is not about untrustworthiness."""

    MINOR = "minor", _("Minor")
    GENERAL = "general", _("General")
    SERIOUS = "serious", _("Serious")


class Ends(models.TextChoices):
    """What brings a display to its end (rules.md S-5)."""

    MONTHS = "months", _("a number of months")
    PERFORMANCE = "performance", _("until performance")
    VALIDITY = "validity", _("with the validity of the document")
    CURED = "cured", _("until the defect is cured")


class PeriodRule(Bilingual, LegalBasis):
    """One dated rule: this kind of decision is of this class and is shown this long."""

    class Regime(models.TextChoices):
        ORDER36 = "order36", _("NDRC Order 36")
        ORDER58 = "order58", _("NDRC Order 58")
        LIST = "list", _("rule of the list")
        SITE = "site", _("rule of this site")

    regime = models.CharField(_("regime"), max_length=10, choices=Regime)
    item = models.ForeignKey(
        CatalogueItem, models.PROTECT, related_name="period_rules", verbose_name=_("catalogue item")
    )
    kind = models.CharField(_("kind"), max_length=40, blank=True)  # "" = every kind of the item
    severity = models.CharField(_("class"), max_length=8, choices=Severity, blank=True)
    public_by_default = models.BooleanField(_("shown by default"), default=True)
    min_months = models.PositiveSmallIntegerField(_("months before repair"), null=True, blank=True)
    max_months = models.PositiveSmallIntegerField(_("months shown at most"), null=True, blank=True)
    ends = models.CharField(_("ends"), max_length=12, choices=Ends, default=Ends.MONTHS)
    review_months = models.PositiveSmallIntegerField(_("reviewed after (months)"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to (last day)"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=20, default="CONFIDENT")
    note = models.TextField(_("note"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("period rule")
        verbose_name_plural = _("period rules")
        ordering = ["regime", "item", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["regime", "item", "kind", "in_force_from"], name="period_rule_once"),
            models.UniqueConstraint(
                fields=["regime", "item", "kind"], condition=Q(in_force_from=None), name="period_rule_once_from_ever"
            ),
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="period_rule_has_basis"),
            models.CheckConstraint(
                # A comparison with NULL would let the row pass, hence isnull.
                condition=Q(ends=Ends.VALIDITY)
                | Q(public_by_default=False)
                | Q(max_months__isnull=False, max_months__gt=0)
                | Q(review_months__isnull=False, review_months__gt=0),
                name="period_rule_has_an_end",
                violation_error_message=_("A rule states its last month, or when the publication is reviewed."),
            ),
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_from=None) | Q(in_force_to__gte=F("in_force_from")),
                name="period_rule_in_force_in_order",
            ),
        ]


class RuleTransition(LegalBasis):
    """How older decisions are treated when a new regime starts (rules.md S-3)."""

    class Method(models.TextChoices):
        EARLIER_END = "earlier_end", _("the earlier end of both regimes")

    from_regime = models.CharField(_("from"), max_length=10, choices=PeriodRule.Regime)
    to_regime = models.CharField(_("to"), max_length=10, choices=PeriodRule.Regime)
    first_day = models.DateField(_("first day"))
    method = models.CharField(_("method"), max_length=20, choices=Method)
    confidence = models.CharField(_("confidence"), max_length=20, default="UNSURE")
    note = models.TextField(_("note"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("rule transition")
        verbose_name_plural = _("rule transitions")
        ordering = ["first_day", "pk"]
        constraints = [models.UniqueConstraint(fields=["from_regime", "to_regime"], name="rule_transition_once")]

    def __str__(self) -> str:
        return f"{self.get_from_regime_display()} → {self.get_to_regime_display()}"


class AmountLine(LegalBasis):
    """From which amount a fine counts as larger or huge, as its authority published it (rules.md A-32, A-33)."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="amount_lines", verbose_name=_("authority"))
    item = models.ForeignKey(
        CatalogueItem, models.PROTECT, related_name="amount_lines", verbose_name=_("catalogue item")
    )
    larger_from = models.DecimalField(_("larger from (10,000 yuan)"), max_digits=18, decimal_places=6)
    huge_from = models.DecimalField(_("huge from (10,000 yuan)"), max_digits=18, decimal_places=6)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to (last day)"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("amount line")
        verbose_name_plural = _("amount lines")
        ordering = ["authority", "item", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(huge_from__gt=F("larger_from")), name="amount_line_in_order"),
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="amount_line_has_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.larger_from} / {self.huge_from}"
