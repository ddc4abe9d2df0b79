"""Applying, page by page: nothing typed is lost, nothing is asked twice, and what is sent is a case."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from repair import drafting, workflow
from repair.codes import code_of
from repair.models import Application, Notice, Status
from tests.accounts.people import signed_in, staff
from tests.repair.building import RULING, a_repairable, today
from tests.repair.web.applying import Applicant, a_pdf, page
from tests.standing.acting import a_standing, browser_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "evidence": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


@pytest.fixture
def applicant() -> Applicant:
    return Applicant(a_repairable())


def test_an_application_is_filled_in_signed_and_sent(applicant: Applicant) -> None:
    made = applicant.begins()
    assert "Say when the fine was paid" in page(applicant, "application", made.ref)
    assert "Cannot start yet" in page(applicant, "application", made.ref)
    applicant.fills_in(made)

    told = applicant.signs_and_sends(made).content.decode()

    case = made.cases.get()
    assert case.status == Status.SUBMITTED
    assert made.number in told
    assert code_of(made.number) in told
    assert "This site passes it on by" in told
    assert "ten working days" in told
    assert "The tank was rebuilt." in told


def test_it_is_saved_half_way_and_found_again(applicant: Applicant) -> None:
    made = applicant.begins()
    case = made.cases.get()

    applicant.sends(reverse("repair:correction", args=[case.ref]), text="half a sen", later="1")

    assert "In progress" in page(applicant, "application", made.ref)
    assert "half a sen" in page(applicant, "correction", case.ref)


def test_a_mistake_loses_nothing_and_keeps_a_good_file(applicant: Applicant) -> None:
    case = applicant.begins().cases.get()
    tomorrow = (today() + timedelta(days=1)).isoformat()

    answer = applicant.sends(
        reverse("repair:correction", args=[case.ref]), text="Rebuilt.", day=tomorrow, proof="new", file=a_pdf()
    )

    told, kept = answer.content.decode(), case.application.evidence.get()
    assert answer.status_code == 422
    assert "This day is still to come" in told
    assert "Rebuilt." in told
    assert tomorrow in told
    assert kept.name == "receipt.pdf"
    assert f'value="{kept.ref}"' in told


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "This file is empty"), (b"x", "This is no PDF, JPEG or PNG"), (None, "Choose a file")]
)
def test_a_bad_file_is_refused_in_words(applicant: Applicant, data: bytes | None, said: str) -> None:
    case = applicant.begins().cases.get()
    sent: dict[str, Any] = {} if data is None else {"file": a_pdf(data=data)}

    told = applicant.sends(
        reverse("repair:payment", args=[case.ref]), day=today().isoformat(), proof="new", **sent
    ).content.decode()

    assert said in told
    assert case.application.evidence.count() == 0


def test_a_number_of_a_person_is_never_kept(applicant: Applicant) -> None:
    case = applicant.begins().cases.get()

    applicant.sends(
        reverse("repair:correction", args=[case.ref]),
        text="电话13800138000，身份证11010519491231002X",
        day=today().isoformat(),
    )

    kept = str(Application.objects.get().answers)
    assert "13800138000" not in kept
    assert "11010519491231002X" not in kept


def test_files_are_added_read_and_removed(applicant: Applicant) -> None:
    made = applicant.begins()
    applicant.sends(reverse("repair:files", args=[made.ref]), file=a_pdf(), kind="other")
    kept = made.evidence.get()

    answer = applicant.client.get(reverse("repair:file", args=[kept.ref]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF")
    applicant.sends(reverse("repair:remove", args=[kept.ref]))
    assert made.evidence.kept().count() == 0


def test_a_draft_is_discarded_with_its_answers(applicant: Applicant) -> None:
    made = applicant.begins()
    applicant.fills_in(made)

    assert "Discard this draft?" in page(applicant, "discard", made.ref)
    applicant.sends(reverse("repair:discard", args=[made.ref]))

    made.refresh_from_db()
    assert made.discarded_at
    assert made.answers == {}
    assert applicant.client.get(reverse("repair:application", args=[made.ref])).status_code == 404


def test_what_is_too_early_is_shown_with_its_day_and_cannot_be_chosen(applicant: Applicant) -> None:
    early = a_repairable(
        subject=applicant.record.subject, decided_on=today() - timedelta(days=10), document_number="早"
    )
    made = applicant.begins()

    told = page(applicant, "records", made.ref)
    sent = applicant.sends(reverse("repair:records", args=[made.ref]), records=[str(early.ref)])

    assert "Cannot be chosen now" in told
    assert "repair can be requested from" in told
    assert sent.status_code == 422
    assert not made.cases.filter(publication=early).exists()


def test_a_shield_asks_for_the_ruling() -> None:
    record = a_repairable(decided_on=today() - timedelta(days=10))
    applicant = Applicant(record)
    applicant.sends(reverse("repair:new"), subject=str(record.subject.ref), door="shield")
    made = Application.objects.get()
    applicant.sends(reverse("repair:records", args=[made.ref]), records=[str(record.ref)])

    applicant.sends(reverse("repair:ruling", args=[made.ref]), **RULING, proof="new", file=a_pdf())

    made.refresh_from_db()
    assert {name: made.answers["ruling"][name] for name in RULING} == RULING
    assert made.evidence.get().kind == "ruling"


def test_who_acts_for_nobody_is_told_how_to_prove_it() -> None:
    record = a_repairable()
    client = browser_of(somebody())

    told = client.get(reverse("repair:new", query={"record": record.ref, "lang": "en"})).content.decode()

    assert reverse("standing:ways", args=[record.subject.ref]) in told


def test_nobody_else_sees_or_moves_anything(applicant: Applicant) -> None:
    made = applicant.applies()
    case = made.cases.get()
    stranger = browser_of(a_standing().user)
    clerk = signed_in(staff("window_clerk", case.authority))
    names = ("application", "records", "files", "commitment", "answers", "discard")
    addresses = [reverse(f"repair:{name}", args=[made.ref]) for name in names]
    addresses += [reverse(f"repair:{name}", args=[case.ref]) for name in ("withdraw", "appeal", "answer", "again")]

    for client in (stranger, clerk):
        found = {client.post(each).status_code for each in addresses}
        found |= {client.get(each).status_code for each in addresses if not each.endswith("again/")}
        assert found <= {404, 405}
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED


def test_a_clerk_files_at_the_window_and_the_applicant_follows_without_an_account(applicant: Applicant) -> None:
    clerk = Applicant(applicant.record, user=staff("window_clerk", applicant.record.authority))
    clerk.client = signed_in(clerk.user)
    clerk.client.cookies["lang"] = "en"
    sent = {"window": clerk.record.authority.pk, "consent_on": today().isoformat()}
    clerk.sends(reverse("repair:window"), code=clerk.record.subject.code, **sent)
    made = Application.objects.get()
    clerk.sends(reverse("repair:records", args=[made.ref]), records=[str(clerk.record.ref)])
    clerk.fills_in(made)
    clerk.signs_and_sends(made)

    client = browser_of(somebody())
    client.logout()
    opened = client.post(reverse("repair:status"), {"number": made.number, "code": code_of(made.number)})

    assert made.cases.get().filed_by == clerk.user
    assert opened.status_code == 200
    assert str(clerk.record.document_number) in opened.content.decode()


def test_cases_and_notices_stand_on_ones_own_page(applicant: Applicant) -> None:
    made = applicant.applies()
    workflow.pass_on(made.cases.get(), on=today())

    me = applicant.client.get(reverse("standing:me")).content.decode()
    mine = applicant.client.get(reverse("repair:mine")).content.decode()
    applicant.sends(reverse("repair:read"))

    assert made.number in me
    assert made.number in mine
    assert "Mark all as read" in mine
    assert not Notice.objects.for_user(applicant.user, on=today()).unread().exists()


def test_a_colleague_follows_what_was_sent_but_not_a_draft(applicant: Applicant) -> None:
    made = applicant.begins()
    colleague = browser_of(a_standing(None, applicant.record.subject).user)
    address = reverse("repair:application", args=[made.ref])

    assert colleague.get(address).status_code == 404
    applicant.fills_in(made)
    applicant.signs_and_sends(made)
    assert colleague.get(address).status_code == 200


def test_a_draft_goes_on_where_it_was_left(applicant: Applicant) -> None:
    assert applicant.begins() == applicant.begins()
    assert drafting.begin(applicant.record.subject, by=applicant.user, on=timezone.localdate()).cases.count() == 1
