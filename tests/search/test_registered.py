"""Authorities and lists found by their names, on either engine, whatever signs the text has."""

import pytest
from django.urls import reverse

from disclosure.models import Authority, SeriousList
from disclosure.search import search_registers, understand
from disclosure.search.registered import MOST
from tests import builders

pytestmark = pytest.mark.django_db


def keys(text):
    return [(row.kind, row.key) for row in search_registers(understand(text)).items]


def test_an_authority_is_found_by_any_part_of_its_names_and_by_its_code():
    body = builders.an_authority()
    Authority.objects.filter(pk=body.pk).update(name_zh="举例县甲乙局", name_en="Bureau of Odd_100% Matters")
    expected = [("authority", body.code)]

    assert keys("县甲乙") == keys("ODD_100% matters") == keys(body.code.lower()) == keys("举例县甲乙局") == expected
    assert keys("甲_局") == keys("Odd%Matters") == []


def test_a_list_is_found_and_one_that_is_no_longer_kept_is_not():
    kept = SeriousList.objects.filter(status="active").first()
    assert ("list", kept.slug) in keys(kept.name_zh)

    SeriousList.objects.filter(pk=kept.pk).update(status="retired")
    assert ("list", kept.slug) not in keys(kept.name_zh)


def test_more_than_are_shown_are_not_counted():
    region = builders.a_region()
    Authority.objects.bulk_create(
        Authority(code=builders.a_code(), name_zh=f"举例县第{number}局", region=region) for number in range(MOST + 1)
    )
    page = search_registers(understand("举例县第"))

    assert (len(page.items), page.total, page.total_is_exact) == (MOST, MOST, False)


def test_nothing_is_looked_for_without_a_text():
    assert keys("") == keys("   ") == []


def test_who_types_an_authority_comes_to_it_and_the_count_is_that_of_the_list(client):
    body = builders.an_authority()
    Authority.objects.filter(pk=body.pk).update(name_zh="举例县甲乙局")

    page = client.get(reverse("disclosure:search"), {"q": "县甲乙", "lang": "en"})
    found = page.context["found"]

    assert (found.tab, found.registered.total, len(found.open_page.items)) == ("registers", 1, 1)
    assert f"authority={body.code}" in page.text
    assert 'id="narrow"' not in page.text


def test_subjects_open_first(client):
    builders.a_subject("示例青禾市场监督管理局")
    body = builders.an_authority()
    Authority.objects.filter(pk=body.pk).update(name_zh="示例青禾市场监督管理局")

    found = client.get(reverse("disclosure:search"), {"q": "示例青禾市场监督管理局"}).context["found"]

    assert (found.tab, found.subjects.total, found.registered.total) == ("subjects", 1, 1)


def test_a_list_that_has_nothing_says_so(client):
    page = client.get(reverse("disclosure:search"), {"q": "某某", "tab": "registers", "lang": "en"})

    assert "No authority and no list has “某某” in its name." in page.text
