"""Who may act for a subject stays what was proven: raw statements, on both engines."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from creditchina.standing import claims, filing_codes, granting, telling
from tests.accounts.people import staff
from tests.builders import a_subject
from tests.standing.acting import a_letter, a_standing, asked, somebody
from tests.test_guards import run

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = (TODAY + timedelta(days=400)).isoformat()
RIGHT, CODE, CLAIM, CONTACT = (
    f"UPDATE standing_{name} SET " for name in ("standing", "filingcode", "standingclaim", "subjectcontact")
)
LASTING, OVER = " WHERE ended_at IS NULL", " WHERE ended_at IS NOT NULL"
MOVES = {
    "say that another acts": RIGHT + "user_id = user_id + 1" + LASTING,
    "act for another subject": RIGHT + "subject_id = subject_id + 1" + LASTING,
    "become the representative": RIGHT + "capacity = 'liquidator'" + LASTING,
    "be surer than it was": RIGHT + "assurance = 'substantial'" + LASTING,
    "act for more": RIGHT + "repair = (1 = 1)" + LASTING,
    "act longer": RIGHT + f"valid_to = '{LATER}'" + LASTING,
    "act at once": RIGHT + "acts_from = '2020-01-01 00:00:00+00:00'" + LASTING,
    "say that nobody checked it": RIGHT + "checked_by_id = NULL" + LASTING,
    "act again": RIGHT + "ended_at = NULL, end_reason = '', ended_by_id = NULL" + OVER,
    "end it for another reason": RIGHT + "end_reason = 'better'" + OVER,
    "have another secret": CODE + "digest = digest || digest",
    "open another subject": CODE + "subject_id = subject_id + 1",
    "open longer": CODE + f"expires_on = '{LATER}'",
    "be used again": CODE + "used_at = NULL, used_by_id = NULL WHERE used_at IS NOT NULL",
    "open after it was revoked": CODE + "revoked_at = NULL WHERE revoked_at IS NOT NULL",
    "ask for more": CLAIM + "objections = (1 = 1) WHERE NOT objections",
    "decide another way": CLAIM + "reason = 'better' WHERE status = 'refused'",
    "put another letter there": CLAIM + "file = 'other.pdf'",
    "write to another address": CONTACT + "address_sealed = 'other'",
    "forget a right": "DELETE FROM standing_standing",
    "forget a code": "DELETE FROM standing_filingcode",
    "forget a letter": "DELETE FROM standing_standingclaim",
    "forget a contact": "DELETE FROM standing_subjectcontact",
}


@pytest.fixture(autouse=True)
def acts(db):
    """One of each, open and closed."""
    by, subject = staff("operator"), a_subject()
    granting.end(a_standing(), by=by, reason="over")
    a_standing(None, subject, "agent", "reports")
    _code, secret = filing_codes.issue(subject, authority=None, by=by, on=TODAY)
    filing_codes.use(somebody(), subject, secret, asked(), on=TODAY)
    filing_codes.revoke(filing_codes.issue(subject, authority=None, by=by, on=TODAY)[0])
    letter = claims.send(somebody(), subject, asked("agent", "reports"), a_letter(), contact="", on=TODAY)
    claims.refuse(letter, by=by, reason="no seal")
    telling.add_contact(subject, "office@firm.example", origin="authority", by=by)


@pytest.mark.parametrize("move", MOVES)
def test_the_database_refuses_to(move) -> None:
    with pytest.raises(IntegrityError, match="history stays"):
        run(MOVES[move])


def test_a_right_may_be_shortened_and_ended_and_a_file_removed() -> None:
    run(RIGHT + f"valid_to = '{TODAY.isoformat()}'" + LASTING)
    run(CLAIM + "file = ''")
    run(CONTACT + "address_sealed = '', ended_at = since")
