"""The dated rules of the register as values for the pure period functions."""

import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from disclosure.models import AmountLine, PeriodRule, RuleTransition
from disclosure.publish.periods import SIMPLE, Decision, Period, Rule, Transition, period

PROPOSED = sys.maxsize  # the number of a rule that is not in the register yet
# Fields of work whose penalties Order 58 kept public for a year before repair (rules.md A.5).
SECTORS = frozenset(["food", "drugs", "food_drugs", "special_equipment", "work_safety", "fire"])


@dataclass(frozen=True, slots=True)
class Line:
    """From which fine (10,000 yuan) an authority counts it as larger, and as huge; dated."""

    larger_from: Decimal
    huge_from: Decimal
    in_force_from: date | None
    in_force_to: date | None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every dated rule that decides a display period, read once and passed on as a value."""

    rules: dict[str, tuple[Rule, ...]]  # by item code
    transitions: tuple[Transition, ...]
    lines: dict[tuple[int, str], tuple[Line, ...]]  # by (authority id, item code)

    def period(self, decision: Decision, *, on: date, review: date | None = None) -> Period:
        """Dates of a decision on that day (rules.md A.3, A.4), `review` being done; raises NoRule."""
        return period(decision, self.rules.get(decision.item, ()), self.transitions, on=on, review=review)

    def lines_for(self, authority_id: int, item: str, *, on: date) -> tuple[Decimal, Decimal] | None:
        """The amount lines an authority had published for that day, or None (rules.md A-32)."""
        for line in self.lines.get((authority_id, item), ()):
            if (line.in_force_from is None or line.in_force_from <= on) and (
                line.in_force_to is None or on <= line.in_force_to
            ):
                return line.larger_from, line.huge_from
        return None


def decided(item: str, decided_on: date, penalty_kinds: str, *, sector: bool) -> Decision:
    """The decision behind a publication, from its stored columns."""
    kinds = penalty_kinds.split()
    return Decision(
        item=item,
        decided_on=decided_on,
        kinds=tuple(kind for kind in kinds if kind != SIMPLE),
        simple=SIMPLE in kinds,
        sector=sector,
    )


def rulebook() -> Rulebook:
    """Read the rules in force and past from the register: three queries."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for row in PeriodRule.objects.select_related("item").order_by("pk"):
        rules[row.item.code].append(rule_of(row))
    lines: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in AmountLine.objects.select_related("item").order_by("pk"):
        lines[line.authority_id, line.item.code].append(
            Line(line.larger_from, line.huge_from, line.in_force_from, line.in_force_to)
        )
    return Rulebook(
        rules={item: tuple(found) for item, found in rules.items()},
        transitions=tuple(
            Transition(row.from_regime, row.to_regime, row.first_day) for row in RuleTransition.objects.all()
        ),
        lines={key: tuple(found) for key, found in lines.items()},
    )


def rule_of(row: PeriodRule) -> Rule:
    """A row of the register as a value; one that is not saved yet is the youngest."""
    return Rule(
        pk=row.pk or PROPOSED,
        regime=row.regime,
        item=row.item.code,
        kind=row.kind,
        severity=row.severity,
        public_by_default=row.public_by_default,
        min_months=row.min_months,
        max_months=row.max_months,
        ends=row.ends,
        review_months=row.review_months,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
    )
