"""The end of a display needs no job to take effect; the job only tells the ledger."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from disclosure import ledger, publish
from disclosure.models import Change, Publication
from tests.builders import a_licence, a_penalty

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
DECIDED = date(2026, 1, 5)


def penalties(*days: int) -> list[Publication]:
    """Penalties whose first day no longer shown is so many days from today."""
    ends = (TODAY + timedelta(days=day) for day in days)
    return [a_penalty(decided_on=DECIDED, shown_until=end) for end in ends]


def test_the_ledger_is_told_of_every_end_that_came_and_of_no_other() -> None:
    _, due, _ = penalties(-3, 0, 1)
    a_licence(decided_on=DECIDED)
    assert publish.lapse(by=TODAY) == 2
    due.refresh_from_db()
    assert (due.ended_on, due.ended_as) == (TODAY, Publication.EndedAs.EXPIRED)
    assert Change.objects.filter(kind="ended").count() == 2


def test_telling_it_twice_adds_nothing() -> None:
    penalties(-3, 0)
    publish.lapse(by=TODAY)
    head = ledger.head()
    assert publish.lapse(by=TODAY) == 0
    assert ledger.head() == head


def test_pages_show_the_same_before_and_after() -> None:
    penalties(-3, -1, 0, 1, 2)
    days = [TODAY + timedelta(days=day) for day in range(-4, 4)]
    before = [set(Publication.objects.visible(on=day)) for day in days]
    publish.lapse(by=TODAY)
    assert [set(Publication.objects.visible(on=day)) for day in days] == before


def test_what_lapsed_is_exactly_what_is_no_longer_visible() -> None:
    penalties(-3, -1, 0, 1, 2)
    publish.lapse(by=TODAY)
    on_show = set(Publication.objects.filter(ended_on=None))
    assert on_show == set(Publication.objects.visible(on=TODAY))


def test_a_late_run_dates_each_end_on_its_own_day() -> None:
    early, late = penalties(-30, -3)
    publish.lapse(by=TODAY)
    ends = Change.objects.filter(kind="ended").order_by("seq").values_list("publication", "on")
    assert list(ends) == [(early.pk, early.shown_until), (late.pk, late.shown_until)]


def test_many_ends_are_told_part_by_part(monkeypatch) -> None:
    monkeypatch.setattr(import_module("disclosure.publish.lapse"), "PART", 2)
    penalties(-5, -4, -3, -2, -1)
    assert publish.lapse(by=TODAY) == 5


def test_a_kept_or_repaired_record_does_not_lapse() -> None:
    a_penalty(shown=False, decided_on=DECIDED)
    (repaired,) = penalties(0)
    publish.take_down(repaired, on=TODAY - timedelta(days=9))
    assert publish.lapse(by=TODAY) == 0
