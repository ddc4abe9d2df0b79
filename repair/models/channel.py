"""Who takes applications for what, and what no application can repair. Policy is rows, not code."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from disclosure.models.procedure import Dated


class System(models.TextChoices):
    """Systems outside this site that take applications or send results (rules.md S-25, S-29)."""

    OWN = "own", _("this site")
    MARKET_REGULATION = "market_regulation", _("National Enterprise Credit Information Publicity System")
    COURT = "court", _("courts")
    TAX = "tax", _("tax authorities")
    CUSTOMS = "customs", _("customs")
    AUTHORITY = "authority", _("own system of an authority")


class Channel(Dated):
    """Through which system the records of an authority are repaired (rules.md C-08, S-25).

    "" means any. The row that says most decides: the authority before its field of work, then the item.
    """

    authority_code = models.CharField(_("code of the authority"), max_length=18, blank=True)
    field = models.CharField(_("field"), max_length=30, blank=True)  # of the authority, e.g. market_regulation
    item_code = models.CharField(_("catalogue item"), max_length=50, blank=True)
    system = models.CharField(_("system"), max_length=20, choices=System)
    address = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("channel of repair")
        verbose_name_plural = _("channels of repair")
        ordering = ["authority_code", "field", "item_code"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["authority_code", "field", "item_code", "in_force_from"], name="channel_once"
            ),
            models.CheckConstraint(condition=~Q(legal_basis_zh=""), name="channel_has_basis"),
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_from=None) | Q(in_force_to__gte=F("in_force_from")),
                name="channel_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority_code or self.field or '*'} / {self.item_code or '*'}: {self.get_system_display()}"


class Unrepairable(Dated):
    """What a law, an administrative regulation or a central policy document makes unrepairable (rules.md C-01)."""

    item_code = models.CharField(_("catalogue item"), max_length=50)
    penalty_kind = models.CharField(_("kind of penalty"), max_length=40, blank=True)  # "" every kind
    words_zh = models.CharField(_("in words (Chinese)"), max_length=300)
    words_en = models.CharField(_("in words (English)"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("unrepairable information")
        verbose_name_plural = _("unrepairable information")
        ordering = ["item_code", "penalty_kind"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(legal_basis_zh=""),
                name="unrepairable_has_basis",
                violation_error_message=_("Only a law, a regulation or a central policy document takes this right."),
            ),
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_from=None) | Q(in_force_to__gte=F("in_force_from")),
                name="unrepairable_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_code} {self.penalty_kind}".strip()
