"""When a clock stood still and why, and when one ran out."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models import Authority, Withdrawal
from repair.models.case import Case


class Pause(models.Model):
    """The days between a request for more and its answer; neither counts (rules.md S-24). One runs at a time."""

    reach_by = ("case__authority", "case__appeal_authority")

    case = models.ForeignKey(Case, models.PROTECT, related_name="pauses", verbose_name=_("repair case"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)  # the day of the answer
    reason = models.TextField(_("reason"))  # the request itself, as the applicant reads it

    objects = Reachable["Pause"].as_manager()

    class Meta:
        verbose_name = _("stopped clock")
        verbose_name_plural = _("stopped clocks")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(until=None), name="pause_one_at_a_time"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="pause_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="pause_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.since}"


class Breach(models.Model):
    """A step that was not done in time: counted in public for the body that owed it. Appended only."""

    reach_by = ("authority",)

    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="breaches", verbose_name=_("repair case")
    )
    objection = models.ForeignKey(
        "repair.Objection", models.PROTECT, null=True, blank=True, related_name="breaches", verbose_name=_("objection")
    )
    withdrawal = models.ForeignKey(
        Withdrawal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("withdrawal asked for")
    )  # of a record whose decision no longer stands (rules.md A-18)
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="breaches", verbose_name=_("authority")
    )  # None: this site itself
    deadline = models.CharField(_("deadline"), max_length=50)  # code of a disclosure.Deadline
    due_on = models.DateField(_("due"))
    at = models.DateTimeField(_("found"), default=timezone.now)

    objects = Reachable["Breach"].as_manager()

    class Meta:
        verbose_name = _("missed deadline")
        verbose_name_plural = _("missed deadlines")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["case", "deadline", "due_on"], name="breach_once"),
            models.UniqueConstraint(fields=["objection", "deadline", "due_on"], name="breach_once_of_an_objection"),
            models.UniqueConstraint(fields=["withdrawal", "deadline"], name="breach_once_of_a_withdrawal"),
            models.CheckConstraint(
                condition=Q(case__isnull=False, objection=None, withdrawal=None)
                | Q(case=None, objection__isnull=False, withdrawal=None)
                | Q(case=None, objection=None, withdrawal__isnull=False),
                name="breach_of_one_matter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deadline} {self.due_on}"
