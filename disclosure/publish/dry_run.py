"""What a proposed change of the rules would move, by authority and direction, before anybody decides on it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from disclosure.models import PeriodRule
from disclosure.publish.affected import Affected
from disclosure.publish.redating import Redating, Standing
from disclosure.publish.rules import Rulebook, rule_of, rulebook

LEAVES, EARLIER, REPAIR, CLASS = DIRECTIONS = ("leaves", "ends_earlier", "repair_earlier", "class_only")


@dataclass(frozen=True, slots=True)
class DryRun:
    """Figures of a dry run: publications. `lengthened` counts ends that would move later, which never may (S-3)."""

    first_day: date
    read: int
    moved: Mapping[str, int]  # direction -> publications that are public
    by_authority: Mapping[int, Mapping[str, int]]
    not_public: int  # kept records whose dates move as well
    held_back: int  # the rule alone would show them longer; they keep the end they have
    lengthened: int

    @property
    def total(self) -> int:
        """Public ones that move."""
        return sum(self.moved.values())

    def as_json(self) -> dict[str, Any]:
        """The figures as a register row keeps them."""
        figures = asdict(self) | {"first_day": self.first_day.isoformat()}
        return figures | {"by_authority": {str(pk): dict(counts) for pk, counts in self.by_authority.items()}}


def dry_run(rules: Sequence[PeriodRule], *, first_day: date, book: Rulebook | None = None) -> DryRun:
    """Count what rules of one item, not saved yet, would move if they came into force on that day; writes nothing.

    One pass over the publications of the item, grouped by what a rule looks at.
    """
    return count(Affected(rules[0].item.code, proposed(rules, first_day, book or rulebook())))


def proposed(rules: Sequence[PeriodRule], first_day: date, book: Rulebook) -> Redating:
    """The rules of the item with the proposed ones among them; a rule of the same kind holds from its first day on."""
    new = [rule_of(rule) for rule in rules]
    known = book.rules.get(rules[0].item.code, ())
    return Redating([*known, *new], book.transitions, first_day)


def count(affected: Affected) -> DryRun:
    """Go through all groups."""
    moved: Counter[str] = Counter()
    by_authority: defaultdict[int, Counter[str]] = defaultdict(Counter)
    read = not_public = held_back = lengthened = 0
    for row, public, number in affected.groups():
        read += number
        new = affected.redated(row)
        way = direction(row.standing, new, affected.redating.first_day)
        lengthened += number * _longer(row.standing, new)
        held_back += number * affected.redating.would_lengthen(affected.decision(row), row.standing)
        if way and public:
            moved[way] += number
            by_authority[row.authority][way] += number
        elif way:
            not_public += number
    first_day = affected.redating.first_day
    return DryRun(first_day, read, dict(moved), dict(by_authority), not_public, held_back, lengthened)


def direction(old: Standing, new: Standing, first_day: date) -> str:
    """In which direction the dates move; '' where they stay."""
    if new == old:
        return ""
    if new.shown_until != old.shown_until:
        return LEAVES if new.shown_until is not None and new.shown_until <= first_day else EARLIER
    return REPAIR if new.repairable_from != old.repairable_from else CLASS


def _longer(old: Standing, new: Standing) -> bool:
    if old.shown_until is None:
        return False
    return new.shown_until is None or new.shown_until > old.shown_until
