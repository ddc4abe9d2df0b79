"""Every page answers, in both languages, and says what it should."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders

PLAIN = ["home", "search", "lists", "changes", "feed", "catalogue", "authorities", "about", "healthz", "robots"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PLAIN)
def test_a_page_answers_without_an_account(client: Client, name: str, lang: str) -> None:
    builders.a_penalty()

    page = client.get(reverse(f"disclosure:{name}"), {"lang": lang})

    assert page.status_code == 200
