"""Every page answers without an account, in both languages, and says which one it is in."""

import contextlib
import re

import pytest
from django.urls import reverse

from tests import builders
from tests.surfaces import SURFACES

pytestmark = pytest.mark.django_db
# No publication leads to one: tests/web/test_reports.py and test_lookups.py make some.
NOT_THERE = {"disclosure:report_order", "disclosure:lookup", "disclosure:lookup_result"}
PAGES = [name for name in SURFACES if name.startswith("disclosure:") and name not in NOT_THERE]
OTHERS = (
    "feed",
    "healthz",
    "readyz",
    "robots",
    "favicon",
    "sitemap",
    "register_csv",
    "coverage_sheet",
    "revoked",
    "suggest",
)
LED_ON = {"disclosure:report", "disclosure:report_file"}  # without the code to a page that is tried itself
HTML = [name for name in PAGES if not name.partition(":")[2].startswith(OTHERS) and name not in LED_ON]

# Pages whose form is sent by POST: so that no address holds what was asked, or because something is made.
ASK = {"disclosure:persons", "disclosure:verify", "disclosure:report_new", "disclosure:lookups"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_without_an_account(client, name):
    address = SURFACES[name](builders.a_list_entry("wage_arrears"))

    with contextlib.closing(client.get(address, follow=True)) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_only_for_reading(client, name):
    address = SURFACES[name](builders.a_list_entry("wage_arrears"))

    assert client.post(address).status_code == (200 if name in ASK else 405)


@pytest.mark.parametrize(("asked", "language"), [("en", "en"), ("zh-hans", "zh-hans")])
@pytest.mark.parametrize("name", HTML)
def test_a_page_says_its_language(client, name, asked, language):
    address = SURFACES[name](builders.a_list_entry("wage_arrears"))

    page = client.get(address, query_params={"lang": asked}, follow=True)

    assert f'<html lang="{language}">' in page.text


@pytest.mark.parametrize("name", HTML)
def test_a_page_has_one_heading_and_a_way_to_its_content(client, name):
    page = client.get(SURFACES[name](builders.a_list_entry("wage_arrears")), follow=True)

    assert len(re.findall("<h1[ >]", page.text)) == 1
    assert 'href="#main"' in page.text
    assert 'id="main"' in page.text


@pytest.mark.parametrize("name", HTML)
def test_a_page_needs_no_exception_from_the_policy(client, name):
    page = client.get(SURFACES[name](builders.a_list_entry("wage_arrears")), follow=True)

    assert not re.search(r"""\sstyle=|<style|\son[a-z]+=["']|data:""", page.text)


@pytest.mark.parametrize("name", HTML)
def test_no_link_on_a_page_is_dead(client, name):
    page = client.get(SURFACES[name](builders.a_list_entry("wage_arrears")), follow=True)
    links = {link for link in re.findall(r'href="(/[^"#]*)', page.text) if not link.startswith("/static/")}

    assert {client.get(link.replace("&amp;", "&"), follow=True).status_code for link in links} == {200}


def test_the_other_language_keeps_the_question(client):
    page = client.get(reverse("disclosure:search"), {"q": "晨曦", "tab": "publications"})

    assert 'href="/search/?q=%E6%99%A8%E6%9B%A6&amp;tab=publications&amp;lang=en"' in page.text


def test_the_canonical_address_has_no_language(client):
    page = client.get(reverse("disclosure:about"), {"lang": "en"})

    assert '<link rel="canonical" href="http://testserver/about/">' in page.text


def test_a_chinese_name_on_an_english_page_says_that_it_is_chinese(client):
    subject = builders.a_subject("示例市青禾食品有限公司")

    page = client.get(subject.get_absolute_url(), {"lang": "en"})

    assert '<h1><span lang="zh-Hans">示例市青禾食品有限公司</span></h1>' in page.text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_kind_of_page_is_described_in_its_own_words(client, language):
    entry = builders.a_list_entry("wage_arrears")
    same = {"disclosure:subject_by_code", "disclosure:verify_report"}  # the page of the subject, of verifying
    shown = [name for name in HTML if name not in same]
    pages = [client.get(SURFACES[name](entry), query_params={"lang": language}).text for name in shown]

    told = [re.findall(r'<meta name="description" content="([^"<>]{20,})">', page) for page in pages]

    assert [name for name, found in zip(shown, told, strict=True) if len(found) != 1] == []
    assert len({found[0] for found in told}) == len(shown)


def test_the_mark_is_where_browsers_guess_it(client):
    with contextlib.closing(client.get("/favicon.ico", follow=True)) as answer:
        assert answer["Content-Type"] == "image/svg+xml"


def test_the_about_page_says_where_penalties_are_listed(client):
    page = client.get("/about/", {"lang": "zh-hans"})

    assert "按名称或代码查询时，结果页不显示处罚；按文书号或条件列出公示信息时显示。" in page.text
