"""Special reports, from the right to the check: only with a right in force, and nothing of them elsewhere."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from creditchina.jobs.models import Job
from creditchina.standing.granting import end
from creditchina.standing.jobs import send_notices
from creditchina.standing.models import Standing
from disclosure import publish
from disclosure.models import IssuedReport, Publication
from disclosure.publish.periods import add_months
from disclosure.report import numbers, sweeping
from disclosure.report.issue import Question, issue
from disclosure.report.refused import NotProven
from disclosure.report.special import Request
from disclosure.report.verify import check_code, check_file
from tests.builders import a_list_entry, a_penalty, a_person, an_authority
from tests.report.issuing import issued
from tests.standing.acting import a_standing, browser_of, somebody
from tests.surfaces import SURFACES

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SENT = {
    "addressee": "示例市公共资源交易中心",
    "purpose": "投标资格审查",
    "sections": ["market_regulation"],
    "first": add_months(TODAY, -60).isoformat(),
    "last": TODAY.isoformat(),
    "opens_until": (TODAY + timedelta(days=30)).isoformat(),
    "language": "en",
    "confirmed": "on",
}


@pytest.fixture
def simple() -> Publication:
    """A penalty by simple procedure, which the site does not show."""
    return a_penalty(
        shown=False,
        authority=an_authority(field="market_regulation"),
        details={"CF_CFCX": "simple"},
        kept_because="minor",
    )


@pytest.fixture
def public(simple) -> Publication:
    """Another one of the same subject, which anybody reads."""
    return a_penalty(subject=simple.subject, authority=simple.authority)


@pytest.fixture
def right(simple) -> Standing:
    """The representative's right, proven at a window."""
    return a_standing(subject=simple.subject)


def order(client: Client, right: Standing, **more: Any) -> Any:
    """Send the form and go where it leads."""
    client.cookies["lang"] = "en"
    return client.post(form_of(right), SENT | more, follow=True)


def form_of(right: Standing) -> str:
    """Where it is ordered."""
    return reverse("disclosure:report_new", query={"subject": right.subject.ref, "kind": "special"})


def made_for(right: Standing, **asked: Any) -> tuple[IssuedReport, str, bytes]:
    """A report, its check code, its file."""
    told = Request(SENT["addressee"], SENT["purpose"], TODAY + timedelta(days=30))
    made, file = issued(
        right.subject, kind="special", standing=right, user=right.user, request=told, language="en", **asked
    )
    return made.report, made.check_code, file


@pytest.fixture
def later(monkeypatch) -> Callable[..., None]:
    """Put the clock forward, counted from now."""
    now = timezone.now
    return lambda **by: monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(**by))


def test_who_holds_a_right_orders_reads_and_downloads(simple, public, right) -> None:
    client = browser_of(right.user)
    page = order(client, right)
    text, row = page.content.decode(), IssuedReport.objects.get()
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert (row.kind, row.ordered_by, row.addressee) == ("special", right.user, SENT["addressee"])
    assert simple.document_number in text
    assert public.document_number in text
    assert SENT["addressee"] in text
    assert "for 24 hours" in text
    assert client.get(page.context["file"]).content[:5] == b"%PDF-"


def test_the_subject_is_told_by_a_number_alone(right) -> None:
    other = a_standing(None, right.subject)
    order(browser_of(right.user), right)
    row = IssuedReport.objects.get()
    told = [job.args_kwargs["kwargs"] for job in Job.objects.order_by("enqueued_at")]
    assert told[-1] == {"subject": right.subject.pk, "reference": row.number, "but": right.user.pk, "also": None}
    send_notices.func(**told[-1])
    assert [(letter.to, row.number in letter.subject) for letter in mail.outbox] == [([other.user.email], True)]
    assert not any(SENT["addressee"] in letter.body for letter in mail.outbox)
    order(browser_of(right.user), right)
    assert (IssuedReport.objects.count(), Job.objects.count()) == (1, len(told))


@pytest.mark.parametrize("why", ["ended", "another account", "for repair only", "first day of an agent", "nobody"])
def test_without_a_right_in_force_there_is_none(right, why) -> None:
    asks = right.user
    if why == "ended":
        end(right, by=None, reason="over")
    elif why == "for repair only":
        asks = a_standing(None, right.subject, "representative", "repair").user
    elif why == "first day of an agent":
        asks = a_standing(None, right.subject, "agent").user
    elif why == "another account":
        asks = somebody()
    client = Client() if why == "nobody" else browser_of(asks)
    page = order(client, right)
    assert not IssuedReport.objects.exists()
    if why == "nobody":
        assert page.request["PATH_INFO"] == reverse("account_login")
        return
    assert page.status_code == 403
    assert "First prove that you act for this subject" in page.content.decode()
    assert reverse("standing:ways", args=[right.subject.ref]) in page.content.decode()


def test_nobody_orders_on_somebody_elses_right(right) -> None:
    with pytest.raises(NotProven):
        issue(Question(right.subject, kind="special", standing=right, user=somebody()))


def test_an_agent_whose_day_is_over_orders(right, later) -> None:
    agent = a_standing(None, right.subject, "agent")
    later(hours=25)
    assert order(browser_of(agent.user), agent).status_code == 200
    assert IssuedReport.objects.get().ordered_by == agent.user


