"""What happened to subjects: joined or parted by staff, merged, divided or closed by law; each act can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.subject import Subject


class IdentityAct(models.Model):
    """One act about a subject and perhaps another one, and what it moved, so that it can be undone."""

    class Kind(models.TextChoices):
        JOINED = "joined", _("recorded twice: joined")
        PARTED = "parted", _("two in one: parted")
        ABSORBED = "absorbed", _("absorbed by another by law")
        DIVIDED = "divided", _("divided by law")
        DEREGISTERED = "deregistered", _("deregistered")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="acts", verbose_name=_("subject"))
    other = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("other subject")
    )
    on = models.DateField(_("effective on"))
    reason = models.TextField(_("reason"))
    document = models.CharField(_("document number"), max_length=200, blank=True)
    moved = models.JSONField(_("what was moved"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("done"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("act about a subject")
        verbose_name_plural = _("acts about subjects")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="identity_act_has_a_reason"),
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("subject")), name="identity_act_of_two_subjects"
            ),
            models.CheckConstraint(
                condition=Q(kind="deregistered") ^ Q(other__isnull=False), name="identity_act_names_the_other"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="identity_act_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"


# By law and not by staff: no record moves, and the public is told.
LEGAL_EVENTS = (IdentityAct.Kind.ABSORBED, IdentityAct.Kind.DIVIDED, IdentityAct.Kind.DEREGISTERED)
