"""The search page: how the words were taken, two lists with counts, what to do when nothing was found."""

import re

import pytest
from django.urls import reverse

from disclosure.models import Mandate
from disclosure.search import MAX_LENGTH
from tests import builders
from tests.search.test_publications import long_before

pytestmark = pytest.mark.django_db


def search(client, text, **query):
    return client.get(reverse("disclosure:search"), {"q": text, "lang": "en", **query})


def test_the_matching_part_of_a_name_is_marked(client):
    builders.a_subject("示例市青禾食品有限公司")

    assert "示例市<mark>青禾</mark>食品有限公司" in search(client, "青禾").text


def test_a_hit_tells_nothing_adverse(client):
    entry = builders.a_list_entry("wage_arrears")

    page = search(client, entry.subject.name)

    assert entry.subject.get_absolute_url() in page.text
    assert entry.document_number not in page.text
    assert "sev--" not in page.text


def test_a_document_number_opens_the_publications(client):
    penalty = builders.a_penalty(document_number="示应急罚〔2026〕17号")

    page = search(client, "示应急罚[2026]17号")

    assert page.context["found"].tab == "publications"
    assert penalty.get_absolute_url() in page.text


def test_counts_on_the_tabs_are_those_of_the_lists(client):
    for number in range(3):
        builders.a_subject(f"示例青禾{number}号店")

    page = search(client, "青禾")

    assert re.search(r'Subjects<span class="n">\s*3\s*</span>', page.text)
    assert len(page.context["found"].subjects.items) == 3


def test_the_next_page_goes_on_where_this_one_ends(client):
    made = {builders.a_subject(f"青禾分店{number:02}").name for number in range(23)}

    first = search(client, "青禾").context["found"].subjects
    second = search(client, "青禾", tab="subjects", cursor=first.next_cursor).context["found"].subjects

    assert {hit.subject.name for hit in (*first.items, *second.items)} == made


def test_a_code_that_fails_the_formula_and_is_recorded_so_is_said_to_be_one(client):
    subject = builders.a_subject(code="91990101ABCDEFGH11")

    page = search(client, subject.code)

    assert "Subjects with the code 91990101ABCDEFGH11" in page.text
    assert "recorded so all the same" in page.text


def test_what_stands_in_the_qr_code_of_a_report_leads_to_its_check(client):
    page = search(client, "https://example.org/verify/20261128000001ABCD1234/K7-Q2/")

    assert (page.status_code, page.url) == (302, "/verify/20261128000001ABCD1234/K7-Q2/")


def test_an_address_of_this_site_leads_to_its_page(client):
    penalty = builders.a_penalty()

    page = search(client, f"https://example.org{penalty.get_absolute_url()}")

    assert page.status_code == 302
    assert page.url == penalty.get_absolute_url()


def test_a_person_is_never_found(client):
    person = builders.a_person("张某某")

    assert str(person.ref) not in search(client, "张某某").text


def test_a_malformed_day_is_said_and_left_out(client):
    builders.a_penalty(document_number="示罚〔2026〕1号")

    page = search(client, "示罚〔2026〕1号", tab="publications", **{"from": "yesterday"})

    assert page.status_code == 200
    assert "errorlist" not in page.text
    assert 'class="wrong" id="id_from_error"' in page.text  # where the control points


def test_days_that_leave_none_between_them_are_said(client):
    page = search(client, "示罚", tab="publications", **{"from": "2026-03-02", "to": "2026-03-01"})

    assert "This day lies before the first one" in page.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "' OR 1=1 --", "%", "\\", "a" * 500, "\x00", "𠮷" * 50])
def test_odd_words_are_only_words(client, text):
    page = search(client, text)

    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_the_queries_of_a_search_are_bounded(client, django_assert_max_num_queries):
    for number in range(25):
        builders.a_licence(subject=builders.a_subject(f"青禾{number}"))

    with django_assert_max_num_queries(14):  # five of them set a time limit on PostgreSQL
        search(client, "青禾")


