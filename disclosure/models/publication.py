"""公示信息: one licence, penalty, commitment, list entry ... about one subject, with its display period."""

import uuid
from datetime import date, timedelta
from typing import Final, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.authority import Authority
from disclosure.models.batch import Batch
from disclosure.models.catalogue import CatalogueItem, ItemEdition
from disclosure.models.period import Ends, Severity
from disclosure.models.subject import Subject

REVIEW_TOLD: Final = timedelta(days=30)  # a review is told so long before its day


class PublicationQuerySet(Reachable["Publication"]):
    def visible(self, *, on: date) -> Self:
        """What the public may see on that day. Keep in step with Publication.is_visible().

        Answers for days from today on; for a past day intersect with visible(today), because what ended
        since may not be shown again (rules.md S-12): that is `as_of`.
        """
        return self.filter(
            Q(shown_until=None) | Q(shown_until__gt=on),
            Q(ended_on=None) | Q(ended_on__gt=on),
            Q(shielded_from=None) | Q(shielded_from__gt=on) | Q(shielded_until__lte=on),
            public_since__lte=on,
        )

    def to_review(self, *, on: date) -> Self:
        """Public without a last day, and its review is due within thirty days or overdue (rules.md S-5)."""
        return self.visible(on=on).filter(shown_until=None, review_on__lte=on + REVIEW_TOLD)

    def as_of(self, day: date, *, today: date) -> Self:
        """Public on `day` and still public today, in today's version (rules.md S-12)."""
        return self.visible(on=day).visible(on=today)

    def listed(self) -> Self:
        """About subjects that may be searched and listed: never about a natural person (rules.md S-14)."""
        return self.exclude(subject__kind=Subject.Kind.PERSON)

    def of_persons(self) -> Self:
        """About natural persons, on lists whose rule publishes them today (rules.md H-01): for the look-up alone."""
        return self.filter(subject__kind=Subject.Kind.PERSON, edition__item__serious_list__shows_persons=True)

    def lapsed(self, *, by: date) -> Self:
        """Shown once, last day over, end not yet announced."""
        return self.filter(shown_until__lte=by, ended_on=None, public_since__isnull=False)


