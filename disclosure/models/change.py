"""变更流水: the numbered ledger of everything that changed what the public may see."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.publication import Publication
from disclosure.models.subject import Subject


class ChangeQuerySet(Reachable["Change"]):
    def listed(self) -> Self:
        """Lines that may be told: never of a natural person's record, whose numbers are left out (rules.md S-31)."""
        return self.exclude(publication__subject__kind=Subject.Kind.PERSON)


class Change(models.Model):
    """One numbered line. It carries the display dates, so what is public is a function of (number, day).

    Lines are numbered in commit order without gaps and are never changed or removed (rules.md S-17).
    """

    reach_by = ("publication__authority", "publication__batch__source")

    class Kind(models.TextChoices):
        SHOWN = "shown", _("published")
        CORRECTED = "corrected", _("corrected")
        ENDED = "ended", _("no longer public")
        DATES_CHANGED = "dates_changed", _("dates changed")
        SHIELDED = "shielded", _("no longer public")
        UNSHIELDED = "unshielded", _("published")
        REVIEWED = "reviewed", _("reviewed, stays public")

    class Word(models.TextChoices):
        """The only words the public is told (rules.md S-15)."""

        PUBLISHED = "published", _("published")
        CORRECTED = "corrected", _("corrected")
        ENDED = "ended", _("no longer public")
        ANNULLED = "annulled", _("withdrawn")
        DATES_CHANGED = "dates_changed", _("dates changed")
        REVIEWED = "reviewed", _("reviewed, stays public")

    seq = models.BigIntegerField(_("number"), primary_key=True)
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    # On PostgreSQL disclosure.guards checks it (docs/decisions/0006).
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="changes", verbose_name=_("publication"))
    on = models.DateField(_("effective on"))
    version = models.PositiveIntegerField(_("version"), default=1)
    public_since = models.DateField(_("public since"), null=True)
    shown_until = models.DateField(_("shown until (exclusive)"), null=True)
    ended_on = models.DateField(_("ended on"), null=True)
    ended_as = models.CharField(_("ended as"), max_length=10, choices=Publication.EndedAs, blank=True)
    shielded_from = models.DateField(_("shielded from"), null=True)
    shielded_until = models.DateField(_("shielded until (exclusive)"), null=True)
    review_on = models.DateField(_("next review"), null=True)  # of a line that tells of a review (rules.md S-5)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("by")
    )
    at = models.DateTimeField(_("written"), default=timezone.now)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-seq"]
        indexes = [models.Index(fields=["on"], name="change_on")]
        constraints = [
            models.CheckConstraint(condition=Q(seq__gt=0), name="change_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(kind="ended", ended_on__isnull=False) | ~Q(kind="ended"), name="change_end_is_dated"
            ),
            models.CheckConstraint(
                condition=Q(kind="reviewed", review_on__gt=F("on")) | (~Q(kind="reviewed") & Q(review_on=None)),
                name="change_review_names_the_next",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.get_kind_display()}"

    @property
    def word(self) -> "Change.Word":
        """What the public is told: never whether a record ended by repair, expiry or shield."""
        if self.kind == self.Kind.ENDED and self.ended_as == Publication.EndedAs.ANNULLED:
            return self.Word.ANNULLED
        if self.kind == self.Kind.ENDED and self.ended_as == Publication.EndedAs.CORRECTED:
            return self.Word.CORRECTED
        return {
            self.Kind.SHOWN: self.Word.PUBLISHED,
            self.Kind.UNSHIELDED: self.Word.PUBLISHED,
            self.Kind.CORRECTED: self.Word.CORRECTED,
            self.Kind.DATES_CHANGED: self.Word.DATES_CHANGED,
            self.Kind.REVIEWED: self.Word.REVIEWED,
        }.get(self.Kind(self.kind), self.Word.ENDED)

    def shows(self, *, on: date) -> bool:
        """Whether this line, as the last one of its publication, makes it visible on that day."""
        state = Publication(
            public_since=self.public_since,
            shown_until=self.shown_until,
            ended_on=self.ended_on,
            shielded_from=self.shielded_from,
            shielded_until=self.shielded_until,
        )
        return state.is_visible(on=on)


class LedgerHead(models.Model):
    """The number of the last line. Locked last in every transaction, so numbers appear in commit order."""

    seq = models.BigIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("ledger head")
        verbose_name_plural = _("ledger head")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="ledger_has_one_head")]

    def __str__(self) -> str:
        return str(self.seq)
