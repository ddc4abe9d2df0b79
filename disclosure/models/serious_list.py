"""Registered lists of seriously untrustworthy subjects, each with basis, entry and removal rules (rules.md B)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure.models.bilingual import Bilingual, LegalBasis


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
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force to"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=200, blank=True)

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
        ]
