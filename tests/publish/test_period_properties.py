"""What holds for every decision and every set of dated rules, whatever the law will say."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.publish.periods import Decision, NoRule, Period, Rule, Transition, period
from tests.publish.law import ORDER36, ORDER58, SWITCH, TRANSITIONS, a_rule

REGIMES = ("order58", "order36", "site")
CARRIED = tuple(Transition(old, new, date(2015, 1, 1)) for old, new in combinations(REGIMES, 2))
KINDS = ("warning", "larger_fine", "huge_fine", "unheard_of")
days = st.dates(date(2015, 1, 1), date(2040, 12, 31))
kinds = st.lists(st.sampled_from(KINDS), unique=True).map(tuple)
sometimes = st.sampled_from([False, False, False, True])
decisions = st.builds(Decision, st.just("penalty"), days, kinds, sometimes, sometimes)


@st.composite
def a_term(draw, kind: str) -> Rule:
    """What one rule says of its kind: months, performance, or that it is not shown at all."""
    most = draw(st.none() | st.integers(1, 60))
    least = draw(st.integers(0, most)) if most else None
    shown, review = draw(st.booleans()), draw(st.integers(1, 24))
    ends = "months" if most else "performance"
    return a_rule(kind, public_by_default=shown, min_months=least, max_months=most, ends=ends, review_months=review)


@st.composite
def law_books(draw) -> tuple[Rule, ...]:
    """Up to three regimes, one after the other, each with its own rules and one for every other kind."""
    switches = [
        draw(st.dates(date(2018, 1, 1), date(2022, 1, 1))),
        draw(st.dates(date(2024, 1, 1), date(2028, 1, 1))),
    ]
    starts, ends = (None, *switches), (*[day - timedelta(days=1) for day in switches], None)
    book: list[Rule] = []
    for regime, start, end in zip(REGIMES, starts, ends, strict=True):
        named = draw(st.lists(st.sampled_from((*KINDS[:3], "simple_procedure", "sector")), unique=True))
        terms = [draw(a_term(kind)) for kind in ("", *named)]
        book += [replace(term, regime=regime, in_force_from=start, in_force_to=end) for term in terms]
    return tuple(book)


transitions = st.sampled_from([(), CARRIED, CARRIED, CARRIED[:1]])


def end_of(found: Period) -> date:
    """First day no longer shown, comparable: at once when not shown, never when nothing fixes it."""
    return (found.shown_until or date.max) if found.public_by_default else date.min


@given(decisions, law_books(), transitions, days)
def test_every_display_ends_after_it_starts_or_has_a_review_ahead(decision, rules, steps, on) -> None:
    found = period(decision, rules, steps, on=on)
    assert found.shown_until or found.review_on
    assert found.shown_until is None or found.shown_until > found.counted_from
    assert found.review_on is None or found.review_on > on


@given(decisions, law_books(), transitions, days)
def test_the_last_day_has_the_day_number_of_the_document_or_ends_its_month(decision, rules, steps, on) -> None:
    found = period(decision, rules, steps, on=on)
    if found.shown_until:
        last = found.shown_until - timedelta(days=1)
        assert last.day == min(decision.decided_on.day, monthrange(last.year, last.month)[1])


@settings(max_examples=400)
@given(decisions, law_books(), transitions, days, days)
def test_a_later_day_never_lengthens(decision, rules, steps, one, other) -> None:
    earlier = period(decision, rules, steps, on=min(one, other))
    later = period(decision, rules, steps, on=max(one, other))
    assert end_of(later) <= end_of(earlier)


@given(decisions, law_books(), transitions, days, days)
def test_a_later_day_never_delays_repair(decision, rules, steps, one, other) -> None:
    earlier = period(decision, rules, steps, on=min(one, other)).repairable_from
    later = period(decision, rules, steps, on=max(one, other)).repairable_from
    assert earlier is None or later <= earlier


@given(decisions, law_books(), transitions, days, days)
def test_a_delivered_end_never_lengthens(decision, rules, steps, on, delivered) -> None:
    without = period(decision, rules, steps, on=on)
    told = period(replace(decision, delivered_end=delivered), rules, steps, on=on)
    assert end_of(told) <= min(end_of(without), delivered + timedelta(days=1))


@given(decisions, law_books(), days, st.sampled_from(KINDS))
def test_one_more_kind_never_shortens(decision, rules, on, kind) -> None:
    book = [replace(rule, regime="order36") for rule in rules]
    fewer = replace(decision, kinds=decision.kinds or ("warning",))
    more = replace(fewer, kinds=(*fewer.kinds, kind))
    assert end_of(period(more, book, (), on=on)) >= end_of(period(fewer, book, (), on=on))


@given(decisions, law_books(), transitions, days)
def test_repair_is_possible_before_the_last_day_is_over(decision, rules, steps, on) -> None:
    found = period(decision, rules, steps, on=on)
    if found.shown_until and found.repairable_from:
        assert decision.decided_on <= found.repairable_from < found.shown_until


@given(decisions, law_books(), transitions, days, st.randoms())
def test_the_order_in_which_rules_are_read_does_not_matter(decision, rules, steps, on, chance) -> None:
    shuffled = chance.sample(rules, len(rules))
    assert period(decision, shuffled, steps, on=on) == period(decision, rules, steps, on=on)


@given(st.dates(date(2015, 1, 1), date(2026, 3, 31)), kinds, st.dates(SWITCH, date(2040, 12, 31)))
def test_a_change_of_order_gives_the_earlier_of_both_ends(decided_on, named, on) -> None:
    decision = Decision("penalty", decided_on, named)
    old = period(decision, [replace(rule, in_force_to=None) for rule in ORDER58], (), on=on)
    new = period(decision, [replace(rule, in_force_from=None) for rule in ORDER36], (), on=on)
    both = period(decision, (*ORDER58, *ORDER36), TRANSITIONS, on=on)
    assert end_of(both) == min(end_of(old), end_of(new))


@given(decisions, law_books(), transitions, days)
def test_only_a_day_without_rules_has_none(decision, rules, steps, on) -> None:
    others = [rule for rule in rules if not rule.covers(decision.decided_on)]
    assert period(decision, rules, steps, on=on).rules
    with pytest.raises(NoRule):
        period(decision, others, steps, on=on)
