"""Examples of display periods, to be read beside rules.md A-10 to A-45."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from disclosure.publish.periods import Decision, NoRule, fine_kind, period
from tests.publish.law import RULES, SWITCH, TRANSITIONS, a_rule

FINE, HUGE, WARNING = ("larger_fine",), ("huge_fine",), ("warning",)


def dates_of(decided_on: str, kinds: tuple[str, ...] = FINE, *, on: str = "", item: str = "penalty", **facts):
    """The period of one decision, asked on the day of the decision or later."""
    day = date.fromisoformat(decided_on)
    decision = Decision(item, day, kinds, **facts)
    return period(decision, RULES, TRANSITIONS, on=date.fromisoformat(on) if on else day)


# why, decided on, kinds, repair possible from, last day shown
ORDER_36 = [
    ("A-42: a general one, three months and a year", "2026-05-11", FINE, "2026-08-11", "2027-05-11"),
    ("A-42: a serious one, one year and three", "2026-05-11", HUGE, "2027-05-11", "2029-05-11"),
    ("A-12: a warning alone is minor", "2026-05-11", WARNING, "2026-05-11", "2026-08-11"),
    ("A-44: 31 August has no 31 November", "2026-08-31", FINE, "2026-11-30", "2027-08-31"),
    ("A-44: 30 November ends in a short February", "2026-11-30", FINE, "2027-02-28", "2027-11-30"),
    ("A-44: and in a long one", "2027-11-30", FINE, "2028-02-29", "2028-11-30"),
    ("A-44: 29 February, three common years later", "2028-02-29", HUGE, "2029-02-28", "2031-02-28"),
    ("A-44: 31 May and a month of thirty days", "2026-05-31", WARNING, "2026-05-31", "2026-08-31"),
    ("A-34: the longest of several kinds", "2026-05-11", WARNING + FINE + HUGE, "2027-05-11", "2029-05-11"),
    ("A-34: in whatever order they are named", "2026-05-11", HUGE + WARNING, "2027-05-11", "2029-05-11"),
    ("A-32: a kind the order does not name is general", "2026-05-11", ("other",), "2026-08-11", "2027-05-11"),
    ("A.5: the first day of Order 36", "2026-04-01", FINE, "2026-07-01", "2027-04-01"),
    ("A.5: the last day of Order 58", "2026-03-31", FINE, "2026-06-30", "2029-03-31"),
]


@pytest.mark.parametrize(("why", "decided_on", "kinds", "repair", "last_day"), ORDER_36)
def test_repair_starts_and_display_ends_on(why, decided_on, kinds, repair, last_day) -> None:
    found = dates_of(decided_on, kinds)
    assert found.repairable_from == date.fromisoformat(repair), why
    assert found.shown_until - timedelta(days=1) == date.fromisoformat(last_day), why


@pytest.mark.parametrize(("why", "decided_on", "kinds", "repair", "last_day"), ORDER_36)
def test_shown_until_is_the_first_day_no_longer_shown(why, decided_on, kinds, repair, last_day) -> None:
    assert dates_of(decided_on, kinds).shown_until == date.fromisoformat(last_day) + timedelta(days=1), why


@pytest.mark.parametrize(
    ("kinds", "severity", "shown"),
    [
        (WARNING, "minor", False),
        (FINE, "general", True),
        ((*WARNING, "confiscation_property"), "general", True),
        (HUGE + FINE, "serious", True),
    ],
)
def test_the_gravest_kind_gives_the_class_and_decides_whether_it_is_shown(kinds, severity, shown) -> None:
    found = dates_of("2026-05-11", kinds)
    assert (found.severity, found.public_by_default) == (severity, shown)


def test_a_simple_procedure_is_minor_whatever_the_fine() -> None:
    found = dates_of("2026-05-11", FINE, simple=True)
    assert (found.severity, found.public_by_default, found.shown_until) == ("minor", False, date(2026, 8, 12))


# why, kinds, other facts, asked on, repair possible from, last day shown; all decided on 10 June 2025
TRANSITION = [
    ("the old order until its last day", FINE, {}, "2026-03-31", "2025-09-10", "2028-06-10"),
    ("the shorter new term from its first day", FINE, {}, "2026-04-01", "2025-09-10", "2026-06-10"),
    ("the earlier start of repair stays", HUGE, {}, "2026-04-01", "2025-09-10", "2028-06-10"),
    ("food and fire waited a year", FINE, {"sector": True}, "2026-03-31", "2026-06-10", "2028-06-10"),
    ("and no longer do", FINE, {"sector": True}, "2026-04-01", "2025-09-10", "2026-06-10"),
]


@pytest.mark.parametrize(("why", "kinds", "facts", "on", "repair", "last_day"), TRANSITION)
def test_a_decision_under_order_58_takes_the_earlier_end(why, kinds, facts, on, repair, last_day) -> None:
    found = dates_of("2025-06-10", kinds, on=on, **facts)
    assert found.repairable_from == date.fromisoformat(repair), why
    assert found.shown_until == date.fromisoformat(last_day) + timedelta(days=1), why


def test_a_decision_names_both_rules_it_follows() -> None:
    assert len(dates_of("2025-06-10", on="2026-03-31").rules) == 1
    assert len(dates_of("2025-06-10", on="2026-04-01").rules) == 2


def test_a_warning_not_shown_under_order_58_is_not_shown_under_order_36() -> None:
    assert not dates_of("2025-06-10", WARNING, on="2026-03-31").public_by_default
    assert not dates_of("2025-06-10", WARNING, on="2026-04-01").public_by_default


def test_without_a_transition_the_old_order_stays() -> None:
    found = period(Decision("penalty", date(2025, 6, 10), FINE), RULES, (), on=SWITCH)
    assert found.shown_until == date(2028, 6, 11)


def test_late_delivery_never_moves_the_end() -> None:
    assert dates_of("2026-05-11", on="2027-05-01") == dates_of("2026-05-11", on="2026-05-12")


def test_a_decision_can_arrive_when_its_period_is_over() -> None:
    assert dates_of("2024-01-15", on="2026-04-01").shown_until == date(2025, 1, 16)  # then it is never shown


@pytest.mark.parametrize(
    ("delivered", "shown_until"),
    [
        ("2026-12-31", "2027-01-01"),
        ("2027-05-11", "2027-05-12"),
        ("2030-01-01", "2027-05-12"),
        ("2099-12-31", "2027-05-12"),
    ],
)
def test_a_delivered_end_only_shortens(delivered, shown_until) -> None:
    found = dates_of("2026-05-11", delivered_end=date.fromisoformat(delivered))
    assert found.shown_until == date.fromisoformat(shown_until)


def test_a_licence_is_shown_through_its_last_day_of_validity() -> None:
    found = dates_of("2026-05-11", (), item="licence", valid_until=date(2031, 5, 10))
    assert (found.shown_until, found.repairable_from, found.review_on) == (date(2031, 5, 11), None, None)


@pytest.mark.parametrize("valid_until", [None, date(2099, 12, 31)])
def test_a_long_term_licence_has_a_review_instead_of_a_last_day(valid_until) -> None:
    found = dates_of("2026-05-11", (), item="licence", valid_until=valid_until)
    assert (found.shown_until, found.review_on) == (None, date(2031, 5, 11))


@pytest.mark.parametrize(
    ("on", "review"),
    [
        ("2026-05-20", "2027-05-11"),
        ("2027-05-10", "2027-05-11"),
        ("2027-05-11", "2028-05-11"),
        ("2031-01-01", "2031-05-11"),
    ],
)
def test_until_performance_the_next_review_is_always_ahead(on, review) -> None:
    found = dates_of("2026-05-11", (), item="judgment_defaulter", on=on)
    assert (found.ends, found.shown_until) == ("performance", None)
    assert found.review_on == date.fromisoformat(review)


def test_a_delivered_end_gives_a_list_entry_its_last_day() -> None:
    found = dates_of("2026-05-11", (), item="judgment_defaulter", delivered_end=date(2028, 5, 10))
    assert (found.ends, found.shown_until, found.review_on) == ("months", date(2028, 5, 11), None)


def test_without_a_rule_nothing_is_said_about_the_end() -> None:
    with pytest.raises(NoRule):
        dates_of("2026-05-11", (), item="horoscope")


def test_of_two_rules_for_one_kind_the_younger_holds() -> None:
    older = a_rule("larger_fine", max_months=12)
    younger = a_rule("larger_fine", max_months=6, in_force_from=date(2027, 1, 1))
    decision = Decision("penalty", date(2027, 5, 11), FINE)
    for rules in [(older, younger), (younger, older)]:
        assert period(decision, rules, (), on=date(2027, 5, 11)).rules == (younger.pk,)


def test_a_term_once_shortened_stays_short_when_a_third_law_is_longer() -> None:
    rules = [
        a_rule(max_months=36, in_force_to=date(2026, 12, 31)),
        a_rule(max_months=12, in_force_from=date(2027, 1, 1), in_force_to=date(2027, 12, 31)),
        a_rule(max_months=24, in_force_from=date(2028, 1, 1)),
    ]
    decision = Decision("penalty", date(2026, 5, 11))
    assert period(decision, rules, (), on=date(2028, 2, 1)).shown_until == date(2027, 5, 12)


@pytest.mark.parametrize(
    ("amount", "kind"),
    [
        ("0.999999", "small_fine"),
        ("1", "larger_fine"),
        ("9.999999", "larger_fine"),
        ("10", "huge_fine"),
    ],
)
def test_the_authoritys_lines_class_a_fine(amount, kind) -> None:
    assert fine_kind(Decimal(amount), (Decimal(1), Decimal(10))) == kind


def test_without_lines_or_amount_a_fine_is_larger() -> None:
    assert fine_kind(Decimal("0.01"), None) == "larger_fine"
    assert fine_kind(None, (Decimal(1), Decimal(10))) == "larger_fine"
