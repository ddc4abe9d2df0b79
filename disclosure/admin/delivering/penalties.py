"""Kinds of penalty as a clerk is asked for them: under the headings of the penalty law, each with its meaning."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.fields import Choice
from disclosure.ingest.deciding import RULE_KINDS
from disclosure.models import PeriodRule, Severity

ROLE: Final = "penalty_kinds"

_ONLY_IF_SAID: Final = gettext_lazy("Only where the decision itself calls it so. Otherwise choose “Fine”.")
# Heading -> its kinds, and what each means in plain words. A kind named nowhere stands under the last heading.
HEADINGS: Final[tuple[tuple[Any, Mapping[str, Any]], ...]] = (
    (
        gettext_lazy("Warning and criticism"),
        {
            "warning": gettext_lazy("A formal reproach. Where it is the only penalty, the record is not shown."),
            "circulated_criticism": gettext_lazy(
                "A reproach made known to others. Where it is the only penalty, the record is not shown."
            ),
        },
    ),
    (
        gettext_lazy("Fine and confiscation"),
        {
            "fine": gettext_lazy(
                "Any fine. Whether it is small, larger or huge follows from its amount and the lines of the authority."
            ),
            "small_fine": _ONLY_IF_SAID,
            "larger_fine": _ONLY_IF_SAID,
            "huge_fine": _ONLY_IF_SAID,
            "confiscation_gains": gettext_lazy("What was earned by the violation is taken."),
            "confiscation_property": gettext_lazy("Goods, tools or materials of the violation are taken."),
        },
    ),
    (
        gettext_lazy("Permits and qualifications"),
        {
            "permit_suspension": gettext_lazy("The permit is taken for a time and comes back afterwards."),
            "qualification_lowered": gettext_lazy("The qualification stays, at a lower grade."),
            "permit_revocation": gettext_lazy("The permit is taken for good."),
        },
    ),
    (
        gettext_lazy("Business and occupation"),
        {
            "business_restricted": gettext_lazy("Part of the business is forbidden, or goes on under conditions."),
            "suspension_ordered": gettext_lazy("The business stops until the fault is put right."),
            "closure_ordered": gettext_lazy("The business ends for good."),
            "practice_restricted": gettext_lazy("Somebody may not work in an occupation for a time, or for ever."),
        },
    ),
    (
        gettext_lazy("Detention and everything else"),
        {
            "detention": gettext_lazy("A natural person is held for some days."),
            "other_general": gettext_lazy("A penalty that a law provides and this list does not name."),
            "other": gettext_lazy("Only if nothing above fits. Say in the penalty imposed what it is."),
            "simple_procedure": gettext_lazy(
                "No kind but a procedure: decided on the spot. Answer the question for the procedure instead."
            ),
        },
    ),
)


def grouped(choices: Iterable[Choice]) -> list[tuple[Any, list[tuple[str, str]]]]:
    """The kinds of a field list under their headings, as a form takes them."""
    left = {choice.value: choice.label for choice in choices}
    groups = [(name, [(kind, left.pop(kind)) for kind in kinds if kind in left]) for name, kinds in HEADINGS]
    groups[-1][1].extend(left.items())
    return [(name, kinds) for name, kinds in groups if kinds]


def hints(item: str, *, on: date) -> dict[str, str]:
    """What each kind means, and the class that the period rules in force on that day give it (rules.md A.3)."""
    classes = _classes(item, on)
    told = {}
    for _heading, kinds in HEADINGS:
        for kind, meaning in kinds.items():
            severity = classes.get(RULE_KINDS.get(kind, kind), "")
            named = _("Class: %(name)s.") % {"name": Severity(severity).label} if severity else ""
            told[kind] = f"{meaning} {named}".strip()
    return told


def _classes(item: str, on: date) -> dict[str, str]:
    """Kind -> class by the rules in force; a fine has none before its amount is known."""
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    lasting = Q(in_force_to=None) | Q(in_force_to__gte=on)
    rules = PeriodRule.objects.filter(begun, lasting, item__code=item).exclude(severity="")
    return dict(rules.order_by("in_force_from", "pk").values_list("kind", "severity"))
