"""Credit subjects. A subject is not its code: codes and names are rows of their own (rules.md G-08)."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable, reach_of
from creditchina.language import in_english
from disclosure import names
from disclosure.models.region import Region


class SubjectQuerySet(Reachable["Subject"]):
    def within(self, user: Any, permission: str = "") -> Self:
        """Everybody for who sees everything, else all but natural persons: those are found by their publications."""
        reach = reach_of(user, permission)
        if reach.everything:
            return self
        return self.listed() if reach.authorities or reach.sources else self.none()

    def listed(self) -> Self:
        """Subjects that may be searched and listed: never a natural person (rules.md S-14), and each once."""
        return self.exclude(kind=Subject.Kind.PERSON).filter(merged_into=None)

    def carrying(self, *codes: str) -> Self:
        """Those that carry one of these codes, current or former; a person's digest is no code."""
        carried = SubjectIdentifier.objects.filter(value__in=codes).exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)
        return self.filter(pk__in=carried.values("subject"))


class Subject(models.Model):
    """信用主体: an organisation, sole trader, government body or person that publications are about."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", _("organisation")
        SOLE_TRADER = "sole_trader", _("sole trader")
        GOVERNMENT = "government", _("government body")
        INSTITUTION = "institution", _("public institution")
        SOCIAL = "social", _("social organisation")
        COOPERATIVE = "cooperative", _("cooperative")
        PERSON = "person", _("natural person")

    class Status(models.TextChoices):
        UNKNOWN = "", _("not delivered")
        ACTIVE = "active", _("in existence")
        DEREGISTERED = "deregistered", _("deregistered")
        REVOKED = "revoked", _("licence revoked")

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.ORGANISATION)
    status = models.CharField(_("status"), max_length=12, choices=Status, blank=True)
    name = models.CharField(_("current name"), max_length=200)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, verbose_name=_("region")
    )
    place = models.CharField(_("place as delivered"), max_length=100, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    ent_type = models.CharField(_("type of entity"), max_length=100, blank=True)
    facts_as_of = models.DateField(_("directory as of"), null=True, blank=True)
    adult = models.BooleanField(_("adult"), null=True, blank=True)  # persons only (rules.md S-10)
    last_four = models.CharField(_("last four characters"), max_length=4, blank=True)  # persons only
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("now recorded under"),
    )

    objects = SubjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["pk"]
        permissions = [("merge_subject", _("Can join, part and close subjects"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="subject_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(kind="person") | Q(adult=None, last_four=""), name="subject_personal_facts_only_of_persons"
            ),
            models.CheckConstraint(
                condition=~Q(kind="person") | Q(adult__isnull=False, adult=True),  # NULL alone would pass
                name="subject_person_is_an_adult",
                violation_error_message=_("Minors are never recorded (rules.md A-14)."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("disclosure:subject", args=[self.ref])

    @property
    def survivor(self) -> "Subject":
        """Under whom it is recorded now: itself, unless it was joined to another one."""
        subject = self
        while subject.merged_into is not None:
            subject = subject.merged_into
        return subject

    @property
    def joined(self) -> set[int]:
        """Keys of all that are one by now: the survivor, and whatever was joined to it, one after the other."""
        found = edge = {self.survivor.pk}
        while edge := set(Subject.objects.filter(merged_into__in=edge).values_list("pk", flat=True)) - found:
            found = found | edge
        return found

    @property
    def code(self) -> str:
        """The current unified social credit code, else the first other identifier, else ''."""
        rows = sorted(self.identifiers.all(), key=lambda row: (row.kind != "uscc", row.status != "current", row.pk))
        public = [row for row in rows if row.kind != SubjectIdentifier.Kind.PERSON_DIGEST]
        return public[0].value if public else ""

    @property
    def display_name(self) -> str:
        """English name for English readers where one was delivered; the registered name otherwise."""
        if in_english():
            for row in self.names.all():
                if row.kind == SubjectName.Kind.ENGLISH:
                    return row.value
        return self.name


class SubjectIdentifier(models.Model):
    """A code a subject carries. One code on several subjects is real and is shown as such (rules.md G-08)."""

    class Kind(models.TextChoices):
        USCC = "uscc", _("unified social credit code")
        REGISTRATION = "registration", _("registration number")
        ORGANISATION = "organisation", _("organisation code")
        TAX = "tax", _("tax number")
        INSTITUTION = "institution", _("public institution certificate")
        SOCIAL = "social", _("social organisation certificate")
        PERSON_DIGEST = "person_digest", _("keyed digest of an identity number")

    class Status(models.TextChoices):
        CURRENT = "current", _("current")
        FORMER = "former", _("former")
        DOUBTFUL = "doubtful", _("fails the check formula but may exist")

    subject = models.ForeignKey(
        Subject, models.CASCADE, related_name="identifiers", db_index=False, verbose_name=_("subject")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    value = models.CharField(_("value"), max_length=64)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.CURRENT)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["pk"]
        indexes = [models.Index(fields=["value", "kind"], name="identifier_value")]
        constraints = [
            models.UniqueConstraint(fields=["subject", "kind", "value"], name="identifier_once_per_subject"),
        ]

    def __str__(self) -> str:
        return self.value if self.kind != self.Kind.PERSON_DIGEST else str(self.get_kind_display())


class SubjectName(models.Model):
    """A name a subject carries or carried, with the form search and matching use."""

    class Kind(models.TextChoices):
        CURRENT = "current", _("current name")
        FORMER = "former", _("former name")
        ENGLISH = "english", _("English name")
        SHORT = "short", _("short name")

    subject = models.ForeignKey(
        Subject, models.CASCADE, related_name="names", db_index=False, verbose_name=_("subject")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.CURRENT)
    value = models.CharField(_("name"), max_length=200)
    folded = models.CharField(_("folded"), max_length=200)
    search_keys = models.TextField(_("keys of the index"), null=True, blank=True, editable=False)  # NULL: in no index
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["pk"]
        # By signs whatever the collation, so that it finds beginnings; the index of parts is in migration 0002.
        indexes = [models.Index(fields=["folded"], opclasses=["varchar_pattern_ops"], name="subject_name_begins")]
        constraints = [
            models.UniqueConstraint(fields=["subject", "folded", "kind"], name="name_once_per_subject"),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(kind="current"), name="one_current_name_per_subject"
            ),
        ]

    def __str__(self) -> str:
        return self.value

    def save(self, *args: Any, **options: Any) -> None:
        """With its keys for the index: nobody who adds a name can forget them. Names of persons have none."""
        if self.search_keys is None and self.subject.kind != Subject.Kind.PERSON:
            self.search_keys = names.keys(self.value, self.folded)
        super().save(*args, **options)


class DirectoryStamp(models.Model):
    """How often known subjects, codes and names changed. disclosure.guards counts; caches are told by it."""

    changes = models.BigIntegerField(_("changes of the directory"), default=0)

    class Meta:
        verbose_name = _("stamp of the directory")
        verbose_name_plural = _("stamp of the directory")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="directory_has_one_stamp")]

    def __str__(self) -> str:
        return str(self.changes)