def test_where_names_cost_too_much_the_publications_are_counted_all_the_same(client):
    builders.a_penalty(document_number="青禾〔2026〕17号")

    with long_before("disclosure_subjectname"):
        page = search(client, "青禾", tab="subjects")

    assert "This fits too many names to look through them all" in page.text
    assert page.context["found"].publications.total == 1


def test_where_the_registers_cost_too_much_it_is_not_said_that_nothing_fits(client):
    with long_before("disclosure_authority"):
        page = search(client, "某某", tab="registers")

    assert "Please ask for less" in page.text
    assert "No authority and no list" not in page.text


def test_where_numbers_cost_too_much_the_subjects_are_shown_all_the_same(client):
    subject = builders.a_subject("示例青禾")

    with long_before("document_key"):
        page, nobody = search(client, "青禾"), search(client, "某某")

    assert subject.get_absolute_url() in page.text
    assert "No subject in the directory carries “某某”" in nobody.text  # and not that too many do
    assert not page.context["found"].publications.total_is_exact


@pytest.mark.parametrize("length", [100, 101, 200])
def test_the_longest_name_is_found_by_the_whole_of_it(client, length):
    subject = builders.a_subject("青" * (length - 1) + "禾")
    builders.a_subject("青" * (length - 2) + "田")
    page = search(client, subject.name)

    assert reverse("disclosure:subject", args=[subject.ref]) in page.text
    assert f'value="{subject.name}" maxlength="{MAX_LENGTH}"' in page.text


def test_a_long_text_is_cut_and_said_and_the_page_stays_small(client):
    page = search(client, "长" * 60_000, tab="subjects", region="9" * 60_000, other="x" * 60_000)

    assert f'value="{"长" * 200}"' in page.text
    assert "A search text has at most 200 characters" in page.text
    assert len(page.content) < 50_000


@pytest.mark.parametrize("name", ["about", "changes", "lists", "home"])
def test_no_page_repeats_a_long_address(client, name):
    for query in ({f"x{number}": "长" * 5_000 for number in range(50)}, {"q": ["长" * 5_000] * 50}):
        page = client.get(reverse(f"disclosure:{name}"), query)

        assert len(page.content) < 250_000


def test_publications_can_be_listed_without_a_text(client):
    builders.a_licence(document_number="示许〔2026〕3号")

    first = client.get(reverse("disclosure:search"), {"tab": "publications"})
    listed = client.get(reverse("disclosure:search"), {"tab": "publications", "kind": "licence"})
    none = client.get(reverse("disclosure:search"), {"tab": "publications", "kind": "penalty", "lang": "en"})

    assert 'class="filters"' in first.text
    assert "示许〔2026〕3号" in listed.text
    assert "类别：行政许可" in listed.text
    assert "No publication shown today fits this choice." in none.text


def test_the_tab_of_the_publications_says_what_it_counts(client):
    subject = builders.a_penalty().subject

    page = search(client, subject.name)

    assert re.search(r'By document number<span class="n">\s*0\s*</span>', page.text)


def test_only_kinds_that_a_source_delivers_and_regions_that_have_an_authority_are_offered(client):
    form = client.get(reverse("disclosure:search"), {"tab": "publications", "lang": "en"}).context["form"]

    delivered = set(Mandate.objects.filter(item__public=True).values_list("item__tab", flat=True))
    assert {kind for kind, _label in form.fields["kind"].choices} == {"", *delivered}
    assert "judgment" not in delivered
    assert {code[:2] for code, _name in form.fields["region"].choices} == {"", "99"}
    assert ("990100", "Example City") in form.fields["region"].choices


def test_where_not_all_authorities_are_offered_that_is_said(client, monkeypatch):
    ask = {"tab": "publications", "lang": "en"}
    assert "The first" not in client.get(reverse("disclosure:search"), ask).text
    monkeypatch.setattr("disclosure.web.search_form.OFFERED", 1)

    assert "The first 1 only. Choose a region" in client.get(reverse("disclosure:search"), ask).text


def test_the_hint_says_where_a_document_number_begins(client):
    assert "文书号请从第一个字起输入" in client.get(reverse("disclosure:home"), {"lang": "zh-hans"}).text
