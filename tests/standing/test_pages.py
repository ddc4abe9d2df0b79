"""/me/ and the ways to prove: in both languages, nothing typed is lost, nobody sees what is not theirs."""

import re

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from creditchina.standing import claims, filing_codes, granting
from creditchina.standing.models import Standing, StandingClaim
from creditchina.standing.terms import ACTS
from tests.accounts.people import signed_in, staff
from tests.builders import a_person, a_subject
from tests.standing.acting import a_letter, a_standing, asked, browser_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ME, NEW = reverse("standing:me"), reverse("standing:new")
UNTIL = granting.longest(TODAY).isoformat()
SAID = {"capacity": "representative", "acts": list(ACTS), "until": UNTIL}


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    caches["shared"].clear()


def page(client, address, **more):
    return client.get(f"{address}{'&' if '?' in address else '?'}lang=en", **more)


def test_strangers_sign_in_and_the_staff_go_to_the_desk() -> None:
    assert Client().get(ME)["Location"].startswith(reverse("account_login"))
    for address in (ME, NEW):
        assert signed_in(staff("operator")).get(address)["Location"] == reverse("admin:index")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_in_both_languages_private_and_within_the_policy(language) -> None:
    right = a_standing()
    a_standing(None, right.subject, "agent")
    letter = claims.send(right.user, a_subject(), asked(), a_letter(), contact="", on=TODAY)
    ref = right.subject.ref
    addresses = [
        ME,
        NEW,
        reverse("standing:reports"),
        reverse("standing:end", args=[right.ref]),
        reverse("standing:claim", args=[letter.ref]),
    ]
    addresses += [reverse(f"standing:{name}", args=[ref]) for name in ("subject", "ways", "by_code", "by_letter")]
    client = browser_of(right.user)

    for address in addresses:
        answer = client.get(f"{address}?lang={language}")
        text = answer.content.decode()
        assert answer.status_code == 200, address
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in text
        assert "style=" not in text
        heading = re.search(r"<h1>([^<]*)", text)[1]
        assert (re.search(r"[\u4e00-\u9fff]", heading) is not None) is (language == "zh-hans"), address


def test_the_code_leads_to_the_subject_and_several_are_told_apart() -> None:
    client, first = browser_of(somebody()), a_subject("甲公司")
    assert page(client, f"{NEW}?code={first.code}")["Location"] == reverse("standing:ways", args=[first.ref])

    second = a_subject("乙公司", code=first.code)
    text = page(client, f"{NEW}?code={first.code.lower()}").content.decode()
    assert reverse("standing:ways", args=[second.ref]) in text
    answer = page(client, f"{NEW}?code=91990101T999999999")
    assert answer.status_code == 422
    assert "knows no subject" in answer.content.decode()
    assert "91990101T999999999" in answer.content.decode()


def test_a_natural_person_is_no_subject_here() -> None:
    person, client = a_person(), browser_of(somebody())
    for name in ("ways", "by_code", "by_letter"):
        assert client.get(reverse(f"standing:{name}", args=[person.ref])).status_code == 404


def test_a_filing_code_proves_it_and_what_was_typed_stays() -> None:
    subject, user = a_subject(), somebody()
    _made, secret = filing_codes.issue(subject, authority=None, by=None, on=TODAY)
    client, address = browser_of(user), reverse("standing:by_code", args=[subject.ref])

    wrong = client.post(f"{address}?lang=en", SAID | {"filing_code": "AAAA-BBBB-CCCC-DDDD"})
    assert wrong.status_code == 422
    assert "AAAA-BBBB-CCCC-DDDD" in wrong.content.decode()
    assert "does not open this subject" in wrong.content.decode()

    assert client.post(address, SAID | {"filing_code": secret})["Location"] == ME
    assert Standing.objects.in_force(user, subject, act="repair", on=TODAY, waiting=True).exists()
    assert subject.name in client.get(ME).content.decode()


def test_codes_cannot_be_tried_on_and_on() -> None:
    subject, user = a_subject(), somebody()
    _made, secret = filing_codes.issue(subject, authority=None, by=None, on=TODAY)
    client, address = browser_of(user), reverse("standing:by_code", args=[subject.ref])
    for _attempt in range(10):
        client.post(address, SAID | {"filing_code": "AAAA-BBBB-CCCC-DDDD"})

    answer = client.post(f"{address}?lang=en", SAID | {"filing_code": secret})

    assert "Too many attempts" in answer.content.decode()
    assert secret in answer.content.decode()
    assert not Standing.objects.exists()


