"""The registers in a browser: every page without a barrier, and two people who change one by its words alone."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from disclosure import registers
from disclosure.models import Measure, PeriodRule, Proposal, SeriousList
from disclosure.web.registers.sheets import SHEETS
from tests.accounts.people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SHOTS", "")  # a folder for pictures, for people who want to look


def violations(page):
    return [(found["id"], found["nodes"][0]["html"][:150]) for found in Axe().run(page).response["violations"]]


def picture(page, name):
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def an_announced_change(register, row, days=30, **values):
    texts = {"basis": ("示例条例第二条", ""), "assessment": ("评估：影响甚小。", "Assessed: little effect.")}
    first_day = timezone.localdate() + timedelta(days=days)
    made = registers.propose(register, values, row=row, first_day=first_day, by=staff("operator"), **texts)
    Proposal.objects.filter(pk=made.pk).update(dry_run_at=timezone.now())
    return registers.approve(Proposal.objects.get(pk=made.pk), by=staff("operator"))


@pytest.fixture
def changed(transactional_db):
    """Something announced, and something that has earlier versions, on the pages that tell it."""
    wages = SeriousList.objects.get(slug="wage_arrears")
    an_announced_change("measure", Measure.objects.get(code="awards"), name_en="Limit on awards, honours and titles")
    an_announced_change("period_rule", PeriodRule.objects.get(kind="huge_fine"), max_months=24)
    an_announced_change("serious_list", wages, days=0, early_removal_months=9)
    an_announced_change("measure", Measure.objects.get(code="fiscal_funds"), days=0, name_en="Limit on fiscal funds")


ADDRESSES = [
    *("/registry/measures/", "/registry/standards/", "/registry/holidays/", "/registry/catalogue/"),
    *("/lists/wage_arrears/", "/registry/authorities/"), *(f"/registry/standards/{sheet.slug}/" for sheet in SHEETS),
]  # fmt: skip


@pytest.mark.parametrize(("turn", "language", "scheme"), [(0, "zh-hans", "light"), (1, "en", "dark")])
def test_the_pages_of_the_registers_have_no_barrier(page, live_server, changed, turn, language, scheme):
    """Every other page in each of the two; with TEST_WHOLE=1 all pages in both."""
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in ADDRESSES if os.environ.get("TEST_WHOLE") else ADDRESSES[turn::2]:
        page.goto(f"{live_server.url}{address}?lang={language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if problems := violations(page):
            found[address] = problems
        picture(page, f"{address.strip('/').replace('/', '_')}.{language}")

    assert found == {}


@pytest.mark.parametrize("width", [360, 320] if os.environ.get("TEST_WHOLE") else [320])
def test_the_pages_of_the_registers_do_not_scroll_sideways(page, live_server, changed, width):
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for address in ADDRESSES:
        page.goto(f"{live_server.url}{address}?lang=en")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
        if width > 320:
            picture(page, f"{address.strip('/').replace('/', '_')}.phone")

    assert wide == []


def test_the_year_on_paper_still_tells_days_off_from_days_worked(page, live_server, changed):
    page.emulate_media(media="print")
    page.goto(f"{live_server.url}/registry/holidays/?lang=en")

    off, worked = page.locator("td .d--off").first, page.locator("td .d--worked").first
    expect(off).to_have_css("border-top-style", "solid")
    expect(worked).to_have_css("border-top-style", "dashed")
    expect(page.locator(".tabs")).to_be_hidden()


def test_two_people_change_a_measure(browser, live_server, sign_in):
    author, decider = staff("operator", username="author"), staff("operator", username="decider")
    first, second = browser.new_context(), browser.new_context()
    page = sign_in(first.new_page(), author)

    page.goto(f"{live_server.url}{reverse('admin:disclosure_measure_changelist')}")
    page.get_by_role("link", name="awards", exact=True).click()
    page.get_by_role("link", name="Propose a change").click()
    assert violations(page) == []
    page.get_by_label("English name").fill("Limit on awards, honours and titles")
    page.get_by_label("First day").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    page.get_by_label("Basis of this change (Chinese)").fill("示例条例第二条")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("alert")).to_contain_text("Assessment (Chinese): This field is required.")
    assert violations(page) == []
    picture(page, "desk.propose")
    page.get_by_label("Assessment (Chinese)").fill("评估：影响甚小。")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("Another person decides on this proposal.")).to_be_hidden()
    expect(page.get_by_role("button", name="Withdraw my proposal")).to_be_visible()

    page = sign_in(second.new_page(), decider)
    page.goto(f"{live_server.url}{reverse('admin:disclosure_proposal_changelist')}")
    picture(page, "desk.proposals")
    page.get_by_role("link", name="Limit on awards, honours and titles").click()
    assert violations(page) == []
    picture(page, "desk.proposal")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("approved, comes into force on its first day").first).to_be_visible()
    assert Proposal.objects.get().decided_by == decider
    page.goto(f"{live_server.url}{reverse('admin:disclosure_measure_history', args=[Proposal.objects.get().row_id])}")
    assert violations(page) == []
    first.close(), second.close()
