"""Columns of register rows in the reader's words."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# How well the text behind a row is known (rules.md marks).
_CONFIDENCE = {"CONFIDENT", "UNSURE"}


def label(field: Any) -> str:
    """The name of a column."""
    return str(capfirst(str(field.verbose_name)))


def value(field: Any, held: Any) -> str:
    """What a column says; "–" where it says nothing."""
    if held in (None, ""):
        return "–"
    if isinstance(field, models.ForeignKey):
        row = field.related_model._default_manager.filter(pk=held).first()
        return str(row or held)
    if field.choices:
        return str(capfirst(str(dict(field.flatchoices).get(held, held))))
    if field.name == "confidence" and held in _CONFIDENCE:
        return confidence(held)
    if isinstance(held, bool):
        return _("Yes") if held else _("No")
    return formats.date_format(held) if isinstance(held, date) else str(held)


def confidence(word: str) -> str:
    """How well a rule is known."""
    said = {"CONFIDENT": _("read in the published text"), "UNSURE": _("to be checked against the published text")}
    return said.get(word, word)
