"""The sections of a general report in their order (rules.md D-03), and in which one a catalogue item is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosure.models import CatalogueItem, Tab

BASIC: Final = "basic"  # registration facts are no section of records
LOCAL: Final = "local"
Words = Any  # text that is translated when it is drawn


@dataclass(frozen=True, slots=True)
class Part:
    """One section: `kind` stands in its sentences; one outside the standard layout needs an active item."""

    code: str
    title: Words
    kind: Words
    layout: str = "records"
    standard: bool = True


@dataclass(frozen=True, slots=True)
class Whole:
    """One of the eight groups of the summary."""

    code: str
    title: Words
    parts: tuple[Part, ...]


GENERAL: Final = (
    Whole(
        "administration",
        pgettext_lazy("group of the report", "Administration"),
        (
            Part("permit", _("Administrative permits"), pgettext_lazy("kind of record", "permit")),
            Part("penalty", _("Administrative penalties"), pgettext_lazy("kind of record", "penalty")),
            Part(
                "administration_other",
                _("Other administrative information"),
                pgettext_lazy("kind of record", "other administrative"),
                standard=False,
            ),
        ),
    ),
    Whole(
        "trustworthiness",
        _("Trustworthiness"),
        (
            Part(
                "trustworthy_tax", _("A-rated taxpayer"), pgettext_lazy("kind of record", "A-rated taxpayer"), "table"
            ),
            Part(
                "trustworthy_customs",
                _("Advanced customs certification"),
                pgettext_lazy("kind of record", "advanced customs certification"),
            ),
            Part(
                "trustworthy_other",
                _("Other honours"),
                pgettext_lazy("kind of record", "honour"),
                standard=False,
            ),
        ),
    ),
    Whole(
        "serious",
        _("Serious untrustworthiness"),
        (
            # Not among the judgments (rules.md D-07).
            Part("serious_judgment", _("Judgment defaulters"), pgettext_lazy("kind of record", "judgment defaulter")),
            Part("serious_safety", _("Work safety"), pgettext_lazy("kind of record", "work-safety list")),
            Part("serious_tax", _("Major tax violations"), pgettext_lazy("kind of record", "major tax violation")),
            Part(
                "serious_procurement",
                _("Government procurement"),
                pgettext_lazy("kind of record", "government-procurement list"),
            ),
            Part("serious_overload", _("Overloading"), pgettext_lazy("kind of record", "overloading list")),
            Part(
                "serious_other",
                _("Other serious lists"),
                pgettext_lazy("kind of record", "other serious-list"),
                standard=False,
            ),
        ),
    ),
    Whole(
        "abnormal",
        _("Operating abnormality"),
        (Part("abnormal", _("Operating abnormality"), pgettext_lazy("kind of record", "operating-abnormality")),),
    ),
    Whole(
        "commitment",
        _("Commitments"),
        (Part("commitment", _("Commitments"), pgettext_lazy("kind of record", "commitment"), "table"),),
    ),
    Whole(
        "evaluation",
        _("Evaluation"),
        (
            Part(
                "evaluation",
                _("Evaluation"),
                pgettext_lazy("kind of record", "evaluation"),
                "table",
            ),
        ),
    ),
    Whole("judgment", _("Judgments"), (Part("judgment", _("Judgments"), pgettext_lazy("kind of record", "judgment")),)),
    Whole("other", _("Other"), (Part("other", _("Other"), pgettext_lazy("kind of record", "other")),)),
)
SUPPLEMENT: Final = Whole(
    LOCAL,
    _("Local supplement"),
    (Part(LOCAL, _("Local supplement"), pgettext_lazy("kind of record", "local"), standard=False),),
)
# Items whose section the standard layout names.
NAMED: Final = {
    "registration": BASIC,
    "a_taxpayer": "trustworthy_tax",
    "customs_advanced": "trustworthy_customs",
    "judgment_defaulter": "serious_judgment",
    "work_safety": "serious_safety",
    "major_tax_violation": "serious_tax",
    "gov_procurement": "serious_procurement",
    "overloading": "serious_overload",
}
BY_TAB: Final = {
    Tab.PENALTY: "penalty",
    Tab.LICENCE: "permit",
    Tab.SERIOUS: "serious_other",
    Tab.HONOUR: "trustworthy_other",
    Tab.ABNORMAL: "abnormal",
    Tab.COMMITMENT: "commitment",
    Tab.EVALUATION: "evaluation",
    Tab.JUDGMENT: "judgment",
    Tab.OTHER: "other",
}
ADMINISTRATION: Final = "administration"  # the category of the catalogue


def section_of(item: CatalogueItem) -> str:
    """The one section in which records of an item are told; asks for its category."""
    if item.region_id:
        return LOCAL
    if item.tab == Tab.OTHER and item.category.code == ADMINISTRATION:
        return "administration_other"
    return NAMED.get(item.code) or BY_TAB[Tab(item.tab)]


def by_section(items: Iterable[CatalogueItem]) -> dict[str, list[CatalogueItem]]:
    """Items by the section that tells them."""
    found: dict[str, list[CatalogueItem]] = {}
    for item in items:
        found.setdefault(section_of(item), []).append(item)
    return found
