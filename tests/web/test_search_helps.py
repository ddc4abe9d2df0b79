"""What the search page says where it cannot help: a person's number, a choice it does not know, an authority's name."""

import pytest
from django.urls import reverse

from disclosure import codes
from disclosure.ingest.personal import is_identity
from tests import builders

pytestmark = pytest.mark.django_db
NUMBER = "990101199001010018"  # of a region that does not exist


def search(client, text, **query):
    return client.get(reverse("disclosure:search"), {"q": text, "lang": "en", **query})


@pytest.mark.parametrize("dress", [str, lambda number: f"{number[:6]} {number[6:14]} {number[14:]}"])
def test_a_persons_number_is_not_searched_for_and_not_shown_again(client, monkeypatch, dress):
    monkeypatch.setattr("disclosure.web.search.is_identity", lambda text: text == dress(NUMBER))

    page = search(client, dress(NUMBER))
    main = page.text.partition("<main")[2].partition("</main>")[0]

    assert "This is the number of a natural person" in main
    assert reverse("disclosure:persons") in main
    assert dress(NUMBER) not in main


def test_a_code_that_fits_the_formula_of_persons_too_is_a_code(client):
    code = next(code for code in map(codes.make, _bodies()) if is_identity(code))

    assert search(client, code).context["found"].understood.kind == "code"


def _bodies():
    """Codes of figures alone that have a birthday where persons' numbers have it."""
    return (f"11990119900101{number:03}" for number in range(1000))


@pytest.mark.parametrize(
    "wrong", [{"from": "2026-02-31"}, {"region": "zzz"}, {"from": "2026-10-01", "to": "2026-09-01"}]
)
def test_a_choice_that_is_not_understood_is_told_over_the_results(client, wrong):
    builders.a_penalty()

    told = search(client, "", tab="publications", kind="penalty", **wrong).text

    assert told.index("was not understood") < told.index("hits")


def test_who_finds_nothing_is_told_where_authorities_and_lists_are(client):
    page = search(client, "示例市某某局").text.partition("<main")[2]

    assert reverse("disclosure:authorities") in page.partition("</main>")[0]
    assert reverse("disclosure:lists") in page.partition("</main>")[0]
