"""Today in a real browser: what waits stands first, also on a phone, and is accessible."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from disclosure.models import HeldRow, Mark
from tests.accounts.people import post, staff
from tests.builders import a_batch, a_licence, a_mandate, a_penalty, a_source, an_authority
from tests.models.governed import somebody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()


def things_that_wait():
    """Somebody who reviews for an authority and releases for a source, with something of each kind."""
    body, source = an_authority(), a_source()
    a_mandate(source=source, authority=body)
    a_batch(source=source, status="prepared", needs_release=True, by=somebody())
    a_licence(authority=body, review_on=TODAY - timedelta(days=1), document_number="示许可〔2021〕7号")
    Mark.objects.create(publication=a_penalty(authority=body), kind="litigation", since=TODAY, by=somebody())
    for number in range(7):
        made = {"row": number, "reason": "code_name_disagree", "name": f"示例市待认{number}公司", "judged": {}}
        batch = a_batch(source=source, on=TODAY - timedelta(days=9))
        HeldRow.objects.create(batch=batch, authority=body, digest=b"%d" % number, **made)
    user = staff("reviewer", authority=body)
    post(user, "releaser", source=source)
    post(user, "source_clerk", source=source)
    return user


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_it_is_accessible_and_fits_a_phone(page, sign_in, lang) -> None:
    sign_in(page, things_that_wait(), lang)
    expect(page.locator(".waiting").first).to_be_visible()
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=Path(folder) / f"today.{lang}.{width}.png", full_page=True)


def test_what_waits_is_one_step_away_without_script(browser, live_server, sign_in) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, things_that_wait())
    page.get_by_role("link", name="示许可〔2021〕7号").first.click()
    expect(page.get_by_role("heading", name="示许可〔2021〕7号").first).to_be_visible()
