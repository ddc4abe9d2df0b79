"""From the days a row carries to the days its publication is shown (rules.md A.3 to A.5; golden examples)."""

from datetime import date

import pytest

from disclosure.models import Publication
from tests.ingest.sending import ON, a_row, deliver, outcomes, rules, the_publication

pytestmark = pytest.mark.django_db


def made(folder, item="penalty", on=ON, **roles):
    """(repair possible from, shown until, class) of the one publication a row makes."""
    deliver(folder, a_row(item, **roles), item=item, on=on)
    row = the_publication()
    return row.repairable_from, row.shown_until, row.severity


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2026-11-26", "decided_in_future"),
        ("2099-12-31", "decided_in_future"),
        ("1970-01-01", "implausible_date"),
        ("1948-12-31", "implausible_date"),
        ("46000", "not_a_date"),
    ],
)
def test_no_decision_bears_such_a_day(tmp_path, day, rule):
    batch = deliver(tmp_path, a_row(decided_on=day))
    assert (outcomes(batch), rules(batch, "faulty")) == ({"faulty": 1}, {rule})


def test_a_document_of_the_day_of_delivery_is_shown_the_same_day(tmp_path):
    made(tmp_path, decided_on=ON.isoformat())
    assert (the_publication().public_since, Publication.objects.visible(on=ON).count()) == (ON, 1)


def test_the_day_counts_from_the_document_not_from_its_delivery(tmp_path):
    assert made(tmp_path, decided_on="2026-06-01") == (date(2026, 9, 1), date(2027, 6, 2), "general")


def test_the_last_day_is_clipped_to_the_end_of_its_month(tmp_path):
    assert made(tmp_path, decided_on="2026-11-30", on=date(2026, 11, 30))[0] == date(2027, 2, 28)


def test_late_delivery_shows_less_and_moves_no_end(tmp_path):
    row = a_row(decided_on="2026-04-01")
    deliver(tmp_path, row, on=date(2027, 4, 1))
    late = the_publication()
    assert (late.public_since, late.last_day_shown) == (date(2027, 4, 1), date(2027, 4, 1))
    assert Publication.objects.visible(on=date(2027, 4, 1)).exists()
    assert not Publication.objects.visible(on=date(2027, 4, 2)).exists()


def test_what_comes_after_its_last_day_is_kept_only(tmp_path):
    batch = deliver(tmp_path, a_row(decided_on="2026-04-01"), on=date(2027, 4, 2))
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"past_end"})


@pytest.mark.parametrize(
    ("delivered", "until"),
    [
        ("2027-01-31", date(2027, 2, 1)),
        ("2029-01-31", date(2027, 9, 2)),
        ("2099-12-31", date(2027, 9, 2)),
        ("", date(2027, 9, 2)),
    ],
)
def test_a_delivered_last_day_may_only_shorten(tmp_path, delivered, until):
    assert made(tmp_path, decided_on="2026-09-01", shown_until=delivered)[1] == until


def test_a_delivered_last_day_that_is_over_keeps_the_row_from_the_public(tmp_path):
    batch = deliver(tmp_path, a_row(shown_until="2026-11-24"))
    assert rules(batch, "kept") == {"past_end"}


@pytest.mark.parametrize(
    ("kinds", "fine", "expected"),
    [
        ("罚款", "8", (date(2026, 12, 1), date(2027, 9, 2), "general")),
        ("罚款", "50", (date(2027, 9, 1), date(2029, 9, 2), "serious")),
        ("罚款", "4.99", (date(2026, 9, 1), date(2026, 12, 2), "minor")),
        ("警告;吊销许可证件", "", (date(2027, 9, 1), date(2029, 9, 2), "serious")),
        ("警告、罚款", "8", (date(2026, 12, 1), date(2027, 9, 2), "general")),
    ],
)
def test_a_decision_with_several_penalties_takes_the_longest(tmp_path, kinds, fine, expected):
    assert made(tmp_path, decided_on="2026-09-01", penalty_kinds=kinds, fine=fine) == expected


def test_under_order_58_alone_a_penalty_is_shown_three_years(tmp_path):
    shown = made(tmp_path, decided_on="2025-06-01", on=date(2026, 3, 31))
    assert shown[:2] == (date(2025, 9, 1), date(2028, 6, 2))


def test_since_order_36_an_older_penalty_ends_at_the_earlier_of_both(tmp_path):
    assert made(tmp_path, decided_on="2026-03-31") == (date(2026, 6, 30), date(2027, 4, 1), "general")


@pytest.mark.parametrize(("valid_until", "until"), [("2099-12-31", None), ("2027-05-01", date(2027, 5, 2)), ("", None)])
def test_a_licence_is_shown_while_it_is_valid(tmp_path, valid_until, until):
    assert made(tmp_path, "licence", valid_until=valid_until)[1] == until
    assert (the_publication().review_on is None) is (until is not None)


def test_who_can_perform_and_refuses_is_listed_without_a_fixed_end(tmp_path):
    refusing = "有履行能力而拒不履行生效法律文书确定义务"
    assert made(tmp_path, "judgment_defaulter", violation=refusing)[1] is None
    assert the_publication().ends == "performance"


def test_every_other_judgment_defaulter_is_listed_two_years(tmp_path):
    assert made(tmp_path, "judgment_defaulter")[1] == date(2028, 9, 2)
