"""Cells that several registers have in common."""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import Status
from disclosure.registers import words
from disclosure.web.registers.table import Cell, Column, Part


def named(row: Any) -> Cell:
    """The name of a row; a draft is marked as planned (rules.md S-49)."""
    status = getattr(row, "status", Status.ACTIVE)
    return Cell(row.name, "planned" if status == Status.PLANNED else "head", note=_retired(status))


def _retired(status: str) -> str:
    return _("retired") if status == Status.RETIRED else ""


def basis(row: Any) -> Cell:
    """The legal basis, and a word where its text is still to be checked."""
    unsure = getattr(row, "confidence", "") == "UNSURE"
    return Cell(row.legal_basis or "–", note=capfirst(words.confidence("UNSURE")) if unsure else "")


def carrier(use: Any) -> Part:
    """The list or item that carries a measure."""
    if use.serious_list:
        return Part(use.serious_list.name, reverse("disclosure:list", args=[use.serious_list.slug]))
    return Part(use.item.name, reverse("disclosure:item", args=[use.item.code]))


def text(label: Any, field: str) -> Column:
    """A pair of columns in the reader's language."""
    return Column(label, lambda row: Cell(row.text(field) or "–"))


BASIS = Column(gettext_lazy("Legal basis"), basis)
PAIR = ("name_zh", "name_en")
GROUNDED = ("legal_basis_zh", "legal_basis_en")
DATED = ("in_force_from", "in_force_to", "confidence")
