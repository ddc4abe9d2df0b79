"""What goes through another channel: what is filled in is taken there, and whatever is decided there arrives here."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure import publish
from disclosure.models import IdentityAct, Publication
from repair import drafting, nightly, results, workflow
from repair.errors import Missing
from repair.models import Application, Evidence, Notice, NoticeKind, ReceivedResult, Status
from repair.results import Told
from tests.accounts.people import signed_in, staff
from tests.builders import a_subject
from tests.repair.building import a_case, a_repairable, an_outside_record, known_years
from tests.repair.web.applying import Applicant

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=60)


def told(
    record: Publication, result: str = "repaired", *, system: str = "market_regulation", **fields: Any
) -> ReceivedResult:
    """Another system tells what became of a record."""
    facts = {"number": "GS-1", "authority": record.authority.code, "document": record.document_number} | fields
    made = Told(**{"result": result, "decided_on": TODAY, **facts})
    return results.receive(made, system=system, channel="api", on=TODAY)


def an_expired_record() -> Publication:
    """One whose period is over, so that only special reports tell it."""
    record = an_outside_record(shown_until=TODAY)
    publish.lapse(by=TODAY)
    record.refresh_from_db()
    return record


def test_what_was_filled_in_is_taken_to_the_other_channel_with_its_files(settings, tmp_path) -> None:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"evidence": storage}
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    text = {"text": "废水处理设施已重建", "day": TODAY.isoformat(), "proof": ""}
    record = an_outside_record()
    case = a_case(Status.TRANSFERRED, record, answers={f"correction/{record.ref}": text})
    file = Evidence.objects.create(
        application=case.application, name="缴款凭证.pdf", file="x.pdf", media_type="application/pdf", sha256=b"1",
        size=8, by=case.applicant,
    )  # fmt: skip
    applicant = Applicant(record, user=case.applicant)

    page = applicant.client.get(reverse("repair:application", args=[case.application.ref])).content.decode()
    answer = applicant.client.get(reverse("repair:package", args=[case.ref]))

    assert "This site does not send it there." in page
    assert "is looked for here until" in page
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert package.namelist() == ["application.html", f"01-{file}.pdf"]
    form = package.read("application.html").decode()
    assert all(said in form for said in (case.number, "废水处理设施已重建", "缴款凭证.pdf", "江月白"))
    assert "no-store" in answer["Cache-Control"]


def test_a_package_is_there_only_for_the_other_channel_and_for_its_own_people(client) -> None:
    here, there = a_case(Status.PASSED), a_case(Status.TRANSFERRED, an_outside_record())
    own, stranger = Applicant(here.publication, user=here.applicant), Applicant(an_outside_record(subject=a_subject()))

    assert own.client.get(reverse("repair:package", args=[here.ref])).status_code == 404
    assert stranger.client.get(reverse("repair:package", args=[there.ref])).status_code == 404
    assert client.get(reverse("repair:package", args=[there.ref])).status_code == 302


def test_no_result_in_time_is_told_once_and_stands_on_today() -> None:
    known_years()
    case = a_case(Status.TRANSFERRED, an_outside_record())

    counts = [nightly.tell_of_no_result(on=LATER) for _night in range(2)]

    assert case.due_on is not None
    assert counts == [1, 0]
    assert Notice.objects.filter(case=case, kind=NoticeKind.LATE).count() == 1
    assert not case.breaches.exists()
    type(case).objects.filter(pk=case.pk).update(due_on=TODAY - timedelta(days=1))
    assert case.number in signed_in(staff("operator")).get("/admin/?lang=en", follow=True).content.decode()
    workflow.withdraw(case, by=case.applicant, on=TODAY)
    assert case.status == Status.WITHDRAWN


def test_a_refusal_ends_its_case_and_the_subject_is_told() -> None:
    record = an_outside_record()
    case = a_case(Status.TRANSFERRED, record)

    earlier = told(record, "refused", decided_on=TODAY - timedelta(days=9))
    result = told(record, "refused", number="GS-2")

    case.refresh_from_db()
    assert (earlier.applied_on, result.case) == (None, case)
    assert case.status == Status.TURNED_DOWN
    assert Notice.objects.filter(case=case, kind=NoticeKind.DECIDED).exists()
    assert record.is_visible(on=TODAY)
    applicant = Applicant(record, user=case.applicant)
    page = applicant.client.get(reverse("repair:application", args=[case.application.ref])).content.decode()
    assert "number GS-2" in page


def test_what_was_refused_there_is_mended_and_sent_again_where_it_may_be() -> None:
    record = an_outside_record()
    case = a_case(Status.TURNED_DOWN, record, answers={"correction": {"text": "废水处理设施已重建"}})
    applicant, again = Applicant(record, user=case.applicant), reverse("repair:again", args=[case.ref])
    tracker = reverse("repair:application", args=[case.application.ref])
    assert again in applicant.client.get(tracker).content.decode()

    answer = applicant.client.post(again, follow=True)

    made = Application.objects.get(again_of=case)
    assert answer.redirect_chain[-1][0] == reverse("repair:application", args=[made.ref])
    assert made.answers == {"correction": {"text": "废水处理设施已重建"}}
    drafting.discard(made)
    a_case(Status.TRANSFERRED, record, by=case.applicant)
    assert again not in applicant.client.get(tracker).content.decode()  # one for the record runs


@pytest.mark.parametrize("result", ["repaired", "refused"])
def test_only_the_system_to_which_a_case_was_directed_tells_its_result(result) -> None:
    record = an_outside_record()
    case = a_case(Status.TRANSFERRED, record)

    with pytest.raises(Missing, match=r"directed to this system.*National Enterprise Credit Information"):
        told(record, result, system="tax")
    assert not ReceivedResult.objects.exists()
    told(record, result)

    case.refresh_from_db()
    assert case.status == (Status.APPROVED if result == "repaired" else Status.TURNED_DOWN)


def test_what_expired_is_repaired_there_as_well() -> None:
    applied_for, other = an_expired_record(), an_expired_record()
    case = a_case(Status.TRANSFERRED, applied_for)

    told(applied_for)
    told(other, number="GS-2")

    case.refresh_from_db()
    assert case.status == Status.APPROVED
    for record in (applied_for, other):
        record.refresh_from_db()
        assert "settled" in record.flags


@pytest.mark.parametrize("how", ["restored", "joined to one that has the same record"])
def test_a_result_finds_the_case_of_a_record_that_moved(how) -> None:
    record = an_outside_record()
    case = a_case(Status.TRANSFERRED, record)
    if how == "restored":
        publish.take_down(record, on=TODAY)
        publish.restore(record, on=TODAY, note="x")
    else:
        same = a_repairable(authority=record.authority, document_number=record.document_number)
        publish.move([record.pk], same.subject, lambda row: None, on=TODAY, note="x")
        told_by = {"on": TODAY, "reason": "x", "by": staff("operator"), "moved": {"twins": [[record.pk, same.pk]]}}
        IdentityAct.objects.create(kind="joined", subject=record.subject, other=same.subject, **told_by)

    told(record)

    case.refresh_from_db()
    assert case.status == Status.APPROVED


def test_a_number_like_a_telephone_stops_nothing() -> None:
    record = an_outside_record()
    case = a_case(Status.TRANSFERRED, record)

    told(record, number="13800138000")

    case.refresh_from_db()
    assert case.status == Status.APPROVED
    assert "13800138000" not in case.steps.last().note
