"""Proving it by a sign-in with an identity provider: a real one, in a process of its own on this machine."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from http.cookiejar import CookieJar
from socket import create_connection, create_server
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from creditchina.env import openid_apps
from creditchina.standing.granting import Grounds, NotGranted, grant, longest
from creditchina.standing.models import Standing
from disclosure.demo.persons import identity
from disclosure.ingest.personal import digest
from disclosure.models import IssuedReport, Subject
from tests.accounts.people import staff
from tests.builders import a_penalty, a_person, a_subject
from tests.standing.acting import asked, browser_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
CODE, OTHER = "91990101T77000017X", "91990101T770000250"
FIRMS = {"firm": CODE, "other-firm": OTHER}
NUMBER, CHILD, NOBODY = (identity("990101", date(year, 6, 1), 12) for year in (1985, TODAY.year - 17, 1990))
PERSONS = {"person": NUMBER, "child": CHILD, "nobody": NOBODY, "no-number": "990101"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a provider that vouches for two firms and some persons."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    users = [json.dumps({"sub": sub, "uscc": code}) for sub, code in FIRMS.items()]
    users += [json.dumps({"sub": sub, "id_number": number}) for sub, number in PERSONS.items()]
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


def test_a_code_that_the_subject_carried_before_proves_nothing(provider: str) -> None:
    subject = a_subject(code="91990101T77000033X")
    subject.identifiers.create(kind="uscc", value=CODE, status="former")
    client = browser_of(somebody())
    back = sign_in_there(way_to_the_provider(client, subject), {"sub": "firm"})
    assert client.get(back).status_code == 422
    assert not Standing.objects.exists()


def known_person() -> Subject:
    """Somebody on record under the number that the provider names."""
    person = a_person("禾若汀", adult=True)
    value = digest(NUMBER, settings.PERSON_DIGEST_KEY.encode()).hex()
    person.identifiers.update(value=value)
    return person


def shows_who_it_is(client: Client, sub: str) -> Any:
    """The way of a person over the provider, from one's own page on; the page after it."""
    page = client.post(f"{reverse('standing:oneself')}?lang=en").content.decode()
    there = str(client.get(re.search(rf'href="({reverse("standing:leave")})"', page)[1])["Location"])
    return client.get(sign_in_there(there, {"sub": sub}), follow=True)


@pytest.mark.parametrize(
    ("sub", "said"),
    [
        ("child", "Nothing is recorded of minors"),
        ("nobody", "Nothing is on record here about this person"),
        ("no-number", "no identity number"),
        ("firm", "no identity number"),
    ],
)
def test_who_is_no_adult_on_record_proves_nothing_and_reads_why(provider: str, sub: str, said: str) -> None:
    known_person()
    answer = shows_who_it_is(browser_of(somebody()), sub)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Standing.objects.exists()


def test_a_person_has_the_report_about_themselves_and_nobody_else_has(provider: str) -> None:
    person, user = known_person(), somebody()
    row = a_penalty(subject=person)
    a_penalty(subject=a_person("禾若汀"), document_number="示城罚〔2026〕99号")
    client = browser_of(user)
    assert client.get(reverse("standing:personal"))["Location"] == reverse("standing:oneself")

    page = shows_who_it_is(client, "person").content.decode()
    right = Standing.objects.get()
    assert (right.capacity, right.subject, right.assurance, right.waits) == ("self", person, "none", False)
    order = re.search(rf'href="({reverse("standing:personal")})"', page)[1]
    assert "Language of the report" in client.get(f"{order}?lang=en").content.decode()
    address = client.post(order, {"language": "zh-hans"})["Location"]

    report = client.get(address).content.decode()
    assert row.document_number in report
    assert "99号" not in report
    file = client.get(re.search(r'href="([^"]+\.pdf[^"]*)"', report)[1].replace("&amp;", "&"))
    assert b"".join(file)[:5] == b"%PDF-"
    assert IssuedReport.objects.get().number in client.get(reverse("standing:reports")).content.decode()
    assert browser_of(somebody()).get(address).status_code == 302
    assert Client().get(address).status_code == 302
    kept = [str(each) for table in apps.get_models() for each in table._default_manager.values()]
    assert not [row for row in kept if NUMBER in row]


def test_an_account_is_one_person(provider: str) -> None:
    person, user = known_person(), somebody()
    client = browser_of(user)
    shows_who_it_is(client, "person")
    shows_who_it_is(client, "person")  # again: the newer one takes its place
    assert Standing.objects.filter(ended_at=None).get().subject == person
    with pytest.raises(NotGranted, match="another person's already"):
        grant(user, a_person(), asked("self"), Grounds("window", checked_by=staff("operator")), on=TODAY)
    with pytest.raises(NotGranted, match="natural person"):
        grant(somebody(), person, asked(), Grounds("window", checked_by=staff("operator")), on=TODAY)
    with pytest.raises(NotGranted, match="natural person"):
        grant(somebody(), a_subject(), asked("self"), Grounds("openid"), on=TODAY)


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
