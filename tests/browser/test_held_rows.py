"""A clerk of the operator decides held rows with a script and without, by the words of the page alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from disclosure.models import HeldRow, Publication
from tests.accounts.people import staff
from tests.builders import a_subject
from tests.ingest.sending import a_row, deliver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def subject():
    return a_subject("示例市青禾食品有限公司")


@pytest.fixture
def held(tmp_path, subject):
    deliver(tmp_path, a_row(subject_code=subject.code, subject_name="示例市青和食品有限公司"))
    return HeldRow.objects.get()


def from_the_front(page):
    """The way a person goes: the table in the list, then the row."""
    page.get_by_role("link", name="Held rows").first.click()
    page.get_by_role("link", name="Decide").first.click()


def decide(page):
    from_the_front(page)
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose whom the row is about")
    page.get_by_role("radio", name="示例市青禾食品有限公司").check()
    page.get_by_label("Reason").fill("The certificate shows this code.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Taken in as a row about 示例市青禾食品有限公司: public.")).to_be_visible()


def test_decided_with_a_script(page, sign_in, held, subject):
    decide(sign_in(page, staff("operator")))

    assert Publication.objects.get().subject == subject


def test_decided_without_a_script(browser, sign_in, held, subject):
    context = browser.new_context(java_script_enabled=False)
    decide(sign_in(context.new_page(), staff("operator")))
    context.close()

    assert Publication.objects.get().subject == subject


@pytest.mark.parametrize("width", [1280, 320])
def test_its_pages_have_no_barrier_and_do_not_scroll_sideways(page, live_server, sign_in, held, subject, width):
    sign_in(page, staff("operator"))
    page.set_viewport_size({"width": width, "height": 900})
    acts = ("join", "part", "event")
    paths = [f"heldrow/{held.pk}/decide", "heldrow", f"subject/{subject.pk}/change"]
    paths += [f"subject/{subject.pk}/{name}" for name in acts] + [f"authority/{held.authority_id}/hand-over"]
    found, wide = {}, []
    for path in paths:
        page.goto(f"{live_server.url}/admin/disclosure/{path}/?lang=en")
        for barrier in Axe().run(page).response["violations"]:
            found.setdefault(barrier["id"], []).append((path, barrier["nodes"][0]["html"][:120]))
        if path != "heldrow" and page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)

    assert (found, wide) == ({}, [])
