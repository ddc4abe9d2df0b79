"""The browser finds nothing to block: neither on a public page nor anywhere in the admin."""

import pytest

from tests.accounts.people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def complaints(page):
    """What the browser's console was told about the policy, and scripts that failed."""
    told = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


@pytest.fixture
def desk(page, sign_in):
    """The admin, signed in."""
    return sign_in(page, staff("operator"))


@pytest.mark.parametrize("address", ["/", "/about/", "/lists/"])
def test_a_public_page_is_within_the_policy(page, live_server, complaints, address):
    page.goto(live_server.url + address)

    assert page.locator("h1").count() == 1
    assert complaints == []


@pytest.mark.parametrize("address", ["/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/"])
def test_the_admin_is_within_the_policy(desk, live_server, complaints, address):
    desk.goto(live_server.url + address)

    assert desk.locator("#user-tools").count() == 1
    assert complaints == []


def test_a_breach_of_the_policy_would_be_noticed(page, live_server, complaints):
    page.goto(live_server.url + "/")
    page.evaluate("document.body.appendChild(document.createElement('script')).text = 'var x = 1'")

    assert any("Content Security Policy" in complaint for complaint in complaints)
