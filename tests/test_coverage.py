"""Delivered, declared none, late, never (rules.md S-8): one reckoning, and how fresh decisions appear."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from disclosure.coverage import Coverage, Heard, Line, State, coverage
from disclosure.lags import median, typical_lags
from disclosure.models import Authority, Mandate, NilReturn
from tests import builders

TODAY = timezone.localdate()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def line(**fields) -> Line:
    return Line(**{"item": 1, "authority": 2, "region": "990101", "source": 3, "every": 7, "on": TODAY} | fields)


@pytest.mark.parametrize(
    ("heard", "state"),
    [
        (Heard(), "never"),
        (Heard(ago(7)), "delivered"),
        (Heard(ago(8)), "late"),
        (Heard(ago(30), ago(3)), "none"),
        (Heard(ago(3), ago(30)), "delivered"),
        (Heard(ago(3), ago(3)), "delivered"),  # a delivery of the same day is newer word than none
        (Heard(None, ago(8)), "late"),
        (Heard(None, TODAY), "none"),
    ],
)
def test_what_was_heard_last_and_in_time_says_the_state(heard, state):
    assert line(heard=heard).state == state


maybe = st.none() | st.integers(0, 40).map(ago)


@given(maybe, maybe, st.integers(1, 30))
def test_every_line_is_in_one_state_and_late_from_the_day_after_it_was_due(delivered, none, every):
    one = line(heard=Heard(delivered, none), every=every)
    covered = Coverage(TODAY, (one,))
    assert sum(len(covered.of(state)) for state in State) == 1
    assert one.is_late is (one.due_on is None or one.due_on < TODAY)
    assert one.state != "none" or none is not None


def test_the_version_moves_with_what_is_covered_and_not_with_the_day():
    one = line(heard=Heard(ago(3)))
    later = line(heard=Heard(ago(3)), on=TODAY + timedelta(days=1))
    overdue = line(heard=Heard(ago(3)), on=TODAY + timedelta(days=9))
    newer = line(heard=Heard(ago(2)))
    versions = [Coverage(each.on, (each,)).version for each in (one, later, overdue, newer)]
    assert versions[0] == versions[1]
    assert len(set(versions)) == 3


@pytest.fixture
def mandate(db):
    Mandate.objects.all().delete()
    return builders.a_mandate(due_every_days=7)


def found(**asked):
    return coverage(asked.pop("items", None), **{"on": TODAY} | asked)


def delivers(mandate, **fields):
    return builders.a_batch(source=mandate.source, edition=builders.an_edition(mandate.item), **fields)


def declares(mandate, to, **fields):
    same = {"source": mandate.source, "item": mandate.item, "authority": mandate.authority}
    return NilReturn.objects.create(**same | {"period_from": to, "period_to": to} | fields)


def test_a_delivery_speaks_for_every_authority_of_its_source_and_a_nil_return_for_one(mandate):
    other = builders.a_mandate(source=mandate.source, item=mandate.item)
    delivers(mandate, on=ago(30), rows_read=1, public=1)
    declares(mandate, ago(1))
    states = {row.authority: row.state for row in found().lines}
    assert states == {mandate.authority_id: "none", other.authority_id: "late"}


def test_a_nil_return_that_was_withdrawn_says_nothing(mandate):
    declares(mandate, ago(1), withdrawn_at=timezone.now())
    assert [row.state for row in found().lines] == ["never"]


def test_only_items_regions_and_mandates_asked_for_are_told(mandate):
    assert [len(found(**asked).lines) for asked in ({}, {"items": [mandate.item_id]}, {"items": [0]})] == [1, 1, 0]
    assert [len(found(region=region).lines) for region in ("9901", "9902")] == [1, 0]
    Mandate.objects.update(valid_to=ago(1))
    assert found().lines == ()


def test_a_handful_of_questions_whatever_the_size(mandate, django_assert_num_queries):
    for _ in range(5):
        builders.a_mandate(source=mandate.source)
    with django_assert_num_queries(3):
        assert len(found().lines) == 6


@pytest.mark.parametrize(("days", "middle"), [([3], 3), ([1, 9], 1), ([1, 5, 100], 5), ([4, 4, 4, 900], 4)])
def test_the_usual_time_is_a_median_that_occurs(days, middle):
    assert median(Counter(days)) == middle


@pytest.mark.django_db
def test_the_usual_time_is_of_what_was_shown_in_ninety_days():
    authority = builders.an_authority()
    for decided, shown in ((10, 8), (30, 5), (50, 1), (300, 95)):
        builders.a_penalty(authority=authority, decided_on=ago(decided), public_since=ago(shown), shown_until=ago(-99))
    assert typical_lags(on=TODAY) == {(authority.pk, builders.an_item().pk): 25}


def test_the_page_says_of_each_authority_what_is_delivered_how_fresh_and_whom_to_ask(client, mandate):
    authority = mandate.authority
    authority.telephone, authority.address_en = "0990-0000", "1 Example Road"
    authority.address_zh = "示例路1号"
    authority.save()
    delivers(mandate, on=ago(9), rows_read=1, public=1)
    page = client.get("/registry/authorities/", query_params={"lang": "en"}).text
    for told in (mandate.source.name_en, mandate.item.name_en, "0990-0000", "1 Example Road", "late: was due on"):
        assert told in page
    declares(mandate, TODAY)
    assert "declared none up to" in client.get("/registry/authorities/", query_params={"lang": "en"}).text


def test_the_table_for_spreadsheets_runs_nothing(client, mandate):
    mandate.authority.name_zh = '=HYPERLINK("http://example.org")'
    mandate.authority.save()
    answer = client.get("/registry/authorities/coverage.csv")
    head, row = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert head.startswith("authority_code,authority_name")
    assert "\"'=HYPERLINK" in row
    assert row.split(",")[-2:] == ["never", ""]


def test_a_page_shows_a_hundred_authorities_and_leads_to_the_next(client, mandate, monkeypatch):
    monkeypatch.setattr("disclosure.web.authorities.AT_ONCE", 1)
    builders.an_authority(name_en="Another Body")
    codes = ["", *Authority.objects.order_by("code").values_list("code", flat=True)]
    at = codes.index(mandate.authority.code)
    for place in (at - 1, at, len(codes) - 2):
        asked = {"lang": "en"} | ({"cursor": codes[place]} if codes[place] else {})
        page = client.get("/registry/authorities/", query_params=asked).text
        assert (f"cursor={codes[place + 1]}" in page) is (place + 1 < len(codes) - 1)
        assert page.count('class="covered"') == (place == at - 1)
