"""Order, download and check a report in a browser whose script is off, in both languages."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from disclosure.models import Publication
from tests import builders

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "en": {"genuine": "Genuine", "same": "The file is unaltered since.", "differs": "Differs from what we issued"},
    "zh-hans": {"genuine": "报告真实", "same": "此后文件未改动。", "differs": "与本站出具的报告不一致"},
}


@pytest.fixture
def penalty() -> Publication:
    """What the report tells."""
    return builders.a_penalty()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_report_is_ordered_downloaded_and_checked_without_script(
    browser: Browser, live_server: Any, penalty: Publication, tmp_path: Path, settings: Any, language: str
) -> None:
    settings.SITE_URL = live_server.url
    tab = browser.new_context(java_script_enabled=False, accept_downloads=True).new_page()
    tab.goto(f"{live_server.url}{penalty.subject.get_absolute_url()}?lang={language}")
    tab.click("main a[href*='/reports/new/']")
    tab.check("[name=confirmed]")
    tab.click("main form [type=submit]")
    expect(tab.locator("article.report")).to_contain_text(penalty.document_number)
    with tab.expect_download() as loaded:
        tab.click("main a.btn[href*='.pdf']")
    file = tmp_path / loaded.value.suggested_filename
    loaded.value.save_as(file)
    said = WORDS[language]
    send(tab, live_server.url, file, said["same"])
    expect(tab.get_by_role("status")).to_contain_text(said["genuine"])
    file.write_bytes(file.read_bytes() + b"x")
    send(tab, live_server.url, file, said["differs"])
    tab.context.close()


def send(tab: Page, site: str, file: Path, said: str) -> None:
    """Send a file to be checked, and see what is said."""
    tab.goto(f"{site}{reverse('disclosure:verify')}")
    tab.set_input_files("[name=file]", file)
    tab.locator("form:has([name=file]) [type=submit]").click()
    expect(tab.get_by_role("status")).to_contain_text(said)
