"""Working days: the published plan and nothing else; recounted by another way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.workdays import Calendar, UnknownYear, add_working_days, is_working_day

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
calendars = st.builds(
    Calendar,
    years=st.just(frozenset([2026])),
    off=st.frozensets(st.sampled_from([day for day in DAYS if day.isoweekday() < 6]), max_size=40),
    worked=st.frozensets(st.sampled_from([day for day in DAYS if day.isoweekday() > 5]), max_size=12),
)
NONE_OFF = Calendar(frozenset([2026]), frozenset(), frozenset())


def worked_days(calendar: Calendar) -> list[date]:
    """Every working day of 2026, listed rather than counted."""
    plain = {day for day in DAYS if day.isoweekday() not in (6, 7)}
    return sorted((plain - calendar.off) | calendar.worked)


@given(calendars, st.sampled_from(DAYS), st.integers(1, 60))
def test_the_nth_working_day_is_the_nth_of_the_list(calendar, start, n):
    later = [day for day in worked_days(calendar) if day > start]
    found = add_working_days(start, n, calendar)

    if n <= len(later):
        assert (found.day, found.provisional) == (later[n - 1], False)
    else:
        assert (found.provisional, found.unknown) == (True, 2027)


@given(calendars, st.sampled_from(DAYS))
def test_a_day_is_worked_exactly_if_it_is_in_the_list(calendar, day):
    assert is_working_day(day, calendar) == (day in worked_days(calendar))


@given(calendars, st.sampled_from(DAYS), st.integers(0, 40), st.integers(0, 40))
def test_two_terms_one_after_the_other_are_one(calendar, start, first, second):
    whole = add_working_days(start, first + second, calendar)

    assert add_working_days(add_working_days(start, first, calendar).day, second, calendar).day == whole.day


@given(calendars, st.sampled_from(DAYS))
def test_another_calendar_has_another_version(calendar, day):
    moved = Calendar(calendar.years, calendar.off ^ {day}, calendar.worked)

    assert moved.version != calendar.version
    assert Calendar(calendar.years, calendar.off, calendar.worked).version == calendar.version


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 4)])
def test_nobody_knows_a_year_without_a_plan(day):
    with pytest.raises(UnknownYear, match=str(day.year)):
        is_working_day(day, NONE_OFF)


def test_a_term_that_reaches_into_an_unknown_year_says_so():
    found = add_working_days(date(2026, 12, 30), 3, NONE_OFF)

    assert (found.day, found.provisional, found.unknown) == (date(2027, 1, 4), True, 2027)


def test_the_day_of_the_event_does_not_count_and_none_at_all_is_that_day():
    monday = date(2026, 6, 1)

    assert add_working_days(monday, 1, NONE_OFF).day == date(2026, 6, 2)
    assert add_working_days(monday, 0, NONE_OFF).day == monday


def test_no_deadline_lies_before_its_event():
    with pytest.raises(ValueError, match="after its event"):
        add_working_days(date(2026, 6, 1), -1, NONE_OFF)
