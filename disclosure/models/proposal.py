"""Changes of lists, periods, measures and mandates: one person proposes, another decides (rules.md S-4, S-56)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.bilingual import LegalBasis


class Proposal(LegalBasis):
    """A proposed row of a register: its values, first day and published assessment, and who decided on it."""

    class Register(models.TextChoices):
        SERIOUS_LIST = "serious_list", _("serious lists")
        PERIOD_RULE = "period_rule", _("period rules")
        MEASURE = "measure", _("measures")
        MEASURE_USE = "measure_use", _("uses of measures")
        MANDATE = "mandate", _("mandates")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved, comes into force on its first day")
        IN_FORCE = "in_force", _("in force")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn by its author")

    register = models.CharField(_("register"), max_length=12, choices=Register)
    # None: a new row. Once in force: the row that it wrote.
    row_id = models.BigIntegerField(_("row that changes"), null=True, blank=True)
    values = models.JSONField(_("values"))  # column -> value, as the model takes it
    first_day = models.DateField(_("first day"))
    assessment_zh = models.TextField(_("published assessment (Chinese)"))
    assessment_en = models.TextField(_("published assessment (English)"), blank=True)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PROPOSED)
    dry_run = models.JSONField(_("dry run"), default=dict)  # what the change would move, when it was counted last
    dry_run_at = models.DateTimeField(_("dry run of"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_note = models.TextField(_("note on the decision"), blank=True)
    switched_at = models.DateTimeField(_("switched"), null=True, blank=True)
    moved = models.PositiveBigIntegerField(_("publications moved"), default=0)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-pk"]
        permissions = [
            ("propose_register", _("Can propose a change of a list, a period or a measure")),
            ("approve_register", _("Can decide on another person's proposal")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "row_id"],
                condition=Q(status__in=["proposed", "approved"]),
                name="proposal_one_open_for_a_row",
                violation_error_message=_("Another change of this row was proposed and is not in force yet."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="proposal_decided_by_another",
                violation_error_message=_("Whoever proposed a change does not decide on it."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "withdrawn"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="proposal_decision_has_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(legal_basis_zh="") & ~Q(assessment_zh=""),
                name="proposal_has_basis_and_assessment",
                violation_error_message=_("A proposal needs its legal basis and an assessment to publish."),
            ),
            models.CheckConstraint(
                condition=~Q(status="in_force") | Q(switched_at__isnull=False), name="proposal_in_force_was_switched"
            ),
        ]

    @property
    def would_move(self) -> int:
        """Public records that would move by the last dry run."""
        return sum(self.dry_run.get("moved", {}).values())

    def __str__(self) -> str:
        return f"{self.get_register_display()} {self.pk}"
