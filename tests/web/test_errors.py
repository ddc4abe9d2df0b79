"""What the site says when something went wrong: one sentence, what to do next, nothing more."""

import pytest
from django.db import OperationalError
from django.test import Client

from disclosure.web import home

pytestmark = pytest.mark.django_db


def test_an_unknown_address_is_a_page_of_ours(client):
    page = client.get("/nowhere/", {"lang": "en"})

    assert page.status_code == 404
    assert "There is no such page" in page.text


def test_a_malformed_cursor_is_a_bad_request(client):
    page = client.get("/changes/", {"cursor": "-1", "lang": "en"})

    assert page.status_code == 400
    assert "could not be understood" in page.text


@pytest.mark.parametrize(("problem", "status"), [(OperationalError("down"), 503), (RuntimeError("secret"), 500)])
def test_a_failure_asks_the_database_nothing_and_tells_no_detail(monkeypatch, problem, status):
    def fail(*args, **kwargs):
        raise problem

    monkeypatch.setattr(home, "figures", fail)
    page = Client(raise_request_exception=False).get("/", {"lang": "en"})

    assert page.status_code == status
    assert "secret" not in page.text
    assert page["Cache-Control"] == "no-store"
