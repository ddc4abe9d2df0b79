"""Whom the site tells what was done for a subject (rules.md S-23)."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.sealed import unseal


class SubjectContactQuerySet(models.QuerySet["SubjectContact"]):
    def standing(self) -> Self:
        """Contacts that were not replaced."""
        return self.filter(ended_at=None)

    def of(self, subject: Any) -> Self:
        """Whom to tell of acts for a subject, whichever of the subjects that were joined to it they are of."""
        return self.standing().filter(Q(subject=subject) | Q(subject__merged_into=subject))


class SubjectContact(models.Model):
    """An address of a subject, from a verified letter, a window or the authority; several may stand side by side.

    Restricted: kept unreadable without the key of the site, in no room of the desk, shown to nobody. A new one
    displaces none, so nobody turns the notices away by naming an address of their own. Ended, its address goes.
    """

    class Origin(models.TextChoices):
        CLAIM = "claim", _("a verified letter or papers at a window")
        AUTHORITY = "authority", _("the authority")

    subject = models.ForeignKey("disclosure.Subject", models.PROTECT, related_name="+", verbose_name=_("subject"))
    address_sealed = models.TextField(editable=False)
    origin = models.CharField(_("from"), max_length=10, choices=Origin)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )  # None: a command on the server
    since = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = SubjectContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of a subject")
        verbose_name_plural = _("contacts of subjects")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(Q(ended_at=None) & ~Q(address_sealed="")) | Q(ended_at__isnull=False, address_sealed=""),
                name="contact_address_goes_when_it_ends",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_origin_display())

    @property
    def address(self) -> str:
        """The e-mail address in clear, for the job that sends; "" once it ended."""
        return unseal(self.address_sealed) if self.address_sealed else ""
