"""The rules of rules.md A.3 and A.5 as values, so that examples can be read beside the law they follow."""

from datetime import date
from itertools import count
from typing import Any

from disclosure.publish.periods import Rule, Transition

SWITCH = date(2026, 4, 1)  # Order 36 comes into force
_numbers = count(1)


def a_rule(kind: str = "", **fields: Any) -> Rule:
    """A rule for penalties, in force for ever, unless the test says otherwise."""
    made = {
        "pk": next(_numbers),
        "regime": "order36",
        "item": "penalty",
        "severity": "general",
        "public_by_default": True,
        "min_months": 3,
        "max_months": 12,
        "ends": "months",
        "review_months": None,
        "in_force_from": None,
        "in_force_to": None,
    }
    return Rule(**made | {"kind": kind} | fields)


def _order36(kind: str, severity: str, shown: bool, months: tuple[int, int]) -> Rule:
    least, most = months
    return a_rule(
        kind,
        severity=severity,
        public_by_default=shown,
        min_months=least,
        max_months=most,
        in_force_from=SWITCH,
    )


def _order58(kind: str, shown: bool, months: tuple[int | None, int | None]) -> Rule:
    least, most = months
    return a_rule(
        kind,
        regime="order58",
        severity="",
        public_by_default=shown,
        min_months=least,
        max_months=most,
        in_force_to=date(2026, 3, 31),
    )


MINOR, GENERAL, SERIOUS = ("minor", False, (0, 3)), ("general", True, (3, 12)), ("serious", True, (12, 36))
ORDER36 = (
    _order36("simple_procedure", *MINOR),
    _order36("warning", *MINOR),
    _order36("larger_fine", *GENERAL),
    _order36("confiscation_property", *GENERAL),
    _order36("other_general", *GENERAL),
    _order36("huge_fine", *SERIOUS),
    _order36("permit_revocation", *SERIOUS),
)
ORDER58 = (
    _order58("simple_procedure", shown=False, months=(None, None)),
    _order58("warning", shown=False, months=(None, None)),
    _order58("other", shown=True, months=(3, 36)),
    _order58("sector", shown=True, months=(12, 36)),
)
OTHERS = (
    a_rule(
        item="licence",
        regime="site",
        severity="",
        min_months=None,
        max_months=None,
        ends="validity",
        review_months=60,
    ),
    a_rule(
        item="judgment_defaulter",
        regime="list",
        severity="serious",
        min_months=None,
        max_months=None,
        ends="performance",
        review_months=12,
    ),
)
RULES = (*ORDER58, *ORDER36, *OTHERS)
TRANSITIONS = (Transition("order58", "order36", SWITCH),)
