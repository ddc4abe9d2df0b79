"""The home page: a search box, figures, kinds and authorities; never a name (rules.md S-13)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.demo.special import SHOWCASE
from disclosure.web import home
from tests import builders

pytestmark = pytest.mark.django_db


def test_it_names_kinds_and_authorities_but_nobody(client):
    penalty = builders.a_penalty(public_since=timezone.localdate())

    page = client.get("/", {"lang": "en"})

    assert "Administrative penalties" in page.text
    assert "Example Market Regulation" in page.text
    assert penalty.subject.name not in page.text
    assert penalty.document_number not in page.text


def test_every_service_is_a_link_away(client):
    page = client.get("/", {"lang": "en"}).text

    assert [
        address for address in ("/reports/new/", "/verify/", "/repair/", "/objections/") if address not in page
    ] == []
    assert 'href="/about/#coming"' in page


@pytest.mark.parametrize(("count", "said"), [(1, "By "), (2, "By "), (3, "3 authorities, among them ")])
def test_only_authorities_that_are_left_out_are_counted(client, count, said):
    for number in range(count):
        authority = builders.an_authority(name_en=f"Bureau of Roads, Bridges and Piers {number}")
        builders.a_penalty(authority=authority, public_since=timezone.localdate())

    line = re.search(r'<span class="tiny">([^<]*Piers[^<]*)</span>', client.get("/", {"lang": "en"}).text)[1]

    assert line.startswith(f"{said}Bureau of Roads, Bridges and Piers")
    assert line.count("; Bureau") == min(count, 2) - 1


def test_what_was_published_and_has_left_counts_only_as_having_left(client):
    publish.take_down(builders.a_penalty(), on=timezone.localdate())

    page = client.get("/")

    assert page.context["latest"].published == []
    assert page.context["latest"].ended == 1


def test_figures_count_only_what_may_be_looked_up(client):
    builders.a_penalty()
    builders.a_penalty(shown=False)
    builders.a_person()

    figures = client.get("/").context["figures"]

    assert (figures.subjects, figures.publications) == (2, 1)


def test_the_week_is_that_of_the_record_whenever_the_line_was_written(client):
    builders.a_penalty(public_since=timezone.localdate() - timedelta(days=8))

    assert client.get("/").context["latest"].published == []


def test_the_queries_of_the_home_page_are_bounded(client, django_assert_max_num_queries):
    for _ in range(10):
        builders.a_penalty()

    with django_assert_max_num_queries(14):
        client.get("/")


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_the_demo_offers_something_to_try(client, settings, is_demo):
    settings.DEMO = is_demo

    page = client.get("/", {"lang": "en"})

    assert ("晨曦精密" in page.text) is is_demo
    assert home.EXAMPLE in SHOWCASE
