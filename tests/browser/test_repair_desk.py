"""The desk of repair for a reviewer: no barrier on its pages, and a decision made with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from repair.models import Status
from tests.browser.desk import at_desk
from tests.browser.test_desk_barriers import LOOKS, barriers
from tests.repair.building import a_case, a_reviewer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", LOOKS)
def test_a_case_is_read_and_refused_without_a_barrier(browser, live_server, language) -> None:
    case = a_case(Status.ACCEPTED)
    page = at_desk(browser, live_server.url, a_reviewer(case), language).page
    pages = ["/admin/repair/case/", f"/admin/repair/case/{case.pk}/change/", f"/admin/cases/{case.pk}/recuse/"]
    found = []
    for address in [*pages, f"/admin/cases/{case.pk}/move/refuse/"]:
        page.goto(f"{live_server.url}{address}")
        found += barriers(page, language)
    page.locator("input[name=ground]").first.check()
    page.fill("textarea[name=reason]", "罚款尚未缴清")
    page.press("textarea[name=reason]", "Tab")
    page.locator("input[type=submit].default").press("Enter")
    expect(page.locator(".shown")).to_contain_text("罚款尚未缴清")
    found += barriers(page, language)
    page.locator("input[name=confirmed]").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text(case.number)
    case.refresh_from_db()
    assert (case.status, found) == (Status.REFUSED, [])
    page.context.close()
