"""The pages of registers and rules: nothing said twice, every address named, periods told alike everywhere."""

import re

import pytest
from django.urls import get_resolver

from disclosure.fields import catalogue
from disclosure.models import CatalogueItem, PeriodRule, SeriousList

pytestmark = pytest.mark.django_db


def text_of(client, address, language="en"):
    return client.get(address, {"lang": language}).text


def test_the_catalogue_counts_its_thirteen_categories_and_their_items(client):
    page = text_of(client, "/registry/catalogue/")
    counts = {status: CatalogueItem.objects.filter(status=status).count() for status in ("active", "planned")}

    assert f"13 categories with {counts['active']} items in use and {counts['planned']} planned" in page
    assert sum(int(n) for n in re.findall(r'<span class="tiny">(\d+) items?</span>', page)) == sum(counts.values())
    assert page.count('href="/registry/catalogue/') >= counts["active"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_item_in_use_shows_its_columns_and_a_planned_one_says_why(client, language):
    page = text_of(client, "/registry/catalogue/work_safety/", language)
    column = catalogue()["work_safety", "2023"].by_role("facts")
    planned = CatalogueItem.objects.get(code="inspection")

    assert (column.label_en if language == "en" else column.label_zh) in page
    assert (planned.note_en if language == "en" else planned.note_zh) in text_of(
        client, "/registry/catalogue/inspection/", language
    )


def test_a_local_supplement_and_an_item_that_is_not_shown_are_marked_as_such(client):
    page = text_of(client, "/registry/catalogue/")

    assert "local supplement of Example Province" in page
    assert page.count("not shown to the public") == 2
    assert client.get("/registry/catalogue/no-such-item/").status_code == 404


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_line_of_the_catalogue_says_the_same_name_twice(client, language):
    page = text_of(client, "/registry/catalogue/", language)
    doubled = re.findall(r'<dt>([^<]+)<span class="tiny">(?:shown under “|列在“)?\1[<”]', page)
    rules = re.findall(r'<h3 class="sub">([^<]+)</h3>.*?<th scope="row" role="rowheader">([^<]+)</th>', page, re.DOTALL)

    assert doubled == []
    assert [name for name, first in rules if name == first] == []


def test_no_list_says_that_its_period_counts_from_publication():
    texts = [row.removal_rules_zh for row in SeriousList.objects.all()]

    assert not [text for text in texts if "自公布" in text]


@pytest.mark.parametrize("row", ["seriouslist", "periodrule"])
def test_laws_are_written_with_their_marks_in_chinese(row):
    model = {"seriouslist": SeriousList, "periodrule": PeriodRule}[row]

    rows = model.objects.all() if model is PeriodRule else model.objects.filter(status="active")

    assert all(text.startswith("《") for text in rows.values_list("legal_basis_zh", flat=True))


def test_the_sentence_about_a_list_goes_on_in_small_letters(client):
    page = text_of(client, "/lists/wage_arrears/")

    assert "Decided by human resources and social security authorities;" in page
    assert "Human resources and social security authorities" in text_of(client, "/lists/")


def _shape(pattern: str) -> str:
    """An address as people write it, from a route or a regular expression."""
    return re.sub("<[a-z]+:([a-z]+)>", r"{\1}", re.sub(r"\(\?P<([a-z]+)>[^)]*\)", r"{\1}", pattern).strip("^$"))


def test_the_about_page_names_every_address_of_the_interface(client):
    interface = next(part for part in get_resolver().url_patterns if getattr(part, "namespace", "") == "api")
    named = [part for part in interface.url_patterns if part.name != "nowhere"]
    shapes = {"/api/v1/" + _shape(str(part.pattern)) for part in named}
    page = text_of(client, "/about/")

    assert {
        address.partition("?")[0] for address in re.findall(r'class="code ref-whole">(/api/[^<]*)<', page)
    } == shapes
