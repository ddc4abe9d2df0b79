"""Columns of register rows in the reader's words."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import models
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Fields of work of authorities.
FIELDS: Final[Mapping[str, Any]] = {
    "market_regulation": gettext_lazy("market regulation"),
    "ecology": gettext_lazy("ecology and environment"),
    "work_safety": gettext_lazy("work safety"),
    "tax": gettext_lazy("tax"),
    "human_resources": gettext_lazy("human resources and social security"),
    "housing": gettext_lazy("housing and construction"),
    "court": gettext_lazy("courts"),
    "approvals": gettext_lazy("administrative approval"),
    "food": gettext_lazy("food"),
    "drugs": gettext_lazy("drugs"),
    "food_drugs": gettext_lazy("food and drugs"),
    "special_equipment": gettext_lazy("special equipment"),
    "fire": gettext_lazy("fire protection"),
}
# How well the text behind a row is known.
_CONFIDENCE: Final[Mapping[str, Any]] = {
    "CONFIDENT": gettext_lazy("read in the published text"),
    "UNSURE": gettext_lazy("to be checked against the published text"),
}


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
    return str(_CONFIDENCE.get(word, word))


def field_of_work(word: str) -> str:
    """A field of work; a word nobody knows as it stands."""
    return str(FIELDS.get(word, word))
