"""Machine words of the register in the reader's language. A word nobody knows is shown as it stands."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from disclosure.ingest.reasons import RULES
from disclosure.models import CatalogueItem, PeriodRule

# Fields of work of authorities.
FIELDS: Final[Mapping[str, Any]] = {
    "market_regulation": _("market regulation"),
    "ecology": _("ecology and environment"),
    "work_safety": _("work safety"),
    "tax": _("tax"),
    "human_resources": _("human resources and social security"),
    "housing": _("housing and construction"),
    "court": _("courts"),
    "approvals": _("administrative approval"),
    "food": _("food"),
    "drugs": _("drugs"),
    "food_drugs": _("food and drugs"),
    "special_equipment": _("special equipment"),
    "fire": _("fire protection"),
}
# How well the text behind a rule is known.
CONFIDENCE: Final[Mapping[str, Any]] = {
    "CONFIDENT": _("read in the published text"),
    "UNSURE": _("to be checked against the published text"),
}


def sentence(rule: str) -> str:
    """What the batch report says about a rule."""
    return str(RULES[rule].sentence) if rule in RULES else rule


def remedy(rule: str) -> str:
    """What the source can do about it."""
    return str(RULES[rule].remedy) if rule in RULES else ""


def flags(words: str) -> str:
    """Every flag of a record as a sentence, one after the other."""
    return " ".join(map(sentence, words.split()))


def field(word: str) -> str:
    """A field of work."""
    return str(FIELDS.get(word, word))


def confidence(word: str) -> str:
    """How well a rule is known."""
    return str(CONFIDENCE.get(word, word))


def amount(value: Decimal | None) -> str:
    """A sum without the noughts that its column adds; "-" where there is none."""
    return "-" if value is None else f"{value.normalize():f}"


def kinds(words: str, item: CatalogueItem) -> str:
    """Kinds of penalty by the names that the period rules give them; the youngest rule names a kind."""
    rules = PeriodRule.objects.filter(item=item, kind__in=words.split()).order_by("in_force_from")
    names = {rule.kind: rule.name for rule in rules}
    return ", ".join(names.get(word, word) for word in words.split())
