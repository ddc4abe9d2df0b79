"""Administrative regions with the years in which each code was in use (GB/T 2260)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.models.bilingual import Bilingual


class Region(Bilingual):
    """One region code. Abolished codes stay, because documents and unified codes go on carrying them."""

    code = models.CharField(_("code"), max_length=6, primary_key=True)
    full_name_zh = models.CharField(_("full Chinese name"), max_length=200, blank=True)
    full_name_en = models.CharField(_("full English name"), max_length=200, blank=True)
    short_name_zh = models.CharField(_("short Chinese name"), max_length=100, blank=True)
    level = models.PositiveSmallIntegerField(_("level"))  # 1 province, 2 city, 3 county
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )
    valid_from = models.DateField(_("in use from"), null=True, blank=True)
    valid_to = models.DateField(_("in use to"), null=True, blank=True)
    fictional = models.BooleanField(_("fictional"), default=False)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    @property
    def full_name(self) -> str:
        """Name with the regions above it, in the reader's language."""
        return self.text("full_name") or self.name
