"""Which sources were asked: on time, none declared, late."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure.models import Mandate
from disclosure.web import coverage
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_our_mandates():
    Mandate.objects.all().delete()


def asked(**batch):
    today = timezone.localdate()
    mandate = builders.a_mandate(due_every_days=7)
    if batch:
        builders.a_batch(source=mandate.source, edition=builders.an_edition(mandate.item), **batch)
    return coverage.of_item(mandate.item.pk, on=today)


@pytest.mark.parametrize(("days", "late"), [(0, 0), (7, 0), (8, 1)])
def test_a_source_is_late_the_day_after_its_delivery_was_due(days, late):
    found = asked(on=timezone.localdate() - timedelta(days=days), rows_read=1, public=1)

    assert (len(found.late), found.on_time) == (late, 1 - late)


def test_a_delivery_without_rows_declares_none():
    assert asked(on=timezone.localdate()).declared_none == 1


def test_a_delivery_of_faulty_rows_only_is_none():
    assert len(asked(on=timezone.localdate(), rows_read=2, faulty=2).late) == 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_of_a_delivery_breaks_the_count(day):
    assert len(asked(on=day, rows_read=1, public=1).asked) == 1


def test_a_source_that_never_delivered_is_late():
    assert len(asked().late) == 1


def test_an_undone_delivery_is_none():
    assert len(asked(on=timezone.localdate(), status="undone").late) == 1


def test_the_parts_add_up():
    found = asked(on=timezone.localdate())

    assert found.on_time + len(found.late) == len(found.asked) == 1
    assert found.declared_none <= found.on_time
