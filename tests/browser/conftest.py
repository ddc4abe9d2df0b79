"""A real Chromium for the tests in this folder; mark them `browser`."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.accounts.people import PASSWORD, code_of, with_factor
from tests.chromium import EXECUTABLE, SANDBOX


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the system's browser instead of one that Playwright would download."""
    return {**browser_type_launch_args, "executable_path": EXECUTABLE, "args": SANDBOX}


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Any, Any], Any]:
    """Sign a member of staff in by hand, password and one-time code: `sign_in(page, user)`; ends at the desk."""

    def go(page: Any, user: Any, lang: str = "en") -> Any:
        with_factor(user)
        page.goto(f"{live_server.url}{reverse('account_login')}?lang={lang}")
        page.fill("[name=login]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.click("main form [type=submit]")
        page.fill("[name=code]", code_of())
        page.locator("main form").first.locator("[type=submit]").click()
        page.wait_for_url(f"{live_server.url}{reverse('admin:index')}")
        return page

    return go
