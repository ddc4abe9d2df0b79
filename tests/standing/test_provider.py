"""Proving it by a sign-in with an identity provider: a real one, in a process of its own on this machine."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from socket import create_connection, create_server
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from creditchina.env import openid_apps
from creditchina.standing.granting import longest
from creditchina.standing.models import Standing
from tests.builders import a_subject
from tests.standing.acting import browser_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
CODE, OTHER = "91990101T77000017X", "91990101T770000250"
FIRMS = {"firm": CODE, "other-firm": OTHER}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a provider that vouches for two firms."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    users = [json.dumps({"sub": sub, "uscc": code}) for sub, code in FIRMS.items()]
    words = [word for user in users for word in ("--user-claims", user)]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _attempt in range(300):
        try:
            create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.fixture
def provider(server: str, settings: Any) -> str:
    """The same, set up on this site."""
    settings.SOCIALACCOUNT_PROVIDERS = openid_apps("Identity provider", server, "credit-china", "secret")
    return server


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        """Show where one is led instead of going there."""


def sign_in_there(address: str, answer: dict[str, str]) -> str:
    """What a person does at the provider; returns where the provider leads back to."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stay())
    opener.open(address).read()
    try:
        opener.open(Request(address, urlencode(answer).encode()))
    except Exception as redirect:  # an error to this opener: it does not follow
        return str(redirect.headers["Location"])  # type: ignore[attr-defined]
    raise AssertionError("the provider led nowhere")


def way_to_the_provider(client: Client, subject: Any) -> str:
    """Ask on the page, follow its link; returns the address at the provider."""
    address = reverse("standing:by_provider", args=[subject.ref])
    said = {"capacity": "representative", "acts": ["reports", "repair"], "until": longest(TODAY).isoformat()}
    page = client.post(f"{address}?lang=en", said).content.decode()
    assert "invented" in page
    return str(client.get(re.search(rf'href="({reverse("standing:leave")})"', page)[1])["Location"])


def test_it_proves_the_firm_that_was_chosen_and_no_other(provider: str) -> None:
    subject, user = a_subject(code=CODE), somebody()
    client = browser_of(user)
    there = way_to_the_provider(client, subject)
    assert there.startswith(provider)
    assert "code_challenge=" in there

    back = sign_in_there(there, {"sub": "other-firm"})
    refused = client.get(back)
    assert refused.status_code == 422
    assert not Standing.objects.exists()

    back = sign_in_there(way_to_the_provider(client, subject), {"sub": "firm"})
    assert client.get(back)["Location"] == reverse("standing:me")
    right = Standing.objects.get()
    assert (right.user, right.subject, right.proof, right.assurance) == (user, subject, "openid", "none")
    assert (right.reports, right.repair, right.objections) == (True, True, False)
    assert client.get(back).status_code == 422  # an answer counts once
    assert Standing.objects.count() == 1


def test_an_answer_in_another_browser_or_a_cancelled_one_proves_nothing(provider: str) -> None:
    subject = a_subject(code=CODE)
    client = browser_of(somebody())
    back = sign_in_there(way_to_the_provider(client, subject), {"sub": "firm"})
    assert browser_of(somebody()).get(back).status_code == 422
    denied = sign_in_there(way_to_the_provider(client, subject), {"action": "deny"})
    assert client.get(denied).status_code == 422
    assert not Standing.objects.exists()


def test_without_a_provider_the_way_is_not_there(settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}
    subject, client = a_subject(), browser_of(somebody())
    assert "standing/leave" not in client.get(reverse("standing:ways", args=[subject.ref])).content.decode()
    assert client.get(reverse("standing:by_provider", args=[subject.ref])).status_code == 404
    assert client.get(reverse("standing:leave")).status_code == 404


def test_a_provider_that_does_not_answer_is_said(settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = openid_apps("Identity provider", "http://127.0.0.1:9", "a", "b")
    answer = browser_of(somebody()).get(f"{reverse('standing:leave')}?lang=en")
    assert answer.status_code == 503
    assert "does not answer" in answer.content.decode()
