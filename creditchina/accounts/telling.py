"""What two people change of an account, in words."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from creditchina.accounts.models import AccountProposal, Post, User


@dataclass(frozen=True, slots=True)
class Difference:
    """One column: its name, what the account says now, and what was asked for."""

    label: str
    old: str
    new: str


def differences(proposal: AccountProposal) -> list[Difference]:
    """The columns of the account or the post that were asked for; none for a reset."""
    table: type[models.Model] = Post if proposal.kind == AccountProposal.Kind.POST else User
    before = proposal.account if proposal.kind == AccountProposal.Kind.CHANGE else None
    told = [(table._meta.get_field(name), value) for name, value in proposal.values.items()]
    return [
        Difference(
            str(capfirst(str(column.verbose_name))),  # type: ignore[union-attr]
            _said(column, getattr(before, column.attname)) if before else "",  # type: ignore[union-attr]
            _said(column, column.to_python(value)),  # type: ignore[union-attr]
        )
        for column, value in told
    ]


def _said(column: Any, held: Any) -> str:
    if held in (None, ""):
        return "–"
    if isinstance(column, models.ForeignKey):
        return str(column.related_model._default_manager.filter(pk=held).first() or held)
    if column.choices:
        return str(dict(column.flatchoices).get(held, held))
    if isinstance(held, bool):
        return _("Yes") if held else _("No")
    return str(formats.date_format(held)) if hasattr(held, "isoformat") else str(held)
