"""The staff's door in a real browser: the first sign-in with its app, the next one, with and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.accounts.people import PASSWORD, code_of, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def violations(page):
    return [found["id"] for found in Axe().run(page).response["violations"]]


def submit(page):
    page.locator("main form").first.locator("[type=submit]").click()


@pytest.mark.parametrize("script", [True, False])
def test_a_first_sign_in_and_the_next_one(browser, live_server, script):
    user = staff("operator")
    page = browser.new_context(java_script_enabled=script, viewport={"width": 320, "height": 800}).new_page()
    page.goto(f"{live_server.url}/admin/?lang=en")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Set up your second factor")).to_be_visible()
    expect(page.get_by_role("img", name="QR code with the secret below")).to_be_visible()
    assert page.locator(".qr svg").bounding_box()["width"] > 150
    assert page.evaluate("document.documentElement.scrollWidth") <= 320 if script else True
    secret = page.locator("#secret").inner_text()
    page.get_by_label("One-time code").fill(code_of(secret))
    submit(page)
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert page.locator(".codes code").count() == 10
    recovery = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="To the desk").click()
    expect(page.locator("#user-tools")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/?lang=en")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    submit(page)
    page.get_by_label("One-time code").fill(recovery)
    submit(page)
    expect(page.locator("#user-tools")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_the_pages_of_the_door_are_accessible(page, live_server, sign_in, lang):
    page.goto(f"{live_server.url}/accounts/login/?lang={lang}")
    assert violations(page) == []
    user = staff("operator")
    sign_in(page, user, lang)
    for name in ("", "recovery-codes/", "recovery-codes/new/"):
        page.goto(f"{live_server.url}/accounts/second-factor/{name}")
        assert violations(page) == []
    page.goto(f"{live_server.url}/accounts/password/change/")
    assert violations(page) == []


def test_setting_up_is_accessible(page, live_server):
    page.goto(f"{live_server.url}/accounts/login/?lang=en")
    page.get_by_label("User name").fill(staff("auditor").username)
    page.get_by_label("Password").fill(PASSWORD)
    submit(page)
    expect(page.locator(".qr")).to_be_visible()
    assert violations(page) == []