@pytest.mark.parametrize("name", ["disclosure:report", "disclosure:report_file"])
def test_page_and_file_are_for_that_account_alone(simple, right, name) -> None:
    row, code, _file = made_for(right)
    address = reverse(name, args=[row.number], query={"code": code})
    assert browser_of(right.user).get(address).status_code == 200
    for client in (Client(), browser_of(somebody()), browser_of(a_standing(None, right.subject).user)):
        page = client.get(address, follow=True)
        assert page.request["PATH_INFO"] == reverse("disclosure:verify_report", args=[row.number, code])
        assert simple.document_number not in page.content.decode()
    end(right, by=None, reason="over")
    assert browser_of(right.user).get(address).status_code == 302


@pytest.mark.parametrize("name", ["disclosure:report", "disclosure:report_file"])
def test_the_file_is_there_for_a_day_whether_the_sweep_came_or_not(right, later, name) -> None:
    row, code, _file = made_for(right)
    address = reverse(name, args=[row.number], query={"code": code})
    later(hours=23, minutes=59)
    assert browser_of(right.user).get(address).status_code == 200
    later(hours=24)
    assert browser_of(right.user).get(address).status_code == 410
    again, _code, _content = made_for(right)
    assert again.number != row.number


def test_its_code_tells_until_the_day_chosen_and_then_only_that_it_is_genuine(
    client, public, simple, right, later
) -> None:
    row, code, file = made_for(right)
    address = reverse("disclosure:verify_report", args=[row.number, code], query={"lang": "en"})
    text = client.get(address).content.decode()
    assert all(said in text for said in ("Genuine", SENT["addressee"], row.statement, public.document_number))
    assert simple.document_number not in text
    later(days=31)
    sweeping.sweep(now=timezone.now())
    text = client.get(address).content.decode()
    assert "Genuine" in text
    assert not any(
        said in text for said in (SENT["addressee"], SENT["purpose"], row.statement, right.subject.name, "1 added")
    )
    assert check_code(row.number, code).public == ()
    told = check_file(file)  # its holder reads the rows in it anyway: how they stand is told for good
    assert told.since is None
    assert {word for _section, _record, word in told.rows} == {"stands"}


def test_ones_own_page_lists_what_was_ordered_and_how_often_it_was_checked(right, later) -> None:
    row, code, _file = made_for(right)
    public, file = issued(right.subject)
    for _time in range(2):
        check_code(row.number, code)
    check_file(file + b"x")
    address = reverse("standing:reports", query={"lang": "en"})
    text = browser_of(right.user).get(address).content.decode()
    check = reverse("disclosure:verify_report", args=[row.number, code])
    assert all(said in text for said in (row.number, SENT["addressee"], check, "Read and download"))
    assert '<td data-label="Genuine">2</td><td data-label="Differs">1</td>' in text
    assert public.report.number not in text
    other = browser_of(a_standing(None, right.subject).user).get(address).content.decode()
    assert row.number not in other
    assert '<td data-label="Genuine">2</td>' in other
    later(hours=25)
    text = browser_of(right.user).get(address).content.decode()
    assert "No longer handed out" in text
    assert check not in text


def test_ones_own_page_asks_the_database_as_often_for_many_reports_as_for_one(right) -> None:
    client, address = browser_of(right.user), reverse("standing:reports", query={"lang": "en"})
    counts = []
    for _time in range(2):
        made_for(right)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_nothing_of_it_is_told_elsewhere(client, simple, public, right) -> None:
    row, code, _file = made_for(right)
    other = issued(right.subject, language="en")[0]
    shown = reverse("disclosure:report", args=[other.report.number], query={"code": other.check_code})
    addresses = [SURFACES[name](public) for name in SURFACES if not name.startswith(":")]
    addresses += [shown, reverse("api:report", args=[row.number], query={"code": code})]
    addresses += [reverse("disclosure:search", query={"q": said}) for said in (SENT["addressee"], row.number)]
    for address in addresses:
        text = client.get(address).content.decode(errors="replace")
        assert simple.document_number not in text, address
        assert str(simple.ref) not in text, address
        assert SENT["purpose"] not in text, address
        assert row.statement not in text, address
    assert client.get(addresses[-3]).status_code == 404
    assert numbers.is_number(row.number)


def test_too_many_personal_reports_are_asked_to_wait(settings) -> None:
    settings.REPORT_ORDERS = 0
    user = a_standing(None, a_person(), "self").user
    page = browser_of(user).post(reverse("standing:personal", query={"lang": "en"}), {"language": "en"})
    assert (page.status_code, int(page["Retry-After"]) > 0) == (429, True)
    assert "Too many reports" in page.content.decode()


def test_a_personal_report_names_nobody_to_others_and_is_ordered_anew_where_it_was(client) -> None:
    record, user = a_penalty(subject=a_person(), shown=False, kept_because="person"), somebody()
    person = record.subject
    entry = a_list_entry("judgment_defaulter", subject=person)  # which anybody finds who knows a second fact
    right = a_standing(user, person, "self")
    mine = browser_of(user)
    again = reverse("disclosure:report_new", query={"subject": person.ref, "kind": "personal"})
    assert mine.get(again)["Location"] == reverse("standing:personal")
    assert mine.get(form_of(right)).status_code == 404  # of a person there is no special report
    page = mine.post(reverse("standing:personal"), {"language": "en"}, follow=True)
    assert record.document_number in page.content.decode()
    assert person.name not in mine.get(page.context["file"])["Content-Disposition"]
    told = client.get(f"/verify/{page.context['report'].number}/{page.context['code']}/").content.decode()
    assert not [text for text in (person.name, record.document_number, entry.document_number) if text in told]
    publish.take_down(record, on=TODAY)
    over = mine.get(page.request["PATH_INFO"], {"code": page.context["code"]})
    assert (over.status_code, again.replace("&", "&amp;") in over.content.decode()) == (410, True)
