"""Orders, checks and rights to act, as somebody would abuse them."""

import zlib
from datetime import date

import pikepdf
import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from creditchina.standing import letters
from creditchina.standing.granting import NotGranted, may_end, representative_changed
from creditchina.standing.models import Standing
from creditchina.standing.terms import Capacity
from creditchina.standing.web import provider
from disclosure.models import IssuedReport, Subject
from tests.accounts.people import PASSWORD, staff
from tests.builders import a_penalty, a_subject
from tests.standing.acting import a_standing, asked, browser_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BEHIND_A_PROXY = {"NUM_PROXIES": 1}


@pytest.fixture
def subject() -> Subject:
    """An organisation with one penalty."""
    return a_penalty(decided_on=date(2026, 5, 11)).subject


def send(client, path: str, body: object) -> int:
    """POST as JSON; a failure of ours is an answer, as it is for everybody else."""
    client.raise_request_exception = False
    status: int = client.post(f"/api/v1/{path}", body, content_type="application/json").status_code
    return status


def joined(one: Subject, other: Subject) -> None:
    """Record a subject under another one."""
    Subject.objects.filter(pk=one.pk).update(merged_into=other)


@pytest.mark.parametrize("path", ["reports/", "verify/"])
@pytest.mark.parametrize(
    "body", ["[" * 60_000, '{"number": "' + "0" * 70_000 + '"}', '{"file": "x"}', '{"file": null}']
)
def test_no_body_is_more_than_the_interface_can_take(client, path, body) -> None:
    assert send(client, path, body) == 400


def test_a_file_that_is_text_is_refused(client) -> None:
    client.raise_request_exception = False
    assert client.post("/api/v1/verify/", {"file": "text"}).status_code == 400


def test_pages_and_interface_share_one_limit(client, settings) -> None:
    caches["shared"].clear()  # what other tests of this process asked within the hour
    settings.REPORT_CHECKS = settings.REPORT_ORDERS = 1
    client.get("/verify/1/2/")
    assert send(client, "verify/", {"number": "1", "check_code": "2"}) == 429
    asked = {"subject": str(a_subject().ref)}
    assert [send(client, "reports/", asked) for _time in range(2)] == [201, 429]


def test_behind_a_proxy_each_reader_has_a_limit_of_their_own(client, settings) -> None:
    settings.REPORT_CHECKS = 1
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | BEHIND_A_PROXY
    asked = [
        client.get("/verify/1/2/", headers={"X-Forwarded-For": told}).status_code
        for told in ("203.0.113.1", "203.0.113.2", "198.51.100.9, 203.0.113.1")
    ]
    assert asked == [200, 200, 429]  # what a reader writes before the proxy's own word changes nothing


def test_without_a_proxy_nobody_is_believed(client, settings) -> None:
    settings.REPORT_CHECKS = 1
    client.get("/verify/1/2/", headers={"X-Forwarded-For": "203.0.113.1"})
    assert client.get("/verify/1/2/", headers={"X-Forwarded-For": "203.0.113.2"}).status_code == 429


@pytest.mark.parametrize("at", ["one", "other"])
def test_an_administrator_outranks_whoever_came_from_a_joined_subject(at) -> None:
    both = {"one": a_subject(), "other": a_subject()}
    there = both["other" if at == "one" else "one"]
    former = a_standing(subject=both[at])
    administrator = a_standing(subject=there, capacity=Capacity.ADMINISTRATOR)
    joined(both["one"], both["other"])
    assert list(Standing.objects.in_force(subject=both["other"], on=TODAY)) == [administrator]
    assert not Standing.objects.in_force(former.user, both["other"], "reports", on=TODAY).exists()


def test_a_former_representative_of_a_joined_subject_goes_too() -> None:
    one, other = a_subject(), a_subject()
    former = a_standing(subject=one)
    joined(one, other)
    assert representative_changed(other, by=staff("operator"), but=somebody(), on=TODAY) == 1
    assert not Standing.objects.in_force(former.user, on=TODAY).exists()


def test_a_representative_ends_an_agent_of_a_joined_subject() -> None:
    one, other = a_subject(), a_subject()
    agent = a_standing(subject=one, capacity=Capacity.AGENT)
    representative = a_standing(subject=other)
    joined(one, other)
    agent = Standing.objects.get(pk=agent.pk)
    assert may_end(representative.user, agent, on=TODAY)
    assert not may_end(agent.user, representative, on=TODAY)


def test_a_code_that_two_subjects_share_proves_neither(rf) -> None:
    one = a_subject()
    request = rf.get("/")
    request.user, request.session = somebody(), {}
    for told, sharing in (({"uscc": ""}, 0), ({"uscc": [one.code]}, 0), ({"uscc": one.code}, 1)):
        if sharing:
            kind = one.identifiers.get(value=one.code).kind
            a_subject(name=f"{one.name}分").identifiers.create(kind=kind, value=one.code)
        provider.begin(request, one, asked())
        with pytest.raises(NotGranted):
            provider.finish(request, told)
    assert not Standing.objects.exists()


def a_bomb(size: int) -> bytes:
    """A PDF of some kilobytes whose table of objects unpacks to `size` bytes."""
    packed = zlib.compress(bytes(size), 9)
    head = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    table = b"9 0 obj\n<</Type/XRef/Size 10/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    return head + table + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)


def test_a_letter_that_unpacks_without_end_is_refused() -> None:
    assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == letters.UNPACKED
    with pytest.raises(letters.NotALetter):
        letters.cleaned(a_bomb(2 * letters.UNPACKED))


@pytest.mark.parametrize("leads", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client, leads) -> None:
    page = client.post(reverse("account_login"), {"login": somebody().email, "password": PASSWORD, "next": leads})
    assert page["Location"] == reverse("standing:me")


@pytest.mark.parametrize("text", ["李某 99000119900307123X", "银行\n本报告无任何记录", "\u202edrawkcab"])
def test_a_stranger_writes_nothing_odd_on_a_signed_report(subject, text) -> None:
    client = browser_of(a_standing(subject=subject).user)
    address = reverse("disclosure:report_new", query={"subject": str(subject.ref), "kind": "special", "lang": "en"})
    page = client.post(address, {"addressee": text, "purpose": text, "language": "en", "confirmed": "on"})
    assert {"addressee", "purpose"} <= page.context["form"].errors.keys()
    assert not IssuedReport.objects.exists()
