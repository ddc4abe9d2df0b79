"""What may lawfully be recorded: categories, items, and the editions of their field lists."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from disclosure.models.bilingual import BasisKind, Bilingual, LegalBasis
from disclosure.models.region import Region
from disclosure.models.serious_list import SeriousList


class Polarity(models.TextChoices):
    """Whether an item speaks for, against or neutrally about its subject."""

    POSITIVE = "positive", _("positive")
    NEUTRAL = "neutral", _("neutral")
    MIXED = "mixed", _("mixed")
    NEGATIVE = "negative", _("negative")


class Tab(models.TextChoices):
    """The tabs of a subject's page, in their order (the eight groups of the report, administration split in two)."""

    PENALTY = "penalty", _("Penalties")
    SERIOUS = "serious", pgettext_lazy("tab", "Serious lists")
    LICENCE = "licence", _("Licences")
    ABNORMAL = "abnormal", _("Abnormal operation")
    HONOUR = "honour", _("Honours")
    COMMITMENT = "commitment", _("Commitments")
    EVALUATION = "evaluation", _("Evaluations")
    JUDGMENT = "judgment", _("Judgments")
    OTHER = "other", _("Other")


class Status(models.TextChoices):
    """Life of a register row: a draft is listed as planned, only an active one allows publications."""

    PLANNED = "planned", _("planned")
    ACTIVE = "active", _("active")
    RETIRED = "retired", _("retired")


class CatalogueCategory(Bilingual):
    """One of the thirteen categories of the national basic catalogue, 2024 edition (rules.md E-01, E-02)."""

    code = models.SlugField(_("code"), unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    polarity = models.CharField(_("polarity"), max_length=10, choices=Polarity)
    since_edition = models.CharField(_("since edition"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("catalogue category")
        verbose_name_plural = _("catalogue categories")
        ordering = ["number"]


class CatalogueItem(Bilingual, LegalBasis):
    """公共信用信息目录项: nothing outside an active item may be recorded (rules.md A-02)."""

    code = models.SlugField(_("code"), unique=True)
    category = models.ForeignKey(
        CatalogueCategory, models.PROTECT, related_name="items", verbose_name=_("catalogue category")
    )
    tab = models.CharField(_("tab"), max_length=12, choices=Tab)
    polarity = models.CharField(_("polarity"), max_length=10, choices=Polarity)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PLANNED)
    serious_list = models.OneToOneField(
        SeriousList, models.PROTECT, null=True, blank=True, related_name="item", verbose_name=_("serious list")
    )
    basis_kind = models.CharField(_("kind of basis"), max_length=16, choices=BasisKind, blank=True)
    # A local supplement (rules.md E-04) is of one region; an item without a region is of the national catalogue.
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("local supplement of")
    )
    public = models.BooleanField(_("shown to the public"), default=True)  # False: kept for special reports (D-10)
    note_zh = models.TextField(_("note (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force to"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("catalogue item")
        verbose_name_plural = _("catalogue items")
        ordering = ["category__number", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Status.PLANNED) | ~Q(legal_basis_zh=""),
                name="catalogue_item_active_has_basis",
                violation_error_message=_("An item cannot be active without a legal basis."),
            ),
            models.CheckConstraint(
                condition=Q(status=Status.PLANNED) | Q(region=None) | Q(basis_kind=BasisKind.LOCAL_REGULATION),
                name="catalogue_item_local_by_regulation",
                violation_error_message=_("A local supplement needs a local regulation."),
            ),
        ]


class ItemEdition(models.Model):
    """One edition of an item's field list: a reviewed file in fixtures/fields/, immutable once used."""

    item = models.ForeignKey(CatalogueItem, models.PROTECT, related_name="editions", verbose_name=_("catalogue item"))
    code = models.CharField(_("edition"), max_length=10)
    field_list = models.CharField(_("field list file"), max_length=100)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    valid_from = models.DateField(_("in use from"), null=True, blank=True)
    valid_to = models.DateField(_("in use to"), null=True, blank=True)

    class Meta:
        verbose_name = _("item edition")
        verbose_name_plural = _("item editions")
        ordering = ["item", "code"]
        constraints = [models.UniqueConstraint(fields=["item", "code"], name="item_edition_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.code}"
