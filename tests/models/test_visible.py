"""The queryset and the row in hand give one answer, and the past is never shown again."""

import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.models import Publication
from tests.builders import a_penalty

pytestmark = pytest.mark.django_db

FIRST = date(2026, 1, 1)
days = st.integers(0, 12).map(lambda days: FIRST + timedelta(days=days))
maybe = st.none() | days


def lawful(state):
    """A shield only of what is public, its days in order: the database takes no other."""
    since, until, ended, one, other = state
    if since is None or one is None:
        return since, until, ended, None, None
    return since, until, ended, min(one, other or one), other and max(one, other)


# public since, shown until, ended on, shielded from, shielded until
states = st.tuples(maybe, maybe, maybe, maybe, maybe).map(lawful)


def some_publications(drawn) -> list[Publication]:
    """Rows with just these dates, copied from a valid publication; an end may lie before the start."""
    made = a_penalty(counted_from=FIRST, public_since=FIRST)
    columns = {field.attname: getattr(made, field.attname) for field in Publication._meta.concrete_fields}
    rows = []
    for since, until, ended, shielded, unshielded in drawn:
        dates = {
            "public_since": since,
            "kept_because": "" if since else "minor",
            "shown_until": until,
            "review_on": date(2030, 1, 1),
            "ended_on": ended,
            "ended_as": "repaired" if ended else "",
            "shielded_from": shielded,
            "shielded_until": unshielded,
        }
        ref = uuid.uuid4()
        rows.append(Publication(**columns | dates | {"id": None, "ref": ref, "key": ref.bytes}))
    return Publication.objects.bulk_create(rows)


def pks(found) -> set[int]:
    """Primary keys of a queryset or of rows."""
    return {row.pk for row in found}


@given(st.lists(states, min_size=1, max_size=8), st.lists(days, min_size=1, max_size=4))
def test_the_queryset_and_its_twin_agree(drawn, asked) -> None:
    rows = some_publications(drawn)
    mine = Publication.objects.filter(pk__in=pks(rows))
    for day in asked:
        assert pks(mine.visible(on=day)) == pks(row for row in rows if row.is_visible(on=day))


@given(st.lists(states, min_size=1, max_size=8), days, days)
def test_what_was_public_on_a_day_is_shown_only_if_it_still_is(drawn, one, other) -> None:
    mine = Publication.objects.filter(pk__in=pks(some_publications(drawn)))
    past, today = min(one, other), max(one, other)
    then = pks(mine.as_of(past, today=today))
    assert then == pks(mine.visible(on=past)) & pks(mine.visible(on=today))


@given(st.lists(states, min_size=1, max_size=8), days)
def test_what_lapsed_was_shown_and_is_no_longer(drawn, day) -> None:
    mine = Publication.objects.filter(pk__in=pks(some_publications(drawn)))
    lapsed = mine.lapsed(by=day)
    assert not pks(lapsed) & pks(mine.visible(on=day))
    assert all(row.public_since and not row.ended_on for row in lapsed)


@pytest.mark.parametrize(("days", "seen"), [(-1, True), (0, False), (1, False)])
def test_the_last_day_is_shown_and_the_next_is_not(days, seen) -> None:
    made = a_penalty()
    assert made.is_visible(on=made.shown_until + timedelta(days=days)) is seen
    assert made.last_day_shown == made.shown_until - timedelta(days=1)


def test_a_shield_hides_from_its_first_day_until_it_is_lifted() -> None:
    (made,) = some_publications([(FIRST, None, None, date(2026, 6, 1), date(2026, 6, 3))])
    days = [date(2026, month, day) for month, day in [(5, 31), (6, 1), (6, 2), (6, 3)]]
    assert [made.is_visible(on=day) for day in days] == [True, False, False, True]
    mine = Publication.objects.filter(pk=made.pk)
    assert [mine.visible(on=day).exists() for day in days] == [True, False, False, True]
