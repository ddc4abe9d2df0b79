"""What a change of the rules does to a publication that stands. Pure: rules and dates in, dates out.

A change of law never lengthens a display (rules.md S-3), and it works from its first day on (rules.md S-4).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from disclosure.publish.periods import ONE_DAY, Decision, Rule, Transition, add_months, carried_over, end_by
from disclosure.publish.periods import rule_in_force as in_force


@dataclass(frozen=True, slots=True)
class Standing:
    """The dates and the class of a publication, as they are stored."""

    severity: str
    repairable_from: date | None
    shown_until: date | None
    ends: str
    review_on: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """What rules say of a decision that is affected: the rule up to the day before, and the one from the day on."""

    before: Rule
    now: Rule


class Redating:
    """A change of the rules of one item on one day; remembers decisions, because few are different."""

    def __init__(self, rules: Iterable[Rule], transitions: Iterable[Transition], first_day: date) -> None:
        self.rules, self.transitions, self.first_day = tuple(rules), tuple(transitions), first_day
        self._change = lru_cache(100_000)(self._find)

    def change(self, decision: Decision) -> Change | None:
        """The change of the rule that governs a decision; None where the same rule goes on, or it is not subject."""
        return self._change(decision)

    def redated(self, decision: Decision, standing: Standing) -> Standing:
        """The dates from the first day on: never a later end, never a later day of repair, no end in the past."""
        change = self.change(decision)
        if change is None:
            return standing
        until = self._until(decision, standing, change)
        if until == standing.shown_until:
            ends, review_on = standing.ends, standing.review_on
        else:
            ends, review_on = (standing.ends if standing.shown_until else "months"), None
        return replace(
            standing,
            severity=change.now.severity or standing.severity,
            repairable_from=_repairable(decision, standing, change.now),
            shown_until=until,
            ends=ends,
            review_on=review_on,
        )

    def would_lengthen(self, decision: Decision, standing: Standing) -> bool:
        """Whether the new rule by itself would show it longer than it is shown now."""
        change = self.change(decision)
        if change is None or standing.shown_until is None or not change.now.public_by_default:
            return False
        end = end_by(decision, change.now)
        return end is None or end > standing.shown_until

    def _find(self, decision: Decision) -> Change | None:
        before = in_force(decision, self.rules, self.first_day - ONE_DAY)
        now = in_force(decision, self.rules, self.first_day)
        then = in_force(decision, self.rules, decision.decided_on)
        if before is None or now is None or then is None or before == now or decision.decided_on >= self.first_day:
            return None
        return Change(before, now) if carried_over(then, now, self.transitions, self.first_day) else None

    def _until(self, decision: Decision, standing: Standing, change: Change) -> date | None:
        """First day no longer shown. What was shown until the first day was lawfully shown until then."""
        if change.before.public_by_default and not change.now.public_by_default:
            end: date | None = self.first_day
        else:
            end = end_by(decision, change.now)
        until = standing.shown_until
        if end is None or (until is not None and until <= end):
            return until
        return min(max(end, self.first_day), until or date.max)


def _repairable(decision: Decision, standing: Standing, now: Rule) -> date | None:
    by_now = None if now.min_months is None else add_months(decision.decided_on, now.min_months)
    return min(filter(None, (standing.repairable_from, by_now)), default=None)
