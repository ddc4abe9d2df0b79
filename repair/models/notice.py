"""What the site tells a subject: a reference and a kind, never the content (rules.md S-23)."""

from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.standing.models import Standing
from creditchina.standing.models.standing import SURVIVOR
from disclosure.models import Publication, Subject
from repair.models.case import Case
from repair.models.objection import Objection


class NoticeKind(models.TextChoices):
    """What happened, in words that give no content away."""

    SUBMITTED = "submitted", _("application received")
    MOVED = "moved", _("your application has moved on")
    ASKED = "asked", _("something is asked of you")
    EXTENDED = "extended", _("the time to decide was extended")
    DECIDED = "decided", _("a decision was made")
    LATE = "late", _("a deadline was missed; your remedies")
    RECKONED = "reckoned", _("a due day was reckoned anew")
    OBJECTION = "objection", _("your objection has moved on")
    STATEMENT = "statement", _("your statement was read")
    FINDING = "finding", _("your report that a decision no longer stands has moved on")
    PUBLISHED = "published", _("something was published about you")
    CHANGED = "changed", _("what is published about you was changed")
    ENDS_ON = "ends_on", _("what is published about you ends soon")
    VERIFIED = "verified", _("a report about you was checked")


N = NoticeKind
KINDS: Final = {  # of which of the ACTS each kind tells; "": of what anybody sees who acts for the subject
    "": (N.PUBLISHED, N.CHANGED, N.ENDS_ON, N.VERIFIED),
    "repair": (N.SUBMITTED, N.MOVED, N.ASKED, N.EXTENDED, N.DECIDED, N.LATE, N.RECKONED),
    "objections": (N.OBJECTION, N.STATEMENT, N.FINDING),
}


class NoticeQuerySet(models.QuerySet["Notice"]):
    def for_user(self, user: Any, *, on: Any) -> Self:
        """What an account may read: what is addressed to itself, and of subjects it acts for that day, in that matter.

        A subject that was joined to another is that other one, before and after (rules.md S-22).
        """
        found = Q(user=user)
        for act, kinds in KINDS.items():
            held = Standing.objects.in_force(user, act=act, on=on).values(survivor=SURVIVOR)
            found |= Q(kind__in=kinds) & (Q(subject__in=held) | Q(subject__merged_into__in=held))
        return self.filter(found)

    def unread(self) -> Self:
        """Not yet opened by anybody."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One in-site notice; a mail with nothing but the reference goes out beside it."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="notices", verbose_name=_("subject"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to")
    )  # None: whoever acts for the subject
    kind = models.CharField(_("kind"), max_length=12, choices=NoticeKind)
    reference = models.CharField(_("reference"), max_length=40)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("repair case")
    )
    objection = models.ForeignKey(
        Objection, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("objection")
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("publication")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["subject", "at"], name="notice_of_subject")]

    def __str__(self) -> str:
        return self.reference
