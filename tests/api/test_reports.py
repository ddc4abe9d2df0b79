"""Reports over the interface: order, read, verify."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import IssuedReport, Subject
from disclosure.report import orders
from tests.builders import a_penalty, a_person
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
DECIDED = timezone.localdate() - timedelta(days=200)


@pytest.fixture
def subject() -> Subject:
    """An organisation with one penalty."""
    return a_penalty(decided_on=DECIDED).subject


def send(client, path: str, body: object):
    """POST as JSON."""
    return client.post(f"/api/v1/{path}", body, content_type="application/json")


def test_a_program_orders_and_reads(client, subject) -> None:
    made = send(client, "reports/", {"subject": str(subject.ref), "language": "en"})
    assert made.status_code == 201
    told = client.get(made.json()["url"].removeprefix("http://testserver")).json()
    assert told["report"]["number"] == made.json()["number"]
    assert told["sha256"] == bytes(IssuedReport.objects.get().sha256).hex()
    assert send(client, "reports/", {"subject": str(subject.ref), "language": "en"}).status_code == 200


@pytest.mark.parametrize(
    "body", [{}, [], {"subject": "x"}, {"subject": "x", "kind": "special"}, {"language": "fr"}, {"on": "yesterday"}]
)
def test_what_cannot_be_asked_is_a_problem(client, subject, body) -> None:
    sent = {"subject": str(subject.ref)} | body if isinstance(body, dict) and "subject" not in body and body else body
    answer = send(client, "reports/", sent)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


ODD_DAYS = [
    "0001-01-01",
    "9999-12-31",
    "0000-01-01",
    "2026-02-29",
    "2026-13-01",
    "2026-W05-1",
    "20260101",
    "",
    0,
    {},
    [1],
]


@pytest.mark.parametrize("day", ODD_DAYS)
def test_an_odd_day_is_a_problem_at_once(client, subject, day) -> None:
    answer = send(client, "reports/", {"subject": str(subject.ref), "on": day})
    assert (answer.status_code, answer.json()["parameters"]) == (400, ["on"])


def test_past_days_are_limited(client, subject, settings) -> None:
    settings.REPORT_LOOK_BACKS = 1
    client.defaults["REMOTE_ADDR"] = f"2001:db8:{uuid4().hex[:4]}::1"  # an address that asked nothing yet
    days = ((DECIDED + timedelta(days=later)).isoformat() for later in (21, 22))
    asked = [{"subject": str(subject.ref), "on": day} for day in days]
    assert [send(client, "reports/", each).status_code for each in asked] == [201, 429]
    assert send(client, "reports/", {"subject": str(subject.ref)}).status_code == 201


def test_persons_are_not_there(client) -> None:
    assert send(client, "reports/", {"subject": str(a_person().ref)}).status_code == 404


def test_a_busy_machine_gives_a_place(client, subject, settings) -> None:
    settings.REPORT_SLOTS = 1
    with orders.slot():
        made = send(client, "reports/", {"subject": str(subject.ref)})
    assert (made.status_code, made.json()["place"]) == (202, 1)
    where = made.json()["url"].removeprefix("http://testserver")
    assert client.get(where).status_code == 202
    orders.answer(made.json()["order"])
    assert client.get(where).json()["number"] == IssuedReport.objects.get().number


def test_what_ended_is_gone(client, subject) -> None:
    made, _file = issued(subject)
    publish.take_down(subject.publications.get(), on=timezone.localdate())
    answer = client.get(f"/api/v1/reports/{made.report.number}/", {"code": made.check_code})
    assert answer.status_code == 410
    assert client.get(f"/api/v1/reports/{made.report.number}/", {"code": "A" * 12}).status_code == 404


def test_a_program_checks_by_code_and_by_file(client, subject) -> None:
    made, file = issued(subject)
    by_code = send(client, "verify/", {"number": made.report.number, "check_code": made.check_code}).json()
    assert (by_code["answer"], by_code["since"]["unchanged"]) == ("genuine", True)
    by_file = client.post("/api/v1/verify/", file, content_type="application/pdf").json()
    assert [row["today"] for row in by_file["rows"]] == ["stands"]
    altered = client.post("/api/v1/verify/", file[:-1], content_type="application/pdf").json()
    assert (altered["answer"], altered["report"]) == ("differs", None)
    assert send(client, "verify/", {"number": "1"}).status_code == 400
