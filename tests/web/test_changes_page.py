"""The numbered changes, as a page and as a feed."""

from xml.etree import ElementTree

import pytest
from django.utils import timezone

from disclosure import publish
from tests import builders

pytestmark = pytest.mark.django_db
ADDRESSES = ["/changes/", "/changes/feed.atom"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_line_names_kind_and_authority_and_nobody(client, address):
    penalty = builders.a_penalty()

    page = client.get(address, {"lang": "en"})

    assert "Administrative penalty" in page.text
    assert str(penalty.ref) in page.text
    assert penalty.subject.name not in page.text
    assert penalty.document_number not in page.text


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("ended_as", ["repaired", "expired"])
def test_what_has_left_is_a_bare_reference_without_the_reason(client, address, ended_as):
    penalty = builders.a_penalty()
    publish.take_down(penalty, on=timezone.localdate(), ended_as=ended_as)

    page = client.get(address, {"lang": "en"})

    assert str(penalty.ref) in page.text
    assert "o longer public" in page.text
    assert "Administrative penalty" not in page.text
    assert ended_as not in page.text


def test_pages_go_on_below_the_last_number(client):
    for _ in range(55):
        builders.a_licence()

    first = client.get("/changes/").context["page"]
    second = client.get("/changes/", {"cursor": first.cursor}).context["page"]

    numbers = [line.change.seq for line in (*first.rows, *second.rows)]
    assert numbers == list(range(numbers[0], numbers[0] - 55, -1))


def test_the_feed_is_a_feed(client):
    builders.a_penalty()

    feed = ElementTree.fromstring(client.get("/changes/feed.atom").content)

    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


def test_the_queries_of_the_changes_are_bounded(client, django_assert_max_num_queries):
    for _ in range(30):
        builders.a_licence()

    with django_assert_max_num_queries(3):
        client.get("/changes/")


def test_the_feed_parts_words_as_its_language_does(client):
    penalty = builders.a_penalty()

    feed = client.get("/changes/feed.atom", {"lang": "zh-hans"}).text

    assert f"行政处罚，{penalty.authority.name_zh}" in feed
