"""What the search page says where it finds nothing: what was searched, how fresh it is, and what to try."""

import re

import pytest
from django.urls import reverse

from disclosure import codes
from tests import builders
from tests.web.test_search_page import search

pytestmark = pytest.mark.django_db


def test_a_mistyped_code_offers_the_likely_one(client):
    code = builders.a_subject().code
    mistyped = code[:-1] + next(sign for sign in codes.ALPHABET if sign != code[-1])

    page = search(client, mistyped)

    assert reverse("disclosure:subject_by_code", args=[code]) in page.text
    assert "some genuine codes do not fit either" in page.text


def test_a_code_with_a_character_too_few_is_told_how_many_it_has(client):
    page = search(client, builders.a_code()[:-1])

    assert "has 18 characters; this text has 17" in page.text


def test_a_mistyped_code_of_nobody_is_told_with_the_right_check_character(client):
    code = builders.a_code()
    mistyped = code[:-1] + next(sign for sign in codes.ALPHABET if sign != code[-1])

    page = search(client, mistyped)

    assert "With another check character it would be valid" in page.text
    assert page.context["found"].understood.mended == code


def test_what_was_looked_for_in_a_region_alone_leads_to_all_regions(client):
    builders.a_subject("示例市青禾食品有限公司")

    page = search(client, "青禾", tab="subjects", region="990100", status="deregistered")

    assert "of the region and status you chose" in page.text
    again = re.search(r'href="(\?[^"]*)">Search in all regions', page.text)
    assert "青禾" in client.get(f"{page.request['PATH_INFO']}{again[1]}".replace("&amp;", "&")).text
    assert "region" not in again[1]


def test_a_number_that_no_publication_of_the_choice_has_leads_to_all_of_them(client):
    penalty = builders.a_penalty(document_number="示市监罚〔2026〕17号")

    page = search(client, penalty.document_number, tab="publications", kind="licence", **{"from": "2026-01-01"})

    assert "No publication of your choice has a document number" in page.text
    again = re.search(r'href="(\?[^"]*)">Search without this choice', page.text)
    assert penalty.get_absolute_url() in client.get(f"/search/{again[1]}".replace("&amp;", "&")).text


def test_a_number_that_nobody_has_leads_to_those_of_its_office_and_year(client):
    penalty = builders.a_penalty(document_number="示市监罚〔2026〕17号")

    page = search(client, "示市监罚〔2026〕18号")
    none = search(client, "示市监罚〔2025〕17号")

    near = re.search(r'href="(\?[^"]*)">Document numbers that begin with “示市监罚〔2026〕”', page.text)
    assert penalty.get_absolute_url() in client.get(f"/search/{near[1]}".replace("&amp;", "&")).text
    assert "Document numbers that begin" not in none.text


def test_only_so_many_words_are_looked_for_one_by_one_and_that_is_said(client):
    builders.a_subject("青禾食品厂")

    assert "of its words the first 8" in search(client, "厂 青 " + "禾 " * 7).text
    assert "of its words" not in search(client, "厂 青").text


def test_filters_without_a_text_ask_for_one_where_subjects_are_listed(client):
    page = search(client, "", tab="subjects", region="990100")

    assert "Enter a name" in page.text
    assert "“”" not in page.text


def test_nothing_found_says_what_was_searched_and_how_fresh_it_is(client):
    page = search(client, "没有这样的名字")

    assert "This does not say whether it has a record" in page.text
    assert "directory" in page.text
    assert f'href="{reverse("disclosure:persons")}">Look up a person' in page.text


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": " "}, {"q": "长" * 201}])
def test_where_nothing_is_asked_there_are_no_lists_to_choose_from(client, query):
    page = client.get(reverse("disclosure:search"), query)

    assert page.status_code == 200
    assert 'class="tabs"' not in page.text
    assert "filters" not in page.text


def test_a_document_number_that_is_not_found_is_answered_as_one(client):
    page = search(client, "示罚〔2026〕404号")

    assert page.context["found"].tab == "publications"
    assert "has a document number that begins with “示罚〔2026〕404号”" in page.text
    assert "directory" not in page.text


def test_a_list_without_a_filter_asks_for_one(client):
    page = client.get(reverse("disclosure:search"), {"tab": "publications", "lang": "en"})

    assert "Choose at least one filter, then search." in page.text
    assert "Enter a name" not in page.text


def test_a_kind_that_no_source_delivers_is_said_to_be_none(client):
    page = client.get(reverse("disclosure:search"), {"tab": "publications", "kind": "judgment", "lang": "en"})

    assert "No source delivers records of the kind “Judgments” to this site yet." in page.text
    assert "such a document exists" not in page.text
