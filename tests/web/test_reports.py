"""Order a report, look at it, download it, check it: as pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from disclosure import publish
from disclosure.models import IssuedReport, ReportOrder, Subject
from disclosure.report import orders
from tests.builders import a_penalty, a_person, a_subject
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
DECIDED = timezone.localdate() - timedelta(days=200)
EARLIER = [(DECIDED + timedelta(days=days)).isoformat() for days in (21, 22)]
SENT = {"language": "en", "confirmed": "on"}


@pytest.fixture
def subject() -> Subject:
    """An organisation with one penalty."""
    return a_penalty(decided_on=DECIDED).subject


@pytest.fixture(autouse=True)
def _in_english(client) -> None:
    """A reader who chose English."""
    client.cookies["lang"] = "en"


def form_of(subject: Subject) -> str:
    """Where its report is ordered."""
    return f"{reverse('disclosure:report_new')}?subject={subject.ref}"


def test_anybody_orders_looks_at_and_downloads(client, subject) -> None:
    page = client.post(form_of(subject), SENT, follow=True)
    row = IssuedReport.objects.get()
    assert page.status_code == 200
    assert row.number in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    file = client.get(page.context["file"])
    assert (file["Content-Type"], file.content[:5]) == ("application/pdf", b"%PDF-")
    assert f'filename="{row.number}.pdf"' in file["Content-Disposition"]
    assert "filename*=UTF-8''%E4%BF%A1%E7%94%A8" in file["Content-Disposition"]


def test_the_code_must_be_confirmed_and_namesakes_are_shown(client, subject) -> None:
    twin = a_subject(name=subject.name)
    page = client.post(form_of(subject), {"language": "en"})
    assert page.status_code == 200
    assert "Compare the code above" in page.content.decode()
    assert twin.code in page.content.decode().replace("<wbr>", "")
    assert not IssuedReport.objects.exists()


def test_a_code_leads_to_the_form(client, subject) -> None:
    page = client.get(reverse("disclosure:report_new"), {"code": subject.code})
    assert page["Location"] == form_of(subject)
    assert client.get(reverse("disclosure:report_new"), {"code": "91990101T000000000"}).status_code == 200


def test_a_person_has_no_public_report(client) -> None:
    assert client.get(form_of(a_person())).status_code == 404
    assert client.get(f"{reverse('disclosure:report_new')}?subject=nonsense").status_code == 404


@pytest.mark.parametrize("name", ["disclosure:report", "disclosure:report_file"])
def test_a_number_alone_opens_nothing(client, subject, name) -> None:
    made, _file = issued(subject)
    for code in ("", "AAAAAAAAAAAA"):
        page = client.get(reverse(name, args=[made.report.number]), {"code": code})
        assert page["Location"].startswith(reverse("disclosure:verify"))


@pytest.mark.parametrize("name", ["disclosure:report", "disclosure:report_file"])
def test_what_ended_is_not_handed_out_again(client, subject, name) -> None:
    made, _file = issued(subject)
    publish.take_down(subject.publications.get(), on=timezone.localdate())
    page = client.get(reverse(name, args=[made.report.number]), {"code": made.check_code})
    assert page.status_code == 410
    assert subject.publications.get().document_number not in page.content.decode()


def test_too_many_orders_wait_and_nothing_typed_is_lost(client, subject, settings) -> None:
    settings.REPORT_ORDERS = 1
    client.post(form_of(subject), SENT)
    page = client.post(form_of(subject), SENT | {"on": EARLIER[0]})
    assert (page.status_code, EARLIER[0] in page.content.decode()) == (429, True)
    assert page["Retry-After"]


def test_past_days_are_limited_and_may_not_lie_too_far_back(client, subject, settings) -> None:
    settings.REPORT_LOOK_BACKS = 1
    client.defaults["REMOTE_ADDR"] = f"2001:db8:{uuid4().hex[:4]}::1"  # an address that asked nothing yet
    for day in ("0001-01-01", "9999-12-31"):
        assert "on" in client.post(form_of(subject), SENT | {"on": day}).context["form"].errors
    assert client.post(form_of(subject), SENT | {"on": EARLIER[0]}).status_code == 302
    assert client.post(form_of(subject), SENT | {"on": EARLIER[1]}).status_code == 429
    assert client.post(form_of(subject), SENT).status_code == 302


def test_a_busy_machine_tells_the_place_in_the_queue(client, subject, settings) -> None:
    settings.REPORT_SLOTS = 1
    with orders.slot() as held:
        assert held
        first = client.post(form_of(subject), SENT)
        second = client.post(form_of(subject), SENT, follow=True)
    assert "You are number 2 in the queue." in second.content.decode()
    one = ReportOrder.objects.order_by("pk")[0]
    assert first["Location"] == reverse("disclosure:report_order", args=[one.ref])
    assert orders.answer(one.ref) == IssuedReport.objects.get().number
    assert orders.answer(one.ref) == ""
    assert "You are number 1 in the queue." in client.get(second.request["PATH_INFO"]).content.decode()
    page = client.get(first["Location"], follow=True)
    assert IssuedReport.objects.get().number in page.content.decode()


def test_checking_by_code_goes_to_an_address_that_can_be_kept(client, subject) -> None:
    made, _file = issued(subject)
    typed = {
        "by": "code",
        "number": made.report.number.lower(),
        "code": f" {made.check_code[:4]}-{made.check_code[4:]}",
    }
    page = client.post(reverse("disclosure:verify"), typed, follow=True)
    assert page.request["PATH_INFO"] == f"/verify/{made.report.number}/{made.check_code}/"
    assert "Genuine" in page.content.decode()
    assert "Unchanged since issue." in page.content.decode()


def test_checking_by_file_keeps_nothing(client, subject) -> None:
    _made, file = issued(subject)
    sent = {"by": "file", "file": SimpleUploadedFile("report.pdf", file)}
    page = client.post(reverse("disclosure:verify"), sent)
    assert "The file is unaltered since." in page.content.decode()
    assert subject.publications.get().document_number in page.content.decode()
    altered = {"by": "file", "file": SimpleUploadedFile("report.pdf", file + b" ")}
    page = client.post(reverse("disclosure:verify"), altered)
    assert "Differs from what we issued" in page.content.decode()
    assert subject.publications.get().document_number not in page.content.decode()


@pytest.mark.parametrize("sent", [{"by": "code"}, {"by": "code", "number": "1", "code": "x"}, {"by": "file"}])
def test_what_is_mistyped_is_said_and_stays(client, sent) -> None:
    page = client.post(reverse("disclosure:verify"), sent)
    assert page.status_code == 200
    assert "error" in page.content.decode()
    assert all(f'value="{value}"' in page.content.decode() for value in sent.values() if value != "file")


def test_another_host_is_warned_of(client, subject, settings) -> None:
    settings.SITE_URL = "https://credit.example"
    assert "You are not on the address printed on our reports" in client.get("/verify/").content.decode()
    settings.SITE_URL = "http://127.0.0.1:8000"  # a demo has two names on its own machine
    for host, warned in (("localhost:8000", False), ("127.0.0.1:8000", False), ("localhost:8001", True)):
        settings.ALLOWED_HOSTS = ["*"]
        text = client.get("/verify/", headers={"host": host}).content.decode()
        assert ("You are not on the address" in text) is warned


def test_checks_are_limited(client, settings) -> None:
    settings.REPORT_CHECKS = 1
    client.get("/verify/1/2/")
    again = client.get("/verify/1/2/")
    assert (again.status_code, bool(again["Retry-After"])) == (429, True)
