"""Marks beside a publication: a review of the decision is pending. A dated rule says whether one hides it."""

from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from creditchina.accounts.reach import Reachable
from disclosure.models.procedure import Dated
from disclosure.models.publication import Publication


class MarkKind(models.TextChoices):
    """What is pending about a publication (rules.md A-15, A-21, S-7)."""

    RECONSIDERATION = "reconsideration", _("under administrative reconsideration")
    LITIGATION = "litigation", _("under litigation")
    SUSPENDED = "suspended", _("execution suspended")
    SECRECY = "secrecy", _("secrecy is being examined")
    # One for each ground of an objection, so that one of a ground stands at a time; only `repair` sets and ends them.
    OBJECTED_CONTENT = "objected_content", _("under objection: content")
    OBJECTED_PERIOD = "objected_period", _("under objection: display period")
    OBJECTED_SUBJECT = "objected_subject", _("under objection: not about this subject")


OBJECTED: Final = (MarkKind.OBJECTED_CONTENT, MarkKind.OBJECTED_PERIOD, MarkKind.OBJECTED_SUBJECT)


class MarkRule(Dated):
    """Whether a kind of mark takes a publication from public view while it stands: a dated row, not code."""

    kind = models.CharField(_("kind"), max_length=16, choices=MarkKind)
    hides = models.BooleanField(_("hides the publication"), default=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("rule for marks")
        verbose_name_plural = _("rules for marks")
        ordering = ["kind", "in_force_from"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "in_force_from"], name="mark_rule_once"),
            models.UniqueConstraint(fields=["kind"], condition=Q(in_force_from=None), name="mark_rule_once_from_ever"),
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="mark_rule_has_basis"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class MarkQuerySet(Reachable["Mark"]):
    def told(self, *, on: date) -> Self:
        """Marks the public may read on that day; that secrecy is examined is never told."""
        lasting = Q(until=None) | Q(until__gt=on)
        return self.filter(lasting, since__lte=on).exclude(kind=MarkKind.SECRECY).order_by("since", "pk")


class Mark(models.Model):
    """One mark, from a day to a day; the words of its document are not public, only its kind and first day."""

    reach_by = ("publication__authority", "publication__batch__source")

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="marks", verbose_name=_("publication"))
    kind = models.CharField(_("kind"), max_length=16, choices=MarkKind)
    since = models.DateField(_("since"))
    until = models.DateField(_("until (exclusive)"), null=True, blank=True)
    document = models.CharField(_("document number"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    answer_due = models.DateField(_("answer due"), null=True, blank=True)  # of an objection
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("set"), default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )

    # Of a record that was not public when secrecy began to be examined: why it was kept until then.
    kept_before = models.CharField(_("kept before because"), max_length=20, choices=Publication.Kept, blank=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind"],
                condition=Q(until=None),
                name="mark_once_while_open",
                violation_error_message=_("This publication carries that mark already."),
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="mark_in_order"),
            models.CheckConstraint(
                condition=Q(until=None, ended_by=None) | Q(until__isnull=False, ended_by__isnull=False),
                name="mark_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.get_kind_display()}"
