"""A cache may keep a page and must ask; what has gone is never confirmed."""

import pytest
from django.utils import timezone

from disclosure import publish
from tests import builders

pytestmark = pytest.mark.django_db


def test_an_unchanged_page_is_confirmed(client):
    address = builders.a_penalty().get_absolute_url()
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_a_page_says_at_which_ledger_number_it_was_made(client):
    builders.a_penalty()

    page = client.get("/")

    assert int(page["Ledger-Seq"]) >= 1
    assert page["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("status", [200, 304])
def test_an_answer_that_sets_the_language_is_not_for_shared_caches(client, status):
    etag = client.get("/about/", {"lang": "en"})["ETag"] if status == 304 else ""

    page = client.get("/about/", {"lang": "en"}, headers={"if-none-match": etag})

    assert page.status_code == status
    assert "lang" in page.cookies
    assert "private" in page["Cache-Control"]
    assert "public" not in page["Cache-Control"]


def test_a_removed_publication_is_never_confirmed(client):
    penalty = builders.a_penalty()
    etag = client.get(penalty.get_absolute_url())["ETag"]
    publish.take_down(penalty, on=timezone.localdate())

    assert client.get(penalty.get_absolute_url(), headers={"if-none-match": etag}).status_code == 410


def test_the_etag_of_one_page_confirms_no_other(client):
    penalty = builders.a_penalty()
    etag = client.get("/")["ETag"]

    assert client.get(penalty.get_absolute_url(), headers={"if-none-match": etag}).status_code == 200


def test_the_other_language_is_another_page(client):
    chinese = client.get("/about/", {"lang": "zh-hans"})["ETag"]

    assert client.get("/about/", {"lang": "en"}, headers={"if-none-match": chinese}).status_code == 200


def test_searches_are_kept_by_nobody(client):
    page = client.get("/search/", {"q": "青禾"})

    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, noarchive"
