"""Machine words of the register in the reader's language. A word nobody knows is shown as it stands."""

from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from disclosure.ingest.reasons import RULES
from disclosure.models import CatalogueItem, PeriodRule
from disclosure.publish.verbs import SETTLED

# Words of the law for why a decision no longer stands (rules.md A-18); anything else is told as it is written.
NO_LONGER_STANDS: Final[dict[str, Any]] = {
    "revoked": _("The decision was revoked."),
    "changed": _("The decision was changed."),
    "unlawful": _("The decision was found unlawful."),
    "void": _("The decision was found void."),
}


def no_longer_stands(reason: str) -> str:
    """The public reason of a withdrawal, in words."""
    return str(NO_LONGER_STANDS.get(reason, reason))


def sentence(rule: str) -> str:
    """What the batch report says about a rule."""
    return str(RULES[rule].sentence) if rule in RULES else rule


def remedy(rule: str) -> str:
    """What the source can do about it."""
    return str(RULES[rule].remedy) if rule in RULES else ""


def flags(words: str) -> str:
    """Every flag of a record as a sentence, one after the other."""
    said = {SETTLED: str(_("Repaired after its display period had ended."))}
    return " ".join(said.get(word) or sentence(word) for word in words.split())


def amount(value: Decimal | None) -> str:
    """A sum without the noughts that its column adds; "-" where there is none."""
    return "-" if value is None else f"{value.normalize():f}"


def kinds(words: str, item: CatalogueItem) -> str:
    """Kinds of penalty by the names that the period rules give them; the youngest rule names a kind."""
    rules = PeriodRule.objects.filter(item=item, kind__in=words.split()).order_by("in_force_from")
    names = {rule.kind: rule.name for rule in rules}
    return ", ".join(names.get(word, word) for word in words.split())
