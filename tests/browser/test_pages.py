"""Every page in a real browser: no barrier, no sideways scrolling, good on paper and without script."""

import os
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from disclosure import publish
from disclosure.lookups import answering
from disclosure.lookups.table import Table
from disclosure.models import ReportOrder
from tests import builders
from tests.report.issuing import issued
from tests.surfaces import SURFACES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DATA = (
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
NAMES = [name for name in SURFACES if name.startswith("disclosure:") and not name.partition(":")[2].startswith(DATA)]
NARROW = 320  # CSS pixels: a page of 1280 at four times its size, which WCAG 1.4.10 asks for
LONG = "示例市" + "名称非常非常长的" * 15 + "有限公司"


@pytest.fixture
def addresses():
    """Every page of people, each with something on it, and those that have nothing left to show."""
    subject = builders.a_subject(LONG)
    entry = builders.a_list_entry("wage_arrears", subject=subject)
    for _ in range(3):
        builders.a_penalty(subject=subject, details={"CF_SY": "违法事实" * 40, "CF_NR": "处罚内容"})
    gone, annulled = builders.a_penalty(), builders.a_penalty()
    publish.take_down(gone, on=timezone.localdate())
    publish.annul(annulled, on=timezone.localdate(), reason="revoked")
    shown = [SURFACES[name](entry) for name in NAMES]
    empty = [f"{subject.get_absolute_url()}?tab=judgment", "/search/?q=nobody", "/nowhere/"]
    return [*shown, *reports(subject), *lists(), *empty, gone.get_absolute_url(), annulled.get_absolute_url()]


def reports(subject):
    """A report as a page, its check, an order that waits."""
    made, _file = issued(subject)
    waits = ReportOrder.objects.create(subject=subject, asked={"kind": "general_org", "said_in": "en"})
    number, code = made.report.number, made.check_code
    return [f"/reports/{number}/?code={code}", f"/verify/{number}/{code}/", f"/reports/orders/{waits.ref}/"]


def lists():
    """A list whose column is to be chosen, one that waits, one that was looked up."""
    table = Table("csv", [["名称", "备注"], [LONG, "=1+1"]], masked=False)
    secrets = [answering.receive(table, language="en") for _ in range(3)]
    for secret in secrets[1:]:
        answering.choose(answering.found(secret), column=0, head=1)
    answering.go_on(answering.found(secrets[2]).pk)
    return [f"/match/{secret}/" for secret in secrets]


def visit(page, live_server, address, language="en"):
    page.goto(f"{live_server.url}{address}{'&' if '?' in address else '?'}lang={language}")


@pytest.mark.parametrize(("turn", "language", "scheme"), [(0, "zh-hans", "light"), (1, "en", "dark")])
def test_no_page_has_a_barrier_that_a_machine_can_find(page, live_server, addresses, turn, language, scheme):
    """Every other page in each of the two; with TEST_WHOLE=1 all pages in both."""
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in addresses if os.environ.get("TEST_WHOLE") else addresses[turn::2]:
        visit(page, live_server, address, language)
        for barrier in Axe().run(page).response["violations"]:
            found.setdefault(barrier["id"], []).append((address, barrier["nodes"][0]["html"][:120]))

    assert found == {}


def test_a_barrier_would_be_noticed(page, live_server):
    visit(page, live_server, "/about/")
    page.evaluate("document.querySelector('main').appendChild(document.createElement('img')).src = '/x.png'")

    assert "image-alt" in [barrier["id"] for barrier in Axe().run(page).response["violations"]]


def test_no_page_scrolls_sideways_or_breaks_the_policy(page, live_server, addresses):
    page.set_viewport_size({"width": NARROW, "height": 800})
    wide, complaints = [], []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in addresses:
        visit(page, live_server, address)
        if page.evaluate("document.documentElement.scrollWidth") > NARROW:
            wide.append(address)

    assert (wide, complaints) == ([], [])


def test_paper_shows_the_record_and_leaves_the_controls_out(page, live_server):
    penalty = builders.a_penalty(details={"CF_YJ": "示例条例第一条"})
    page.emulate_media(media="print")
    visit(page, live_server, penalty.subject.get_absolute_url())

    expect(page.get_by_text("示例条例第一条")).to_be_visible()
    expect(page.locator(".tabs")).to_be_hidden()
    expect(page.locator(".foot__map")).to_be_hidden()


def test_paper_says_that_all_is_invented_where_it_is_from_and_what_it_leaves_out(page, live_server):
    subject = builders.a_penalty().subject
    builders.a_licence(subject=subject)
    page.emulate_media(media="print")
    visit(page, live_server, subject.get_absolute_url())

    expect(page.get_by_text("Demo: all content is invented")).to_have_count(2)
    for told in page.get_by_text("Demo: all content is invented").all():
        expect(told).to_be_visible()
    expect(page.get_by_role("heading", name="Penalties")).to_be_visible()
    expect(page.get_by_text("This sheet holds only “Penalties”.")).to_be_visible()
    expect(page.get_by_text("Licences 1.")).to_be_visible()
    expect(page.get_by_text(f"{subject.get_absolute_url()}, looked up on")).to_be_visible()


def test_paper_of_a_record_carries_no_link_that_leads_nowhere(page, live_server):
    page.emulate_media(media="print")
    visit(page, live_server, builders.a_penalty().get_absolute_url())

    expect(page.get_by_text("This record as JSON")).to_be_hidden()
    expect(page.get_by_text("How errors are corrected")).to_be_hidden()


def test_a_reader_without_script_gets_from_the_name_to_the_dates(browser, live_server):
    penalty = builders.a_penalty(subject=builders.a_subject("示例市青禾食品有限公司"))
    last = penalty.shown_until - timedelta(days=1)
    page = browser.new_context(java_script_enabled=False).new_page()
    visit(page, live_server, "/")
    page.fill("[name=q]", "青禾")
    page.press("[name=q]", "Enter")
    page.locator(".hit a").first.click()
    page.locator("details.rec summary").first.click()
    page.locator("details.rec[open] .linkrow a").click()

    expect(page.locator(".milestones").get_by_text(f"{last.day} {last:%B %Y}")).to_be_visible()


def test_a_code_is_copied_in_one_click(page, context, live_server):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    subject = builders.a_subject()
    visit(page, live_server, subject.get_absolute_url())
    page.get_by_role("button", name="Copy").click()

    assert page.evaluate("navigator.clipboard.readText()") == subject.code


def test_the_first_tab_stop_leads_to_the_content(page, live_server):
    visit(page, live_server, "/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
