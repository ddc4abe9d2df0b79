"""Before applying, and status by number and code: without an account, and nothing told that is not public."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disclosure import publish
from disclosure.models import Publication
from repair.codes import code_of
from repair.models import Bar, Status
from repair.papers.making import certificate_number
from tests.builders import a_licence, a_person
from tests.repair.building import a_case, a_draft, a_repairable, an_outside_record, today

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, ref: Any) -> str:
    answer = client.get(reverse(f"repair:{name}", args=[ref], query={"lang": "en"}))
    return answer.content.decode()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (a_repairable, "Yes, now"),
        (lambda: a_repairable(decided_on=today() - timedelta(days=10)), "Yes, from"),
        (an_outside_record, "Yes, through another channel"),
        (a_licence, "There is nothing to repair"),
    ],
)
def test_the_answer_stands_at_the_top_with_the_rules_behind_it(client: Client, made: Any, said: str) -> None:
    told = page(client, "check", made().ref)

    assert said in told
    assert "How this follows from the rules" in told


def test_a_record_leads_to_its_answer_and_the_answer_to_the_application(client: Client) -> None:
    record = a_repairable()

    shown = client.get(record.get_absolute_url()).content.decode()

    assert reverse("repair:check", args=[record.ref]) in shown
    assert reverse("repair:new") in page(client, "check", record.ref)


@pytest.mark.parametrize("name", ["check", "notice"])
def test_what_is_gone_is_gone_here_too(client: Client, name: str) -> None:
    record = a_repairable()
    publish.take_down(record, on=today())

    assert client.get(reverse(f"repair:{name}", args=[record.ref])).status_code == 410


def test_a_record_about_a_person_is_not_there(client: Client) -> None:
    record = a_repairable(subject=a_person())

    assert client.get(reverse("repair:check", args=[record.ref])).status_code == 404


@pytest.mark.parametrize("public", [True, False])
def test_a_bar_is_told_only_where_it_is_public(client: Client, public: bool) -> None:
    case = a_case(Status.APPROVED)
    other = a_repairable(subject=case.publication.subject)
    until = today() + timedelta(days=900)
    Bar.objects.create(subject=other.subject, case=case, since=today(), until=until, basis="Order 36", public=public)

    told = page(client, "check", other.ref)

    assert ("Not now" in told) is public
    assert ("Yes, now" in told) is not public


def test_the_notice_has_a_code_to_scan_and_its_address(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://credit.example"
    record = a_repairable()

    told = page(client, "notice", record.ref)

    assert "<svg" in told
    assert f"https://credit.example{reverse('repair:check', args=[record.ref])}" in told


def test_a_commitment_is_public_while_its_case_runs_and_names_nobody(client: Client) -> None:
    case = a_case(Status.SUBMITTED)
    address = reverse("repair:commitment_public", args=[case.application.ref])
    told = client.get(address).content.decode()

    assert case.publication.document_number in told
    assert "江月白" not in told
    assert address in page(client, "check", case.publication.ref)
    for closed in (a_case(Status.REFUSED), a_draft().cases.get()):
        assert client.get(reverse("repair:commitment_public", args=[closed.application.ref])).status_code == 404


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.REFUSED, Status.APPROVED])
def test_number_and_code_open_the_status_and_the_number_alone_does_not(client: Client, status: str) -> None:
    case = a_case(status)
    number, address = case.application.number, reverse("repair:status", query={"lang": "en"})

    opened = client.post(address, {"number": f" {number.lower()}-1", "code": code_of(number)})
    refused = client.post(address, {"number": number, "code": code_of("XF-2026-0101-00000")})

    assert case.publication.document_number in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    assert refused.status_code == 422
    assert case.publication.document_number not in refused.content.decode()


def test_a_draft_is_opened_by_nothing(client: Client) -> None:
    number = a_draft().number

    assert client.post(reverse("repair:status"), {"number": number, "code": code_of(number)}).status_code == 422


def test_guessing_ends(client: Client, settings: Any, tmp_path: Any) -> None:
    settings.REPORT_CHECKS = 0

    answer = client.post(reverse("repair:status"), {"number": "XF-2026-0101-00000", "code": "A" * 12})

    assert answer.status_code == 429


def test_a_certificate_is_checked_by_whoever_holds_it(client: Client) -> None:
    case = a_case(Status.APPROVED)
    decision = case.decisions.get()
    number = certificate_number(decision.number)
    address = reverse("repair:paper", args=[number, code_of(number)], query={"lang": "en"})

    assert "The certificate is genuine" in client.get(address).content.decode()
    wrong = reverse("repair:paper", args=[number, code_of(decision.number)])
    typed = client.post(reverse("repair:status"), {"number": number.lower(), "code": code_of(number)})
    assert "The certificate is genuine" in typed.content.decode()
    assert client.get(wrong).status_code == 404
    publish.restore(Publication.objects.get(pk=case.publication_id), on=today(), note="x", by=None)
    assert "The certificate is genuine" not in client.get(address).content.decode()


def test_of_a_refusal_nothing_is_certified(client: Client) -> None:
    number = certificate_number(a_case(Status.REFUSED).decisions.get().number)

    assert client.get(reverse("repair:paper", args=[number, code_of(number)])).status_code == 404
