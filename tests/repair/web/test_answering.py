"""After an application was sent: what is asked, decided and sent again, as the applicant meets it."""

from typing import Any

import pytest
from django.urls import reverse

from repair import answers, drafting, workflow
from repair.admin.page import material_of
from repair.models import Application, Case, Status
from tests.builders import a_subject
from tests.repair.building import a_case, a_draft, a_repairable, a_repairable_entry, a_reviewer, ground, today
from tests.repair.web.applying import Applicant, a_pdf, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "evidence": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


@pytest.fixture
def applicant() -> Applicant:
    return Applicant(a_repairable())


def test_a_request_is_answered_with_a_file(applicant: Applicant) -> None:
    applicant.applies()
    case = Case.objects.get()
    workflow.pass_on(case, on=today())
    workflow.ask(case, by=a_reviewer(case), on=today(), reason="Please add the receipt.", note="looks odd")

    told = page(applicant, "application", case.application.ref)
    assert "Please add the receipt." in told
    assert "looks odd" not in told
    assert "stands still" in told
    applicant.sends(reverse("repair:add", args=[case.ref]), file=a_pdf(), kind="payment")
    assert "receipt.pdf" in page(applicant, "answer", case.ref)
    applicant.sends(reverse("repair:answer", args=[case.ref]), reason="Here it is.")

    case.refresh_from_db()
    assert case.status == Status.PASSED
    assert case.evidence.get().name == "receipt.pdf"


def test_a_refusal_says_why_and_is_mended_with_everything_kept() -> None:
    case = a_case(Status.REFUSED)
    applicant = Applicant(case.publication, user=case.applicant)

    told = page(applicant, "application", case.application.ref)
    assert "did not agree to repair" in told
    assert "This result is not public." in told
    again = applicant.sends(reverse("repair:again", args=[case.ref]))

    assert "Everything you gave before is kept" in again.content.decode()
    assert Application.objects.get(again_of=case).cases.get().publication == case.publication


def test_a_file_shown_before_is_found_again_by_whoever_decides_and_after_a_refusal() -> None:
    firm = a_subject()
    first, second = a_repairable(subject=firm), a_repairable(subject=firm)
    applicant = Applicant(first)
    made = a_draft(first, second, by=applicant.user)
    one, two = made.cases.order_by("position")
    day = today().isoformat()
    applicant.sends(reverse("repair:payment", args=[one.ref]), day=day, proof="new", file=a_pdf())
    proof = made.evidence.get()
    applicant.sends(reverse("repair:payment", args=[two.ref]), day=day, proof=str(proof.ref))

    assert [*material_of(two)] == [proof]
    workflow.submit(made, by=applicant.user, on=today())
    two.refresh_from_db()
    told = {"ground": ground("materials_incomplete"), "reason": "缺少缴款凭证"}
    workflow.decline(workflow.pass_on(two, on=today()), by=a_reviewer(two), on=today(), **told)
    again = drafting.again(two, by=applicant.user, on=today())

    assert ("Shown by", "receipt.pdf") in answers.of_case(again.cases.get())


def test_withdrawing_and_appealing_ask_first() -> None:
    case = a_case(Status.REFUSED)
    applicant = Applicant(case.publication, user=case.applicant)
    address = reverse("repair:appeal", args=[case.ref])

    assert "What is wrong with the refusal?" in applicant.client.get(address).content.decode()
    assert applicant.sends(address).status_code == 422
    applicant.sends(address, reason="It is paid.")
    case.refresh_from_db()
    assert case.status == Status.APPEALED
    assert "This is not possible" in page(applicant, "withdraw", case.ref)


def test_a_first_opinion_is_not_told() -> None:
    case = a_case(Status.PROPOSED, a_repairable_entry())
    applicant = Applicant(case.publication, user=case.applicant)

    told = page(applicant, "application", case.application.ref)

    assert "accepted, being verified" in told
    assert "second reviewer" not in told
    assert "opinion" not in told
