"""The holidays of the register: the published plans of 2025 and 2026, and nothing of 2027."""

from datetime import date

import pytest

from disclosure import registers
from disclosure.models import CalendarDay
from disclosure.workdays import UnknownYear, add_working_days, is_working_day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 1, 26), True), (date(2025, 10, 8), False), (date(2025, 10, 11), True), (date(2026, 1, 2), False),
        (date(2026, 1, 4), True), (date(2026, 2, 23), False), (date(2026, 2, 28), True), (date(2026, 10, 10), True),
        (date(2026, 10, 8), True), (date(2026, 6, 6), False),
    ],
)  # fmt: skip
def test_the_published_plan_is_followed(day, worked):
    assert is_working_day(day, registers.calendar()) is worked


@pytest.mark.parametrize(("year", "worked"), [(2025, 248), (2026, 248)])
def test_a_known_year_has_its_number_of_working_days(year, worked):
    known = registers.calendar()
    days = (date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))

    assert sum(is_working_day(day, known) for day in days) == worked


def test_2027_is_not_known_and_nobody_pretends():
    known = registers.calendar()
    with pytest.raises(UnknownYear):
        is_working_day(date(2027, 3, 1), known)

    assert add_working_days(date(2026, 12, 25), 10, known).provisional
    assert not add_working_days(date(2026, 9, 30), 10, known).provisional
    assert add_working_days(date(2026, 9, 30), 3, known).day == date(2026, 10, 10)


def test_every_special_day_stands_in_its_year_and_worked_days_are_of_a_weekend():
    for row in CalendarDay.objects.select_related("year"):
        assert row.day.year == row.year.year
        assert row.kind == "off" or row.day.isoweekday() > 5
