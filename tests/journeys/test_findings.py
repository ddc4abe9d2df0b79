"""A decision that no longer stands: reported with its document, decided in three days by another, told to everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from creditchina.desk.today import waiting_for
from disclosure import publish
from disclosure.models import Publication
from disclosure.registers.terms import withdrawal_due
from repair import findings, nightly, workflow
from repair.models import Breach, Finding, Notice, NoticeKind
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty
from tests.repair.building import known_years
from tests.standing.acting import a_standing, browser_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
COURT = {"fate": "revoked", "body": "示例市中级人民法院", "document": "（2026）示01行终7号", "document_on": TODAY}


def reported(record: Publication) -> Finding:
    """By whoever acts for the subject."""
    return findings.report(record, by=a_standing(None, record.subject).user, on=TODAY, **COURT)


def decided(found: Finding, **post: str) -> Finding:
    """By a reviewer of the authority, on the page of the withdrawal."""
    record = found.withdrawal.publication
    client = signed_in(staff("reviewer", record.authority))
    assert client.post(reverse("deliver:withdrawal", args=[found.withdrawal_id]), post).status_code == 302
    found.withdrawal.refresh_from_db()
    return found


def kinds(found: Finding) -> list[str]:
    """What the subject was told, in order."""
    return list(Notice.objects.filter(reference=found.number).order_by("pk").values_list("kind", flat=True))


def test_the_subject_reports_the_authority_withdraws_and_the_public_reads_why(client) -> None:
    record = a_penalty()
    browser = browser_of(a_standing(None, record.subject).user)
    asked = browser.get(reverse("objecting:new", args=[record.ref]), {"about": "fallen"})
    sent = browser.post(asked["Location"], COURT | {"document_on": TODAY.isoformat()})
    found = Finding.objects.get()
    page = browser.get(sent["Location"], {"lang": "en", "sent": 1}, follow=True).text
    assert "Your report was sent" in page
    assert "（2026）示01行终7号" in page
    assert record.is_visible(on=TODAY)

    reviewer = staff("reviewer", record.authority)
    told = next(each for each in waiting_for(reviewer, on=TODAY) if "Withdrawals" in str(each.title))
    due = withdrawal_due(found.withdrawal)
    assert due is not None
    assert str(due.day.day) in told.rows[0].detail
    desk = signed_in(reviewer).get(told.rows[0].address, {"lang": "en"}, follow=True).text
    assert "（2026）示01行终7号" in desk
    assert found.by.username not in desk

    decided(found, grant="1")
    gone = client.get(record.get_absolute_url(), {"lang": "en"}, follow=True)
    assert (gone.status_code, "revoked" in gone.text) == (410, True)
    assert "Withdrawn on" in browser.get(reverse("objecting:finding", args=[found.ref]), {"lang": "en"}).text
    assert kinds(found) == [NoticeKind.FINDING] * 2
    assert found.number in browser.get(reverse("repair:mine")).text


def test_refused_the_record_stays_and_the_subject_reads_why() -> None:
    found = decided(reported(a_penalty()), refuse="1", reason="该判决尚未生效")
    page = browser_of(found.by).get(reverse("objecting:finding", args=[found.ref]), {"lang": "en"}, follow=True).text
    assert "该判决尚未生效" in page
    assert found.withdrawal.publication.is_visible(on=TODAY)
    assert kinds(found) == [NoticeKind.FINDING] * 2
    assert findings.report(found.withdrawal.publication, by=found.by, on=TODAY, **COURT).number != found.number


def test_a_missed_day_is_counted_for_the_authority_and_told() -> None:
    known_years()
    found = reported(a_penalty())
    due = withdrawal_due(found.withdrawal)
    assert due is not None
    assert nightly.count_late_withdrawals(on=due.day) == 0
    late = due.day + timedelta(days=1)
    assert [nightly.count_late_withdrawals(on=late) for _night in range(2)] == [1, 0]
    breach = Breach.objects.get(withdrawal=found.withdrawal)
    assert (breach.authority, breach.due_on) == (found.withdrawal.publication.authority, due.day)
    assert kinds(found) == [NoticeKind.FINDING, NoticeKind.LATE]


def test_what_ended_otherwise_is_nobody_s_missed_day() -> None:
    known_years()
    found = reported(a_penalty())
    publish.annul(found.withdrawal.publication, on=TODAY, reason="void")
    assert nightly.count_late_withdrawals(on=TODAY + timedelta(days=30)) == 0


@pytest.mark.parametrize("role", ["operator", "reviewer", "source_clerk"])
def test_staff_report_it_at_the_desk_and_another_decides(role) -> None:
    record = a_penalty()
    own = {"reviewer": {"authority": record.authority}, "source_clerk": {"source": record.batch.source}}
    user = staff(role, **own.get(role, {}))
    address = reverse("doors:fallen", args=[record.ref])
    client, said = signed_in(user), COURT | {"document_on": TODAY.isoformat()}
    assert address in client.get(reverse("admin:disclosure_publication_change", args=[record.pk])).text
    assert client.post(address, said | {"document": ""}).status_code == 200
    assert client.post(address, said).status_code == 302
    found = Finding.objects.get()
    assert found.told_by == ("site" if role == "operator" else "authority")
    decide = reverse("deliver:withdrawal", args=[found.withdrawal_id])
    assert client.post(decide, {"grant": "1"}).status_code in (403, 404, 409)
    assert found.number in client.get(reverse("admin:repair_finding_changelist")).text
    assert decided(found, grant="1").withdrawal.status == "granted"


def test_strangers_and_other_bodies_report_nothing() -> None:
    record = a_penalty()
    for user in (somebody(), staff("reviewer"), staff("auditor"), staff("moderator")):
        with pytest.raises(workflow.NotYours):
            findings.report(record, by=user, on=TODAY, **COURT)
    assert signed_in(staff("reviewer")).get(reverse("doors:fallen", args=[record.ref])).status_code == 404
    found = reported(record)
    assert browser_of(somebody()).get(reverse("objecting:finding", args=[found.ref])).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fate", "bad"),
        ("body", " "),
        ("document", ""),
        ("document_on", None),
        ("document_on", TODAY + timedelta(days=1)),
        ("document_on", TODAY - timedelta(days=9999)),
        ("body", "13812345678"),
    ],
)
def test_what_cannot_be_is_said_where_it_is_asked(field, value) -> None:
    record = a_penalty()
    by = a_standing(None, record.subject).user
    with pytest.raises(workflow.Missing) as refused:
        findings.report(record, by=by, on=TODAY, **COURT | {field: value})
    assert refused.value.field == field
    assert not Finding.objects.exists()


def test_one_report_at_a_time() -> None:
    found = reported(a_penalty())
    with pytest.raises(workflow.IllegalMove, match="asked for already"):
        findings.report(found.withdrawal.publication, by=found.by, on=TODAY, **COURT)
