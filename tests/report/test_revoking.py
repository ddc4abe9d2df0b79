"""A report that we took back: by whom, with what reason, and the signed list that programs read."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from creditchina.accounts.roles import Role
from disclosure.models import IssuedReport
from disclosure.report import authority, kept, revoking
from disclosure.report.issue import Question, issue
from disclosure.report.verify import check_file
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
REASON = "One penalty of a namesake was printed."
DESK = "admin:disclosure_issuedreport_changelist"


@pytest.fixture
def report() -> IssuedReport:
    """A report about an organisation with one penalty."""
    return issue(Question(a_penalty().subject)).report


def pressed(user: Any, *reports: IssuedReport, **said: str) -> Any:
    """The desk's action on these reports."""
    sent = {"action": "revoke", "_selected_action": [each.pk for each in reports], **said}
    client = signed_in(user)
    client.cookies["lang"] = "en"
    return client.post(reverse(DESK), sent)


def test_it_is_told_with_its_reason_and_not_handed_out(client) -> None:
    made, file = issued(a_penalty().subject)
    revoking.revoke(made.report, by=staff("operator"), reason=f" {REASON} ")
    told = check_file(file)
    assert (told.answer, told.revoked, told.report and told.report.revoke_reason) == ("genuine", True, REASON)
    page = client.get(f"/verify/{made.report.number}/{made.check_code}/?lang=en").content.decode()
    assert "Revoked" in page
    assert REASON in page
    with pytest.raises(kept.Gone):
        kept.pdf(IssuedReport.objects.get())
    opened = client.get(reverse("disclosure:report_file", args=[made.report.number]), {"code": made.check_code})
    assert opened.status_code == 410


def test_the_same_question_gets_a_new_report_afterwards(report) -> None:
    revoking.revoke(report, by=staff("operator"), reason=REASON)
    again = issue(Question(report.subject))
    assert (again.again, again.report.number != report.number) == (False, True)
    assert kept.pdf(again.report)
    assert issue(Question(report.subject)).report == again.report


def test_it_needs_a_reason_and_happens_once(report) -> None:
    one, two = staff("operator"), staff("operator")
    with pytest.raises(revoking.NotRevocable):
        revoking.revoke(report, by=one, reason=" \n")
    revoking.revoke(report, by=one, reason=REASON)
    with pytest.raises(revoking.NotRevocable):  # the second of two still holds the row as it was
        revoking.revoke(report, by=two, reason="Another reason.")
    row = IssuedReport.objects.get()
    assert (row.revoked_by, row.revoke_reason) == (one, REASON)


def test_the_operator_does_it_at_the_desk(report) -> None:
    user = staff("operator")
    asked = pressed(user, report)
    assert "What was wrong with them" in asked.content.decode()
    assert "required" in pressed(user, report, confirmed="1", reason="").content.decode()
    assert not IssuedReport.objects.filter(revoked_at__isnull=False).exists()
    pressed(user, report, confirmed="1", reason=REASON)
    row = IssuedReport.objects.get()
    assert (row.revoked_by, row.revoke_reason) == (user, REASON)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OPERATOR}))
def test_nobody_else_does(report, role) -> None:
    pressed(staff(role), report, confirmed="1", reason=REASON)
    assert not IssuedReport.objects.filter(revoked_at__isnull=False).exists()


def test_another_program_reads_the_signed_list(report, client, settings, tmp_path: Path) -> None:
    authority.make(keys := tmp_path / "authority")
    settings.REPORT_KEY, settings.REPORT_CERTIFICATES = keys / authority.KEY, keys / authority.CERTIFICATES
    revoking.revoke(report, by=staff("operator"), reason=REASON)
    told = client.get(reverse("disclosure:revoked")).json()
    listed = json.loads(told["list"])
    assert [each["number"] for each in listed["revoked"]] == [report.number]
    assert (listed["site"], bool(listed["made_at"])) == (settings.SITE_URL, True)

    def believed(text: str) -> bool:
        (tmp_path / "list").write_text(text)
        (tmp_path / "signature").write_bytes(base64.b64decode(told["signature"]))
        command = "openssl cms -verify -binary -inform DER -in signature -content list -purpose any -out read -CAfile"
        done = subprocess.run([*command.split(), keys / authority.ROOT], cwd=tmp_path, capture_output=True)
        return done.returncode == 0

    assert believed(told["list"])
    assert not believed(told["list"].replace(report.number[-1], "0" if report.number[-1] != "0" else "1", 1))
    assert not believed(told["list"] + " ")


def test_without_a_key_the_list_says_so(report, client, settings) -> None:
    settings.REPORT_KEY = settings.REPORT_CERTIFICATES = ""
    told = client.get(reverse("disclosure:revoked")).json()
    assert (json.loads(told["list"])["revoked"], told["signature"]) == ([], "")
