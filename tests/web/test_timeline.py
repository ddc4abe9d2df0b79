"""The drawing of display periods."""

from datetime import date

import pytest

from disclosure.web.timeline import WIDTH, timeline
from tests import builders

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 2)


def a_record(**fields):
    made = {
        "decided_on": date(2026, 1, 1),
        "repairable_from": date(2026, 4, 1),
        "shown_until": date(2027, 1, 1),
    }
    return builders.a_penalty(**made | fields)


def test_nothing_to_draw_is_no_drawing():
    assert timeline([], on=ON) is None


def test_a_year_of_display_fills_a_year():
    drawn = timeline([a_record()], on=ON)

    assert drawn.years == [2026]
    assert (drawn.bars[0].start, drawn.bars[0].end) == (0, WIDTH)


def test_the_minimum_period_is_solid():
    bar = timeline([a_record()], on=ON).bars[0]

    assert bar.solid == pytest.approx(WIDTH * 90 / 365, abs=0.1)


def test_a_record_without_a_fixed_end_runs_to_the_edge():
    record = a_record()
    record.shown_until, record.repairable_from = None, None

    assert timeline([record], on=ON).bars[0].end == WIDTH


def test_more_records_than_the_eye_takes_in_are_counted():
    assert timeline([a_record()], on=ON, more=3).more == 3


def test_early_removal_is_not_drawn_before_the_entry_was_public():
    days = {"decided_on": date(2025, 1, 1), "repairable_from": date(2025, 7, 1), "public_since": date(2026, 1, 1)}
    entry = builders.a_list_entry("wage_arrears", shown_until=date(2027, 1, 1), **days)

    drawn = timeline([entry], on=ON)

    assert drawn.bars[0].opens == WIDTH / 2
