"""Who decides (authorities), who delivers (sources), and who may deliver what for whom (mandates)."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from creditchina.accounts.reach import Reachable
from disclosure.models.bilingual import Bilingual, LegalBasis
from disclosure.models.catalogue import CatalogueItem, Status
from disclosure.models.region import Region


class Authority(Bilingual):
    """认定单位: the body whose decision created a record; it alone decides its repair (rules.md C-10)."""

    code = models.CharField(_("unified social credit code"), max_length=18, unique=True)
    field = models.CharField(_("field"), max_length=30, blank=True)  # e.g. work_safety: Order 58 sector rule
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="authorities", verbose_name=_("region")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)
    telephone = models.CharField(_("telephone of its credit desk"), max_length=50, blank=True)
    address_zh = models.CharField(_("address (Chinese)"), max_length=200, blank=True)
    address_en = models.CharField(_("address (English)"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["code"]
        permissions = [("hand_over_authority", _("Can hand an authority over to its successor"))]

    def chain(self) -> Iterator["Authority"]:
        """The bodies its matters went to, one after the other; a circle, which no hand-over makes, ends it as well."""
        body, met = self.successor, {self.pk}
        while body is not None and body.pk not in met:
            yield body
            met.add(body.pk)
            body = body.successor

    def responsible_on(self, day: date) -> "Authority":
        """Whose matter its decisions are on that day: its own until its last day, then its successor's (C-10)."""
        body = self
        for successor in self.chain():
            if body.valid_to is None or body.valid_to >= day:
                break
            body = successor
        return body

    @property
    def responsible(self) -> "Authority":
        """Whose matter its decisions are today; this body decides repair and answers for what it finds."""
        return self.responsible_on(timezone.localdate())


class Source(Bilingual):
    """数据来源单位: the body that delivers data and answers for its quality (rules.md I-09)."""

    code = models.CharField(_("unified social credit code"), max_length=18, unique=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="sources", verbose_name=_("region")
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["code"]


class MandateQuerySet(Reachable["Mandate"]):
    def in_force(self, *, on: date) -> Self:
        """Mandates that allow a delivery on that day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on),
            Q(valid_to=None) | Q(valid_to__gte=on),
        )

    def owing(self, *, on: date) -> Self:
        """Mandates by which something is owed on that day: in force, of an item that is."""
        return self.in_force(on=on).filter(item__status=Status.ACTIVE)


class Mandate(LegalBasis):
    """What a source may deliver, for which authority (rules.md S-1); outside it nothing is kept."""

    reach_by = ("authority", "source")

    source = models.ForeignKey(Source, models.PROTECT, related_name="mandates", verbose_name=_("source"))
    item = models.ForeignKey(CatalogueItem, models.PROTECT, related_name="mandates", verbose_name=_("catalogue item"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="mandates", verbose_name=_("authority"))
    due_every_days = models.PositiveSmallIntegerField(_("due every (days)"), default=7)
    two_people = models.BooleanField(
        _("a second person releases"),
        default=False,
        help_text=_(
            "Holds for all that the source delivers of the item, also after the last day. One person switches it on; to"
            " switch it off takes two: propose the change."
        ),
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["source", "item", "authority"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "item", "authority"],
                name="mandate_once",
                violation_error_message=_("This mandate is already registered."),
            ),
            models.CheckConstraint(
                condition=~Q(legal_basis_zh=""),
                name="mandate_has_basis",
                violation_error_message=_("A mandate names the rule that gives it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} / {self.item} / {self.authority}"