class Publication(models.Model):
    """Typed columns carry what law, filters, statistics and keys need; the rest is display-only `details`.

    Only disclosure.publish writes the columns that decide what the public may see.
    """

    reach_by = ("authority", "batch__source")

    class EndedAs(models.TextChoices):
        REPAIRED = "repaired", _("repaired")
        EXPIRED = "expired", _("period ended")
        ANNULLED = "annulled", _("annulled")
        CORRECTED = "corrected", _("corrected")
        CURED = "cured", _("defect cured, or obligation performed")

    class Kept(models.TextChoices):
        """Why a publication is kept without being public (rules.md S-39)."""

        MINOR = "minor", _("minor: not shown in principle")
        PAST_END = "past_end", _("already past its last day")
        PERSON = "person", _("about a natural person")
        NOT_SHOWN_BY_RULE = "not_shown_by_rule", _("not shown under the rule of its time")
        SECRECY = "secrecy", _("secrecy is being examined")
        NOT_PUBLIC_ITEM = "not_public_item", _("of a kind that is not shown to the public")

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    # On PostgreSQL disclosure.guards checks the references, without a lock a row (docs/decisions/0006).
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="publications", db_index=False, verbose_name=_("subject")
    )
    edition = models.ForeignKey(
        ItemEdition, models.PROTECT, related_name="publications", db_index=False, verbose_name=_("edition")
    )
    authority = models.ForeignKey(
        Authority, models.PROTECT, related_name="publications", db_index=False, verbose_name=_("authority")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="publications", db_index=False, verbose_name=_("batch")
    )
    document_number = models.CharField(_("document number"), max_length=200, blank=True)
    document_key = models.CharField(_("document number, folded"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"))
    severity = models.CharField(_("class"), max_length=8, choices=Severity, blank=True)
    penalty_kinds = models.CharField(_("kinds of penalty"), max_length=300, blank=True)  # words joined by spaces
    fine = models.DecimalField(_("fine (10,000 yuan)"), max_digits=18, decimal_places=6, null=True, blank=True)
    confiscated = models.DecimalField(
        _("confiscated (10,000 yuan)"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    region_code = models.CharField(_("region"), max_length=6, blank=True)  # codes are versioned: no foreign key
    counted_from = models.DateField(_("counted from"))  # date of the document, rules.md A-40
    public_since = models.DateField(_("public since"), null=True, blank=True)
    repairable_from = models.DateField(_("repair possible from"), null=True, blank=True)
    shown_until = models.DateField(_("shown until (exclusive)"), null=True, blank=True)
    ends = models.CharField(_("ends"), max_length=12, choices=Ends, default=Ends.MONTHS)
    review_on = models.DateField(_("next review"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_as = models.CharField(_("ended as"), max_length=10, choices=EndedAs, blank=True)
    end_reason = models.TextField(_("public reason of an annulment"), blank=True)
    shielded_from = models.DateField(_("shielded from"), null=True, blank=True)
    shielded_until = models.DateField(_("shielded until (exclusive)"), null=True, blank=True)
    kept_because = models.CharField(_("kept, not public, because"), max_length=20, choices=Kept, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("restored from"),
    )
    superseded = models.BooleanField(_("restored under a new reference"), default=False)
    key = models.BinaryField(_("natural key"), max_length=16, editable=False)
    digest = models.BinaryField(_("digest of the delivered content"), max_length=16, editable=False)
    salt = models.BinaryField(_("salt"), max_length=16, editable=False)
    flags = models.CharField(_("flags"), max_length=300, blank=True)  # machine words joined by spaces
    details = models.JSONField(_("details"), default=dict)  # column code -> text, as the field list declares

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-decided_on", "-pk"]
        permissions = [
            ("annul_publication", _("Can withdraw a publication whose decision no longer stands")),
            ("ask_annul_publication", _("Can ask that a publication be withdrawn")),
            ("show_publication", _("Can show a kept record on a written finding")),
            ("correct_publication", _("Can correct a publication")),
            ("mark_publication", _("Can mark a publication as under review")),
            ("review_publication", _("Can review a publication without a last day")),
        ]
        indexes = [
            models.Index(fields=["subject", "edition"], name="publication_subject"),
            models.Index(fields=["edition", "decided_on"], name="publication_edition"),
            models.Index(fields=["authority"], name="publication_authority"),
            models.Index(
                fields=["decided_on", "id"], condition=Q(public_since__isnull=False), name="publication_decided"
            ),
            # By signs whatever the collation, so that it finds beginnings.
            models.Index(fields=["document_key"], opclasses=["varchar_pattern_ops"], name="publication_document"),
            # Not a BRIN: rows that end or are corrected leave their place (docs/decisions/0014).
            models.Index(fields=["batch"], name="publication_batch"),
            models.Index(fields=["key"], condition=Q(superseded=True), name="publication_key_before"),
            models.Index(
                fields=["shown_until"],
                condition=Q(ended_on=None, public_since__isnull=False),
                name="publication_to_lapse",
            ),
            models.Index(
                fields=["review_on"],
                condition=Q(shown_until=None, review_on__isnull=False),
                name="publication_to_review",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(superseded=False), name="publication_once"),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(predecessor__isnull=False), name="publication_restored_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_as="") | (Q(ended_on__isnull=False) & ~Q(ended_as="")),
                name="publication_end_says_how",
            ),
            models.CheckConstraint(
                condition=Q(public_since=None)
                | Q(shown_until__isnull=False)
                | Q(review_on__isnull=False)
                | Q(ended_on__isnull=False),
                name="publication_public_has_an_end",
                violation_error_message=_("Nothing is shown without a last day or a review date."),
            ),
            models.CheckConstraint(
                condition=Q(public_since=None) ^ Q(kept_because=""),
                name="publication_public_or_kept",
                violation_error_message=_("A publication is either public or kept for a stated reason."),
            ),
            models.CheckConstraint(
                condition=Q(public_since=None) | Q(public_since__gte=F("counted_from")),
                name="publication_not_shown_before_its_document",
            ),
            models.CheckConstraint(
                condition=Q(severity="") | Q(severity__in=["minor", "general", "serious"]), name="publication_severity"
            ),
            models.CheckConstraint(
                condition=Q(shielded_until=None) | Q(shielded_from__isnull=False), name="publication_shield_starts"
            ),
            models.CheckConstraint(
                condition=Q(shielded_from=None)
                | Q(Q(shielded_until=None) | Q(shielded_until__gte=F("shielded_from")), public_since__isnull=False),
                name="publication_shield_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.document_number or str(self.ref)

    def get_absolute_url(self) -> str:
        return reverse("disclosure:publication", args=[self.ref])

    def is_visible(self, *, on: date) -> bool:
        """The twin of PublicationQuerySet.visible() for a row in hand."""
        shielded = self.shielded_from is not None and self.shielded_from <= on
        if shielded and self.shielded_until is not None and self.shielded_until <= on:
            shielded = False
        return (
            self.public_since is not None
            and self.public_since <= on
            and (self.shown_until is None or self.shown_until > on)
            and (self.ended_on is None or self.ended_on > on)
            and not shielded
        )

    @property
    def item(self) -> CatalogueItem:
        """The catalogue item, through the edition of its field list."""
        return self.edition.item

    @property
    def last_day_shown(self) -> date | None:
        """The last day people can see it: the day before the exclusive `shown_until`."""
        return self.shown_until - timedelta(days=1) if self.shown_until else None
