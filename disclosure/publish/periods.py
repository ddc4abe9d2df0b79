"""How long a publication is shown and from when it can be repaired. Pure: rules in, dates out.

All dates are local dates in Asia/Shanghai. `shown_until` is exclusive; people read the day before.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

LONG_TERM = date(2099, 12, 31)  # how the exchange formats write "no end"
ONE_DAY = timedelta(days=1)
SIMPLE = "simple_procedure"
SECTOR = "sector"
UNDATED = ("performance", "cured")  # ends that no day is fixed for (rules.md S-5)
FALLBACKS = ("other_general", "other", "")  # the rule that covers a kind no rule names


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated period rule as a value; `in_force_to` is its last day, None an open end."""

    pk: int
    regime: str
    item: str
    kind: str
    severity: str
    public_by_default: bool
    min_months: int | None
    max_months: int | None
    ends: str
    review_months: int | None
    in_force_from: date | None
    in_force_to: date | None

    def covers(self, day: date) -> bool:
        """Whether the rule was in force on that day."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )


@dataclass(frozen=True, slots=True)
class Transition:
    """Older decisions of `from_regime` take the earlier end once `to_regime` is in force (rules.md S-3)."""

    from_regime: str
    to_regime: str
    first_day: date


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules need to know of a decision. `kinds` are penalty-kind words; () for other information."""

    item: str
    decided_on: date
    kinds: tuple[str, ...] = ()
    simple: bool = False  # made by simple procedure
    sector: bool = False  # food, drugs, special equipment, work safety, fire (Order 58)
    valid_until: date | None = None  # last day of validity of a licence
    delivered_end: date | None = None  # last day shown as the source delivered it; may only shorten


@dataclass(frozen=True, slots=True)
class Period:
    """The dates of one publication, and the rules they follow from."""

    severity: str
    public_by_default: bool
    counted_from: date
    repairable_from: date | None
    shown_until: date | None
    ends: str
    review_on: date | None
    rules: tuple[int, ...]


class NoRule(LookupError):
    """No dated rule covers this decision, so nothing lawful can be said about its end."""


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, clipped to the month's end (rules.md A-44)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period(
    decision: Decision,
    rules: Iterable[Rule],
    transitions: Iterable[Transition],
    *,
    on: date,
    review: date | None = None,
) -> Period:
    """Dates of a publication: counted from the document's date (rules.md A-40), never lengthened by a later rule.

    The end is the earliest by the rule in force at the decision and by each rule in force since, up to `on`. The next
    review lies after `on`, and after the one of the day `review`, which is done (rules.md S-5).
    Raises NoRule where no rule covered the decision on its day.
    """
    candidates = [rule for rule in rules if rule.item == decision.item]
    then = rule_in_force(decision, candidates, decision.decided_on)
    if then is None:
        raise NoRule(decision.item)
    applied = [then]
    for day in _days_of_change(candidates, decision.decided_on, on):
        now = rule_in_force(decision, candidates, day)
        if now and now not in applied and carried_over(then, now, transitions, on):
            applied.append(now)
    return _dated(decision, applied, max(on, review or on))


def fine_kind(amount: Decimal | None, lines: tuple[Decimal, Decimal] | None) -> str:
    """Class of a fine: small, larger or huge by its authority's published lines; larger where it has none (A-32)."""
    if lines is None or amount is None:
        return "larger_fine"
    larger_from, huge_from = lines
    if amount >= huge_from:
        return "huge_fine"
    return "larger_fine" if amount >= larger_from else "small_fine"


def _days_of_change(rules: Iterable[Rule], after: date, on: date) -> list[date]:
    """Days later than `after`, up to `on`, on which a rule started or was over."""
    starts = {rule.in_force_from for rule in rules if rule.in_force_from}
    ends = {rule.in_force_to + ONE_DAY for rule in rules if rule.in_force_to}
    return sorted(day for day in starts | ends if after < day <= on)


def rule_in_force(decision: Decision, rules: Iterable[Rule], day: date) -> Rule | None:
    """The rule in force on a day for the gravest of the decision's kinds (rules.md A-34)."""
    valid = sorted((rule for rule in rules if rule.covers(day)), key=_start)
    by_kind = {rule.kind: rule for rule in valid}  # of two rules for one kind the younger holds
    if decision.simple and SIMPLE in by_kind:
        return by_kind[SIMPLE]
    fallback = next((by_kind[kind] for kind in FALLBACKS if kind in by_kind), None)
    matched = [by_kind.get(kind, fallback) for kind in decision.kinds] or [by_kind.get("", fallback)]
    if decision.sector and SECTOR in by_kind and any(rule is fallback for rule in matched):
        matched.append(by_kind[SECTOR])
    return max((rule for rule in matched if rule), key=_length, default=None)


def _start(rule: Rule) -> tuple[date, int]:
    return (rule.in_force_from or date.min, rule.pk)


def _length(rule: Rule) -> tuple[bool, bool, int, int, int]:
    """Shown beats not shown (rules.md A-12), no fixed term any number of months; then the later start of repair."""
    open_ended = rule.public_by_default and rule.max_months is None
    return (rule.public_by_default, open_ended, rule.max_months or 0, rule.min_months or 0, -rule.pk)


def carried_over(then: Rule, now: Rule, transitions: Iterable[Transition], on: date) -> bool:
    """Whether a decision made under one rule is subject to a later one: of the same regime, or by a transition."""
    if then.regime == now.regime:
        return True
    return any(
        step.from_regime == then.regime and step.to_regime == now.regime and step.first_day <= on
        for step in transitions
    )


def _dated(decision: Decision, applied: list[Rule], reviewed: date) -> Period:
    """The dates by these rules; the last one governs. The next review lies after `reviewed`."""
    start = decision.decided_on
    ends = [end_by(decision, rule) for rule in applied]
    if decision.delivered_end and decision.delivered_end < LONG_TERM:
        ends.append(decision.delivered_end + ONE_DAY)
    shown_until = min((end for end in ends if end), default=None)
    repair = [add_months(start, rule.min_months) for rule in applied if rule.min_months is not None]
    governing = applied[-1]
    return Period(
        severity=governing.severity or applied[0].severity,
        public_by_default=all(rule.public_by_default for rule in applied),
        counted_from=start,
        repairable_from=min(repair, default=None),
        shown_until=shown_until,
        ends="months" if shown_until and governing.ends in UNDATED else governing.ends,
        review_on=None if shown_until else _next_review(start, governing.review_months, reviewed),
        rules=tuple(dict.fromkeys(rule.pk for rule in applied)),
    )


def end_by(decision: Decision, rule: Rule) -> date | None:
    """First day no longer shown under one rule; None where the rule fixes no day."""
    if rule.ends == "validity":
        last = decision.valid_until
        return last + ONE_DAY if last and last < LONG_TERM else None
    if rule.max_months is None:
        return None
    return add_months(decision.decided_on, rule.max_months) + ONE_DAY


def _next_review(start: date, months: int | None, on: date) -> date | None:
    """First review day after `on`, counted in steps of `months` from the decision (rules.md S-5)."""
    if not months:
        return None
    passed = (on.year - start.year) * 12 + on.month - start.month
    step = max(1, passed // months)
    review = add_months(start, step * months)
    while review <= on:
        step += 1
        review = add_months(start, step * months)
    return review
