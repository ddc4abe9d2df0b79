"""Serious lists and who is on them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure import publish
from tests import builders

pytestmark = pytest.mark.django_db
ADDRESS = "/lists/wage_arrears/"
YEAR = timezone.localdate().year - 1


def names(page):
    return {row.subject.name for row in page.context["page"].rows}


def test_entries_can_be_narrowed_by_city_and_year(client):
    here = builders.a_list_entry(
        "wage_arrears", subject=builders.a_subject("甲"), region_code="990101", decided_on=date(YEAR, 5, 1)
    )
    builders.a_list_entry(
        "wage_arrears", subject=builders.a_subject("乙"), region_code="990201", decided_on=date(YEAR, 5, 1)
    )
    builders.a_list_entry(
        "wage_arrears", subject=builders.a_subject("丙"), region_code="990101", decided_on=date(YEAR + 1, 5, 1)
    )

    page = client.get(ADDRESS, {"region": "990100", "year": str(YEAR)})

    assert names(page) == {here.subject.name}
    assert page.context["count"] == 1


def test_an_unknown_choice_shows_no_entry(client):
    builders.a_list_entry("wage_arrears")

    assert names(client.get(ADDRESS, {"year": "1066"})) == set()


def test_a_removed_entry_is_neither_listed_nor_counted(client):
    entry = builders.a_list_entry("wage_arrears")
    publish.take_down(entry, on=timezone.localdate())

    page = client.get(ADDRESS)

    assert page.context["count"] == 0
    assert entry.document_number not in page.text
    assert entry.subject.name not in page.text


def test_the_index_counts_what_is_shown(client):
    builders.a_list_entry("wage_arrears")
    publish.take_down(builders.a_list_entry("wage_arrears"), on=timezone.localdate())

    rows = {row.slug: count for row, count in client.get(reverse("disclosure:lists")).context["rows"]}

    assert rows["wage_arrears"] == 1


def test_an_unknown_list_is_not_found(client):
    assert client.get("/lists/none/").status_code == 404


def test_the_queries_of_a_list_are_bounded(client, django_assert_max_num_queries):
    for _ in range(21):
        builders.a_list_entry("wage_arrears")

    with django_assert_max_num_queries(20):
        client.get(ADDRESS)
