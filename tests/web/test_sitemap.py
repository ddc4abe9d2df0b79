"""The sitemap: what is public today and nobody else; files that stay within the limit."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.web.sitemap import LARGEST
from tests import builders

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(client, address):
    page = client.get(address)
    assert page["Content-Type"] == "application/xml; charset=utf-8"
    return [loc.text for loc in ElementTree.fromstring(page.content).iter(LOC)]


def every_location(client):
    files = locations(client, "/sitemap.xml")
    return {found for file in files for found in locations(client, file.removeprefix("http://testserver"))}


def test_robots_are_told_where_it_is(client):
    assert "Sitemap: http://testserver/sitemap.xml\n" in client.get("/robots.txt").text


def test_it_names_pages_lists_organisations_and_records(client):
    entry = builders.a_list_entry("wage_arrears")

    found = every_location(client)

    wanted = ["/", "/about/", "/lists/", "/lists/wage_arrears/", "/registry/catalogue/", "/registry/authorities/"]
    wanted += [entry.get_absolute_url(), entry.subject.get_absolute_url()]
    assert found >= {f"http://testserver{address}" for address in wanted}
    assert not [address for address in found if re.search("/(search|changes|api|admin)/", address)]


def test_every_address_in_it_answers(client):
    builders.a_list_entry("wage_arrears")

    assert {client.get(address).status_code for address in every_location(client)} == {200}


def test_no_person_is_in_it(client):
    person = builders.a_person()
    entry = builders.a_list_entry("judgment_defaulter", subject=person)

    found = "".join(every_location(client))

    assert str(person.ref) not in found
    assert str(entry.ref) not in found


def test_a_record_comes_and_goes_with_its_days(client, monkeypatch):
    today = timezone.localdate()
    kept = builders.a_penalty(shown=False)
    shown = builders.a_penalty(shown_until=today + timedelta(days=10))
    taken = builders.a_penalty()
    publish.take_down(taken, on=today)

    found = "".join(every_location(client))
    monkeypatch.setattr(timezone, "localdate", lambda *_: shown.shown_until)
    later = "".join(every_location(client))

    assert str(shown.ref) in found
    assert str(shown.ref) not in later
    assert not [row for row in (kept, taken) if str(row.ref) in found]


def test_a_file_holds_no_more_than_it_may(client):
    first, last = builders.a_subject(), builders.a_subject(pk=2 * LARGEST + 1)

    assert "http://testserver/sitemap-subjects-3.xml" in locations(client, "/sitemap.xml")
    assert locations(client, "/sitemap-subjects-3.xml") == [f"http://testserver{last.get_absolute_url()}"]
    assert f"http://testserver{first.get_absolute_url()}" in locations(client, "/sitemap-subjects-1.xml")
    assert locations(client, "/sitemap-subjects-2.xml") == []


@pytest.mark.parametrize("part", ["0", "99", "9" * 30])
def test_a_file_that_is_not_there_is_not_found(client, part):
    assert client.get(f"/sitemap-subjects-{part}.xml").status_code == 404
