"""Registered lists of seriously untrustworthy subjects, each with basis, entry and removal rules (rules.md B)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from disclosure.models.bilingual import BasisKind, Bilingual, LegalBasis
from disclosure.models.region import Region

# rules.md B-01: a departmental rule is tolerated where nothing stronger exists yet.
NATIONAL_BASES = (
    BasisKind.LAW,
    BasisKind.ADMIN_REGULATION,
    BasisKind.CENTRAL_POLICY,
    BasisKind.DEPARTMENT_RULE,
)


class SeriousList(Bilingual, LegalBasis):
    """严重失信主体名单. An entry is a publication; this row says what the list is and how one leaves it."""

    class PeriodKind(models.TextChoices):
        MONTHS = "months", _("a number of months")
        UNTIL_PERFORMANCE = "until_performance", _("until performance")
        AS_DECIDED = "as_decided", _("as decided")

    slug = models.SlugField(_("slug"), unique=True)
    keeper_zh = models.CharField(_("kept by (Chinese)"), max_length=200, blank=True)
    keeper_en = models.CharField(_("kept by (English)"), max_length=200, blank=True)
    entry_rules_zh = models.TextField(_("entry rules (Chinese)"), blank=True)
    entry_rules_en = models.TextField(_("entry rules (English)"), blank=True)
    removal_rules_zh = models.TextField(_("removal rules (Chinese)"), blank=True)
    removal_rules_en = models.TextField(_("removal rules (English)"), blank=True)
    subjects_zh = models.CharField(_("who may be listed (Chinese)"), max_length=200, blank=True)
    subjects_en = models.CharField(_("who may be listed (English)"), max_length=200, blank=True)
    period_kind = models.CharField(_("period"), max_length=20, choices=PeriodKind, blank=True)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    early_removal_months = models.PositiveSmallIntegerField(_("early removal after (months)"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=[("planned", _("planned")), ("active", _("active")), ("retired", _("retired"))],
        default="planned",
    )
    basis_kind = models.CharField(_("kind of basis"), max_length=16, choices=BasisKind, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("works only in")
    )
    shows_persons = models.BooleanField(_("its rule publishes natural persons"), default=False)  # rules.md H-01
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force to"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("serious list")
        verbose_name_plural = _("serious lists")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="planned")
                | (~Q(legal_basis_zh="") & ~Q(entry_rules_zh="") & ~Q(removal_rules_zh="")),
                name="serious_list_active_has_rules",
                violation_error_message=_("A list needs its basis, entry rules and removal rules before it is active."),
            ),
            models.CheckConstraint(
                # A notice founds no list; what works in one area only needs a local regulation (rules.md B-01).
                condition=Q(status="planned")
                | Q(basis_kind__in=[*NATIONAL_BASES], region=None)
                | Q(basis_kind=BasisKind.LOCAL_REGULATION, region__isnull=False),
                name="serious_list_active_by_right_kind",
                violation_error_message=_(
                    "A national list rests on a law, an administrative regulation, a central policy document or a"
                    " departmental rule; a local one on a local regulation."
                ),
            ),
        ]