def test_far_too_large_a_letter_is_refused_unread() -> None:
    address = reverse("standing:by_letter", args=[a_subject().ref])
    answer = browser_of(somebody()).generic("POST", f"{address}?lang=en", CONTENT_LENGTH=str(12 * 1024 * 1024))
    assert (answer.status_code, "The file is larger than 10 MB." in answer.content.decode()) == (413, True)


def test_a_letter_is_sent_tracked_and_taken_back() -> None:
    subject, client = a_subject(), browser_of(somebody())
    address = reverse("standing:by_letter", args=[subject.ref])
    program = SimpleUploadedFile("letter.pdf", b"MZ this is a program", "application/pdf")
    answer = client.post(f"{address}?lang=en", SAID | {"letter": program, "contact": "office@firm.example"})
    assert answer.status_code == 422
    assert "no PDF, JPEG or PNG" in answer.content.decode()
    assert "office@firm.example" in answer.content.decode()

    letter = SimpleUploadedFile("../../etc/passwd", a_letter(), "text/html")
    tracker = client.post(address, SAID | {"letter": letter, "contact": ""})["Location"]
    assert "A person reads it by" in page(client, tracker).content.decode()
    claim = StandingClaim.objects.get()
    assert re.fullmatch(r"[0-9a-f]{32}\.pdf", claim.file)

    client.post(tracker)
    claim.refresh_from_db()
    assert claim.status == "withdrawn"


def test_a_late_answer_is_the_sites_fault_and_says_so() -> None:
    user = somebody()
    letter = claims.send(user, a_subject(), asked(), a_letter(), contact="", on=TODAY)
    StandingClaim.objects.filter(pk=letter.pk).update(due_on="2020-01-03")
    text = page(browser_of(user), reverse("standing:claim", args=[letter.ref])).content.decode()
    assert "this site's fault" in text


def test_who_acts_is_shown_to_who_acts_and_to_nobody_else() -> None:
    right = a_standing()
    agent = a_standing(None, right.subject, "agent")
    address = reverse("standing:subject", args=[right.subject.ref])

    text = page(browser_of(right.user), address).content.decode()
    assert agent.user.get_full_name() in text
    assert agent.user.email not in text
    assert browser_of(somebody()).get(address).status_code == 404
    assert browser_of(a_standing().user).get(address).status_code == 404


def test_a_representative_ends_an_agent_and_a_stranger_ends_nobody() -> None:
    right = a_standing()
    agent = a_standing(None, right.subject, "agent")
    ends_agent, ends_right = (reverse("standing:end", args=[each.ref]) for each in (agent, right))

    for user in (somebody(), a_standing(None, right.subject).user):
        assert browser_of(user).post(ends_right).status_code == 404
    assert browser_of(agent.user).post(ends_right).status_code == 404
    assert browser_of(right.user).post(ends_agent)["Location"] == ME
    agent.refresh_from_db()
    assert (agent.ended_by, agent.end_reason) == (right.user, granting.BY_SUBJECT)
    assert "Somebody who acts for the subject ended it." in page(browser_of(agent.user), ME).content.decode()
    assert browser_of(right.user).post(ends_agent).status_code == 404


def test_a_page_with_many_agents_asks_no_more_of_the_database(django_assert_num_queries) -> None:
    right = a_standing()
    client, address = browser_of(right.user), reverse("standing:subject", args=[right.subject.ref])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _each in range(4):
        a_standing(None, right.subject, "agent")
    with django_assert_num_queries(len(few)):
        assert client.get(address).content.decode().count("/end/") == 5


def test_anothers_letter_is_not_there() -> None:
    letter = claims.send(somebody(), a_subject(), asked(), a_letter(), contact="", on=TODAY)
    for verb in ("get", "post"):
        answer = getattr(browser_of(somebody()), verb)(reverse("standing:claim", args=[letter.ref]))
        assert answer.status_code == 404
    assert StandingClaim.objects.get().status == "waiting"
