"""Rows that carry their name in Chinese and English and answer in the reader's language."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from creditchina.language import in_english


class Bilingual(models.Model):
    """A row with `name_zh` (authoritative) and `name_en`; `name` picks by the active language."""

    name_zh = models.CharField(_("Chinese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language; Chinese where no English name is recorded."""
        return self.text("name")

    def text(self, field: str) -> str:
        """Any `<field>_zh` / `<field>_en` pair of this row in the reader's language."""
        wanted: Any = getattr(self, f"{field}_en") if in_english() else ""
        return str(wanted or getattr(self, f"{field}_zh"))


class BasisKind(models.TextChoices):
    """What kind of instrument a register row rests on, strongest first (rules.md B-01, E-04, F-01)."""

    LAW = "law", _("law")
    ADMIN_REGULATION = "admin_regulation", _("administrative regulation")
    CENTRAL_POLICY = "central_policy", _("Party or State Council policy document")
    DEPARTMENT_RULE = "department_rule", _("departmental rule")
    LOCAL_REGULATION = "local_regulation", _("local regulation")
    NOTICE = "notice", _("notice")


# May cut rights or add duties (rules.md F-01).
CUTS_RIGHTS = (
    BasisKind.LAW,
    BasisKind.ADMIN_REGULATION,
    BasisKind.CENTRAL_POLICY,
    BasisKind.LOCAL_REGULATION,
)


class LegalBasis(models.Model):
    """A register row names the law it rests on, in both languages (rules.md S-16)."""

    legal_basis_zh = models.TextField(_("legal basis (Chinese)"), blank=True)
    legal_basis_en = models.TextField(_("legal basis (English)"), blank=True)

    class Meta:
        abstract = True

    @property
    def legal_basis(self) -> str:
        """Legal basis in the reader's language; the Chinese text is the authoritative one."""
        return (self.legal_basis_en if in_english() else "") or self.legal_basis_zh
