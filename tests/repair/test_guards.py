"""What the database itself refuses of a case: raw statements, on both engines."""

import re

import pytest
from django.db import IntegrityError, connection

from repair.models import Case
from tests.accounts.people import staff
from tests.repair.building import a_case, a_repairable_entry, a_reviewer, ground
from tests.test_guards import run

pytestmark = pytest.mark.django_db
CASE, STEP, DECISION = "UPDATE repair_case SET ", "UPDATE repair_step SET ", "UPDATE repair_decision SET "
REFUSED = {
    "move it without a step": CASE + "status = 'accepted', accepted_on = '2026-06-01' WHERE status = 'passed'",
    "approve what nobody accepted": CASE + "status = 'approved', decided_on = '2026-06-01', outside = (1 = 1)"
    " WHERE status = 'passed'",
    "bring back what was refused": CASE + "status = 'accepted' WHERE status = 'refused'",
    "say that another record was meant": CASE + "publication_id = publication_id + 1 WHERE status = 'passed'",
    "say that another applied": CASE + "applicant_id = NULL WHERE status = 'passed'",
    "have one person decide": CASE + "needs_two = (1 = 0) WHERE needs_two",
    "say that it was sent on another day": CASE + "submitted_on = '2020-01-01' WHERE status = 'passed'",
    "remove a case that was sent": "DELETE FROM repair_case WHERE status = 'passed'",
    "change a step": STEP + "note = 'better'",
    "say that another did it": STEP + "by_id = NULL WHERE by_id IS NOT NULL",
    "remove a step": "DELETE FROM repair_step",
    "change a decision": DECISION + "value = '{}'",
    "have another number": DECISION + "number = 'X'",
    "remove a decision": "DELETE FROM repair_decision",
    "change what was signed": "UPDATE repair_commitmentletter SET text = 'better'",
    "change the form that was signed": "UPDATE repair_commitmenttemplate SET text_zh = 'better'",
    "answer otherwise after it was sent": "UPDATE repair_application SET answers = '{\"a\": 1}'"
    " WHERE submitted_at IS NOT NULL",
    "remove an application": "DELETE FROM repair_application",
}


@pytest.fixture
def cases(db):
    """One that was handed to the authority, one on a serious list, one that was refused."""
    a_case("passed"), a_case("accepted", a_repairable_entry()), a_case("refused")


@pytest.mark.parametrize("statement", [pytest.param(text, id=why) for why, text in REFUSED.items()])
def test_the_database_refuses_to(cases, statement) -> None:
    with pytest.raises(IntegrityError, match=r"history stays|moves with its step"):
        run(statement)


def test_a_case_begins_as_a_draft() -> None:
    case = a_case("draft")
    with pytest.raises(IntegrityError, match="guard_repair_case_begins"):
        Case.objects.create(
            application=case.application, publication=case.publication, authority=case.authority, position=9,
            status="approved", applicant=case.applicant,
        )  # fmt: skip


def told(case: Case, after: str) -> None:
    """The step that a status asks for, past every verb."""
    run(
        'INSERT INTO repair_step (case_id, move, "before", "after", role, "on", at, reason, note, judged)'
        f" VALUES ({case.pk}, 'x', '{case.status}', '{after}', 'x', '2026-06-01', '2026-06-01', '', '', '[]')"
    )


def test_a_refusal_without_a_ground_is_refused() -> None:
    case = a_case("accepted")
    told(case, "refused")
    by = a_reviewer(case).pk
    with pytest.raises(IntegrityError, match="case_refusal_has_a_ground"):
        run(f"UPDATE repair_case SET status = 'refused', decided_on = '2026-06-01', decided_by_id = {by}, reason = 'x'")


def test_nobody_decides_a_case_of_their_own() -> None:
    case = a_case("accepted")
    told(case, "approved")
    with pytest.raises(IntegrityError):
        run(
            "UPDATE repair_case SET status = 'approved', decided_on = '2026-06-01',"
            f" decided_by_id = {case.applicant_id} WHERE id = {case.pk}"
        )


def test_nobody_decides_a_case_from_which_they_stood_aside() -> None:
    case = a_case("accepted")
    reviewer = a_reviewer(case)
    case.recusals.create(user=reviewer, reason="亲属任职于该企业")
    told(case, "approved")
    with pytest.raises(IntegrityError, match="a part of their own"):
        run(
            "UPDATE repair_case SET status = 'approved', decided_on = '2026-06-01',"
            f" decided_by_id = {reviewer.pk} WHERE id = {case.pk}"
        )


def test_two_open_cases_for_one_record_are_refused() -> None:
    first = a_case("passed")
    other = a_case("draft")
    run(f"UPDATE repair_case SET publication_id = {first.publication_id} WHERE id = {other.pk}")
    told(other, "submitted")
    name = "case_open_once_for_a_record" if connection.vendor == "postgresql" else "repair_case.publication_id"
    with pytest.raises(IntegrityError, match=re.escape(name)):
        run(f"UPDATE repair_case SET status = 'submitted', submitted_on = '2026-06-01' WHERE id = {other.pk}")


def test_a_decision_of_ones_own_case_cannot_be_written() -> None:
    case = a_case("accepted")
    with pytest.raises(IntegrityError, match="a part of their own"):
        case.decisions.create(
            number="X", kind="approved", authority=case.authority, on="2026-06-01", by=case.applicant, language="en",
            value={},
        )  # fmt: skip


def test_a_draft_may_lose_a_record() -> None:
    case = a_case("draft")
    run(f"DELETE FROM repair_case WHERE id = {case.pk}")
    assert not Case.objects.filter(pk=case.pk).exists()


def test_a_grounded_refusal_by_another_is_taken() -> None:
    case = a_case("accepted")
    told(case, "refused")
    run(
        "UPDATE repair_case SET status = 'refused', decided_on = '2026-06-01', reason = 'x',"
        f" decided_by_id = {staff('reviewer').pk}, ground_id = {ground().pk} WHERE id = {case.pk}"
    )
    case.refresh_from_db()
    assert case.status == "refused"
