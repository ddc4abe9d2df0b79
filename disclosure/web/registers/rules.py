"""Classes and periods, and the standards that authorities published within them (rules.md A.3, A-33)."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import AmountLine, CatalogueItem, ClassStandard, PeriodRule, RuleTransition
from disclosure.registers import words
from disclosure.web.registers.cells import BASIS, DATED, GROUNDED, PAIR
from disclosure.web.registers.table import Cell, Column, Register

AUTHORITY = ("authority.code", "authority.name_zh", "authority.name_en")


def _authority(row: Any) -> Cell:
    return Cell(row.authority.name if row.authority else capfirst(_("every authority of the field")), "head")


def _standard(row: ClassStandard) -> Cell:
    return Cell(row.name, note=row.document)


PERIODS = Register(
    "period-rules",
    gettext_lazy("Period rules"),
    PeriodRule,
    ("regime", "item.code", "kind", *PAIR, "severity", "public_by_default", "min_months", "max_months", "ends",
     "review_months", *GROUNDED, *DATED),
    (),
    order=("regime", "item__code", "kind", "in_force_from"),
    related=("item",),
)  # fmt: skip
TRANSITIONS = Register(
    "transitions",
    gettext_lazy("Changes of rules"),
    RuleTransition,
    ("from_regime", "to_regime", "first_day", "method", *GROUNDED, "confidence"),
    (),
)
STANDARDS = Register(
    "standards",
    gettext_lazy("Standards by field"),
    ClassStandard,
    (*AUTHORITY, "field", "item.code", *PAIR, "document", "summary_zh", "summary_en", *GROUNDED, *DATED),
    (
        Column(gettext_lazy("Authority"), _authority),
        Column(gettext_lazy("Field"), lambda row: Cell(capfirst(words.field_of_work(row.field)))),
        Column(gettext_lazy("Standard"), _standard),
        Column(gettext_lazy("What it says"), lambda row: Cell(row.text("summary"))),
    ),
    order=("field", "authority__code", "in_force_from"),
    related=("authority", "item"),
)
LINES = Register(
    "amount-lines",
    gettext_lazy("Lines for fines"),
    AmountLine,
    (*AUTHORITY, "item.code", "larger_from", "huge_from", *GROUNDED, "in_force_from", "in_force_to"),
    (
        Column(gettext_lazy("Authority"), _authority),
        Column(gettext_lazy("Larger from"), lambda row: Cell(row.larger_from, "money")),
        Column(gettext_lazy("Huge from"), lambda row: Cell(row.huge_from, "money")),
        BASIS,
    ),
    order=("authority__code", "in_force_from"),
    related=("authority", "item"),
)


def in_force(*, on: date) -> Q:
    """Rows that hold on that day or later."""
    return Q(in_force_to=None) | Q(in_force_to__gte=on)


def periods(*, on: date, past: bool) -> list[tuple[CatalogueItem, list[PeriodRule]]]:
    """Period rules by item: those in force or announced, or those that have ended."""
    wanted = ~in_force(on=on) if past else in_force(on=on)
    found: dict[CatalogueItem, list[PeriodRule]] = {}
    for rule in (
        PeriodRule.objects.filter(wanted).select_related("item").order_by("item__category__number", "item", "pk")
    ):
        found.setdefault(rule.item, []).append(rule)
    return list(found.items())
