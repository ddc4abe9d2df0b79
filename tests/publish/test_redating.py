"""A change of the rules: never a longer display, and the same end that a delivery of that day would be given."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from disclosure.publish.periods import ONE_DAY, Decision, NoRule, Period, period
from disclosure.publish.redating import Redating, Standing
from tests.publish.law import ORDER36, SWITCH, TRANSITIONS, a_rule
from tests.publish.test_period_properties import a_term, days, decisions, law_books, transitions

FIRST = date(2027, 1, 1)
DECISION = Decision("penalty", date(2026, 10, 1), ("larger_fine",))
NOW = a_rule("larger_fine", max_months=12)


def standing(found: Period) -> Standing:
    """The dates as they are stored once a record was taken in."""
    return Standing(found.severity, found.repairable_from, found.shown_until, found.ends, found.review_on)


def shorter(**fields):
    """Larger fines are shown so long from the first day on."""
    return a_rule("larger_fine", in_force_from=FIRST, **fields)


def redated(*changes, decision=DECISION):
    """The end of a decision once these rules join."""
    rules = (NOW, a_rule(), *changes)
    before = standing(period(decision, rules, (), on=FIRST - ONE_DAY))
    return Redating(rules, (), FIRST).redated(decision, before), before


@pytest.mark.parametrize("months", [12, 13, 36])
def test_a_longer_rule_moves_nothing(months) -> None:
    after, before = redated(shorter(max_months=months))
    assert after == before


def test_a_shorter_rule_ends_it_earlier() -> None:
    assert redated(shorter(max_months=6))[0].shown_until == date(2027, 4, 2)


def test_what_would_be_over_leaves_on_the_first_day_and_not_before() -> None:
    assert redated(shorter(max_months=1))[0].shown_until == FIRST


def test_what_is_no_longer_shown_leaves_on_the_first_day() -> None:
    after, _ = redated(shorter(public_by_default=False, severity="minor", max_months=3))
    assert (after.shown_until, after.severity) == (FIRST, "minor")


def test_repair_is_possible_earlier_and_never_later() -> None:
    assert redated(shorter(min_months=1, max_months=12))[0].repairable_from == date(2026, 11, 1)
    assert redated(shorter(min_months=6, max_months=12))[0].repairable_from == date(2027, 1, 1)


def test_until_performance_may_become_a_number_of_months() -> None:
    open_ended = a_rule("larger_fine", max_months=None, ends="performance", review_months=6)
    rules = (open_ended, shorter(max_months=24))
    before = standing(period(DECISION, rules, (), on=FIRST - ONE_DAY))
    after = Redating(rules, (), FIRST).redated(DECISION, before)
    assert (after.shown_until, after.ends, after.review_on) == (date(2028, 10, 2), "months", None)


def test_other_kinds_and_later_decisions_stay_as_they_are() -> None:
    rules = (NOW, a_rule(), shorter(max_months=1))
    change = Redating(rules, (), FIRST)
    other = replace(DECISION, kinds=("warning",))
    later = replace(DECISION, decided_on=FIRST)
    assert change.change(other) is None
    assert change.change(later) is None


def test_another_regime_reaches_only_where_a_transition_says_so() -> None:
    old = Decision("penalty", date(2025, 10, 1), ("larger_fine",))
    rules = (a_rule("", regime="order58", max_months=36, in_force_to=SWITCH - ONE_DAY), *ORDER36)
    before = standing(period(old, rules, (), on=SWITCH - ONE_DAY))
    assert Redating(rules, (), SWITCH).redated(old, before) == before
    assert Redating(rules, TRANSITIONS, SWITCH).redated(old, before).shown_until == date(2026, 10, 2)


@settings(max_examples=400)
@given(decisions, law_books(), transitions, days, st.integers(1, 300), st.data())
def test_it_agrees_with_what_a_delivery_of_that_day_would_be_given(decision, rules, steps, first, age, data) -> None:
    decision = replace(decision, decided_on=first - timedelta(days=age))
    new = data.draw(a_term(data.draw(st.sampled_from(["", "warning", "larger_fine"]))))
    new = replace(new, regime=data.draw(st.sampled_from(["order58", "order36", "site"])), in_force_from=first)
    rules = (*rules, replace(new, pk=10**6))
    try:
        before = period(decision, rules, steps, on=first - ONE_DAY)
        after = period(decision, rules, steps, on=first)
    except NoRule:
        assume(False)
    if not before.public_by_default or (before.shown_until is not None and before.shown_until <= first):
        return  # nothing that is shown on the first day
    moved = Redating(rules, steps, first).redated(decision, standing(before))
    hidden = not after.public_by_default
    wanted = first if hidden else after.shown_until and max(after.shown_until, first)
    assert moved.shown_until == wanted
    assert moved.repairable_from == after.repairable_from
    assert before.shown_until is None or moved.shown_until <= before.shown_until


@settings(max_examples=200)
@given(decisions, law_books(), transitions, days)
def test_what_was_moved_is_not_moved_again(decision, rules, steps, first) -> None:
    assume(decision.decided_on < first)
    old = Standing("general", decision.decided_on, first + timedelta(days=300), "months", None)
    change = Redating(rules, steps, first)
    once = change.redated(decision, old)
    assert change.redated(decision, once) == once
