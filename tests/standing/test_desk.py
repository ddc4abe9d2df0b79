"""The desk of standing: papers at a window, codes to print, letters to read for a purpose that is kept."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from creditchina.standing import claims, filing_codes
from creditchina.standing.models import FilingCode, Standing, StandingClaim, SubjectContact
from creditchina.standing.terms import ACTS
from disclosure.demo.persons import identity
from disclosure.ingest.personal import digest
from tests.accounts.people import signed_in, staff
from tests.builders import a_person, a_subject
from tests.standing.acting import a_letter, a_standing, asked, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WINDOW, CODE = reverse("acting:window"), reverse("acting:code")


def entry(subject, user, **said):
    made = {"code": subject.code, "email": user.email, "papers": ["identity", "licence"], "until": TODAY.isoformat()}
    return made | {"capacity": "representative", "acts": list(ACTS), "contact": "office@firm.example"} | said


def test_a_window_clerk_reads_it_back_and_then_enters_it() -> None:
    clerk, subject, user = staff("window_clerk"), a_subject(), somebody()
    desk = signed_in(clerk)

    text = desk.post(f"{WINDOW}?lang=en", entry(subject, user)).content.decode()
    assert subject.name in text
    assert not Standing.objects.exists()

    desk.post(WINDOW, entry(subject, user, confirmed="1"))
    right = Standing.objects.get()
    assert (right.user, right.subject, right.checked_by, right.authority) == (user, subject, clerk, clerk.authority)
    assert (right.proof, right.assurance, right.papers) == ("window", "high", "identity licence")
    assert SubjectContact.objects.get().address == "office@firm.example"
    assert LogEntry.objects.get().user == clerk


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "nobody@firm.example"}, "No account has this address"),
        ({"papers": ["identity"]}, "licence, letter or ruling"),
        ({"papers": ["identity", "licence"], "capacity": "administrator"}, "licence, letter or ruling"),
        ({"code": "91990101T999999999"}, "knows no subject"),
        ({"acts": []}, "at least one"),
    ],
)
def test_what_is_missing_at_the_window_is_said(wrong, said) -> None:
    desk = signed_in(staff("window_clerk"))
    text = desk.post(f"{WINDOW}?lang=en", entry(a_subject(), somebody(), confirmed="1") | wrong).content.decode()
    assert said in text
    assert not Standing.objects.exists()


ONESELF = reverse("acting:oneself")


def known(number: str):
    """A person on record under an identity number."""
    person = a_person()
    person.identifiers.update(value=digest(number, settings.PERSON_DIGEST_KEY.encode()).hex())
    return person


def test_a_person_at_the_window_shows_who_they_are_and_the_number_is_kept_nowhere() -> None:
    clerk, user, number = staff("window_clerk"), somebody(), identity("990101", date(1985, 6, 1), 12)
    person, desk = known(number), signed_in(clerk)

    text = desk.post(f"{ONESELF}?lang=en", {"email": user.email, "number": number}).content.decode()
    assert "compare the photograph" in text
    assert number not in text
    wrong = {"email": user.email, "number": identity("990101", date(1985, 6, 1), 13), "seen": "on"}
    assert "Nothing is on record" in desk.post(f"{ONESELF}?lang=en", wrong).content.decode()
    assert not Standing.objects.exists()

    desk.post(ONESELF, {"email": user.email, "number": f"{number[:6]} {number[6:14]} {number[14:]}", "seen": "on"})

    right = Standing.objects.get()
    assert (right.user, right.subject, right.capacity, right.papers) == (user, person, "self", "identity")
    assert (right.proof, right.authority, right.waits) == ("window", clerk.authority, False)
    assert LogEntry.objects.get().object_repr == str(right)
    assert person.name not in str(right)
    desk.get(ONESELF)  # reads what was said about the last entry
    assert right.number not in desk.get(f"{reverse('admin:index')}?lang=en").content.decode()


def test_papers_that_show_a_new_representative_end_the_former() -> None:
    former = a_standing()
    sent = entry(former.subject, somebody(), confirmed="1", replaces="on")
    signed_in(staff("window_clerk")).post(WINDOW, sent)
    assert list(Standing.objects.lasting(on=TODAY).exclude(pk=former.pk)) == list(Standing.objects.lasting(on=TODAY))


@pytest.mark.parametrize(("role", "sent"), [("window_clerk", "notice"), ("reviewer", "notice"), ("operator", "post")])
def test_a_filing_code_is_printed_once_and_opens_its_subject(role, sent) -> None:
    by, subject = staff(role), a_subject()
    answer = signed_in(by).post(f"{CODE}?lang=en", {"code": subject.code, "contact": ""})
    secret = re.search(r'class="secret">([0-9A-Z-]{19})<', answer.content.decode())[1]

    code = FilingCode.objects.get()
    assert (code.sent, code.authority, code.created_by) == (sent, by.authority, by)
    assert "no-store" in answer["Cache-Control"]
    assert filing_codes.use(somebody(), subject, secret, asked(), on=TODAY).filing_code == code


def test_a_lost_code_is_revoked_at_the_desk() -> None:
    clerk = staff("window_clerk")
    code, _secret = filing_codes.issue(a_subject(), authority=clerk.authority, by=clerk, on=TODAY)
    foreign, _secret = filing_codes.issue(a_subject(), authority=None, by=None, on=TODAY)
    chosen = {"action": "revoke", "_selected_action": [code.pk, foreign.pk]}
    signed_in(clerk).post(reverse("admin:standing_filingcode_changelist"), chosen)
    assert set(FilingCode.objects.exclude(revoked_at=None)) == {code}


def a_claim(**more):
    return claims.send(somebody(), a_subject(), asked(), a_letter(), contact="", on=TODAY, **more)


def test_a_letter_waits_on_today_and_is_opened_for_a_purpose_that_is_kept() -> None:
    letter, operator = a_claim(), staff("operator")
    desk, address = signed_in(operator), reverse("acting:claim", args=[letter.pk])
    assert address in desk.get(f"{reverse('admin:index')}?lang=en").content.decode()
    assert letter.number in desk.get(reverse("admin:standing_standingclaim_changelist")).content.decode()
    assert letter.subject.name in desk.get(address).content.decode()

    file = reverse("acting:file", args=[letter.pk])
    assert desk.get(file).status_code == 405
    answer = desk.post(file, {"purpose": "check"})
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "check" in LogEntry.objects.get().change_message


def test_an_operator_accepts_or_refuses_with_a_reason() -> None:
    first, second, desk = a_claim(), a_claim(), signed_in(staff("operator"))
    address = reverse("acting:claim", args=[second.pk])
    assert "Say why" in desk.post(f"{address}?lang=en", {"answer": "refuse", "reason": " "}).content.decode()

    desk.post(reverse("acting:claim", args=[first.pk]), {"answer": "accept"})
    desk.post(address, {"answer": "refuse", "reason": "The seal cannot be read."})

    assert Standing.objects.get().claim == first
    assert StandingClaim.objects.get(pk=second.pk).reason == "The seal cannot be read."
    late = desk.post(f"{address}?lang=en", {"answer": "accept"})
    assert "meanwhile" in late.content.decode()


def test_an_operator_ends_a_right_with_a_reason_and_a_clerk_does_not() -> None:
    right = a_standing()
    address = reverse("acting:end", args=[right.pk])
    assert signed_in(staff("window_clerk")).post(address, {"reason": "no"}).status_code == 403
    signed_in(staff("operator")).post(address, {"reason": "The papers were forged."})
    right.refresh_from_db()
    assert right.end_reason == "The papers were forged."


def test_rooms_show_no_address_and_no_letter_to_who_only_looks() -> None:
    right, letter = a_standing(), a_claim()
    auditor = signed_in(staff("auditor"))
    listed = auditor.get(reverse("admin:standing_standing_changelist"))
    assert right.number in listed.content.decode()
    assert right.user.email not in listed.content.decode()
    shown = auditor.get(reverse("admin:standing_standingclaim_change", args=[letter.pk])).content.decode()
    assert letter.file not in shown
    assert letter.contact_sealed == "" or letter.contact_sealed not in shown
    assert auditor.post(reverse("acting:file", args=[letter.pk]), {"purpose": "check"}).status_code == 403


def test_a_subject_without_a_contact_is_flagged_on_today() -> None:
    right = a_standing()
    text = signed_in(staff("operator")).get(f"{reverse('admin:index')}?lang=en").content.decode()
    assert "no contact is known" in text
    assert right.number in text
