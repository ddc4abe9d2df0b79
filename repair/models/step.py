"""Each move of a case, for good; and who declared that they must not touch it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models import RefusalGround
from repair.models.case import Case, Status


class Step(models.Model):
    """Who did what, as what, when and why. Appended, never changed, never removed.

    `reason` is read by the applicant; `note` only by the staff, and stands in no page or paper of the applicant.
    """

    reach_by = ("case__authority", "case__appeal_authority")

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps", verbose_name=_("repair case"))
    move = models.CharField(_("move"), max_length=16)  # a name in repair.moves.MOVES
    before = models.CharField(_("before"), max_length=12, choices=Status)
    after = models.CharField(_("after"), max_length=12, choices=Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )  # None: the site itself
    role = models.CharField(_("acting as"), max_length=20)  # a repair.moves.Actor
    on = models.DateField(_("on"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    ground = models.ForeignKey(
        RefusalGround, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ground of refusal")
    )
    reason = models.TextField(_("told to the applicant"), blank=True)
    note = models.TextField(_("internal note"), blank=True)
    judged = models.JSONField(_("conditions judged"), default=list, blank=True)  # repair.conditions.Judged, each a dict

    objects = Reachable["Step"].as_manager()

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.move}"


class Recusal(models.Model):
    """A member of staff with a conflict of interest: from then on no move of the case is theirs."""

    reach_by = ("case__authority", "case__appeal_authority")

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals", verbose_name=_("repair case"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = Reachable["Recusal"].as_manager()

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="recusal_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.user_id}"
