"""What somebody with an account tries in repair: to act while one waits, to decide of one's own, to write numbers."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from creditchina.accounts.models import User
from creditchina.standing.granting import end
from creditchina.standing.models import Standing
from creditchina.standing.terms import Capacity
from disclosure import publish
from disclosure.demo.persons import identity
from disclosure.workdays import Calendar, add_working_days
from repair import codes, drafting, evidence, letters, nightly, objections, statements, workflow
from repair.actors import has_interest, may_apply
from repair.errors import IllegalMove, Missing, NotYours
from repair.models import Case, CommitmentLetter, Outcome, Status
from repair.moves import possible
from tests.accounts.people import post, staff
from tests.builders import a_subject, an_authority
from tests.repair.building import MET, a_body, a_case, a_draft, a_repairable, a_repairable_entry, a_reviewer, ground
from tests.standing.acting import a_standing, browser_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = identity("990101", date(1980, 5, 17), 12)


def an_agent(subject) -> Standing:
    """Its first 24 hours run."""
    made = a_standing(None, subject, Capacity.AGENT)
    assert made.waits
    return made


def hired(user, case, role="reviewer"):
    """Somebody of the public who was given a post, at the authority of the case."""
    user.is_staff = True
    user.save()
    post(user, role, authority=case and case.authority)
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ASKED, Status.REFUSED, Status.NOT_ACCEPTED])
def test_an_agent_that_waits_moves_and_reads_nothing_of_others(status) -> None:
    case = a_case(status)
    agent = an_agent(case.application.subject).user
    assert not possible(case, agent, on=TODAY)
    for verb, told in (("withdraw", {}), ("answer", {}), ("appeal", {"reason": "罚款已缴清"})):
        with pytest.raises(NotYours):
            getattr(workflow, verb)(case, by=agent, on=TODAY, **told)
    with pytest.raises((NotYours, IllegalMove)):
        drafting.again(case, by=agent, on=TODAY)
    browser = browser_of(agent)
    assert browser.get(reverse("repair:application", args=[case.application.ref])).status_code == 404
    assert case.application.number not in browser.get(reverse("repair:mine")).text


def test_an_agent_that_waits_prepares_sends_and_takes_back_its_own() -> None:
    record = a_repairable()
    agent = an_agent(record.subject).user
    case = workflow.submit(a_draft(record, by=agent), by=agent, on=TODAY)[0]
    assert nightly.pass_on(on=TODAY) == 0
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED
    assert browser_of(agent).get(reverse("repair:application", args=[case.application.ref])).status_code == 200
    assert workflow.withdraw(case, by=agent, on=TODAY).status == Status.WITHDRAWN


def test_what_an_agent_sent_whose_right_the_subject_ended_goes_nowhere() -> None:
    record = a_repairable()
    boss = a_standing(None, record.subject).user
    right = an_agent(record.subject)
    case = workflow.submit(a_draft(record, by=right.user), by=right.user, on=TODAY)[0]
    with pytest.raises(IllegalMove):
        workflow.withdraw(case, by=None, on=TODAY)
    end(right, by=boss, reason="not ours")
    with pytest.raises(IllegalMove):
        workflow.pass_on(case, on=TODAY)
    assert nightly.pass_on(on=TODAY) == 1
    case.refresh_from_db()
    assert (case.status, case.steps.last().role) == (Status.WITHDRAWN, "site")
    assert workflow.submit(a_draft(record, by=boss), by=boss, on=TODAY)


def test_who_ever_acted_for_a_subject_that_was_joined_decides_nothing_of_it() -> None:
    case = a_case(Status.ACCEPTED)
    joined = a_subject(merged_into=case.application.subject)
    reviewer = hired(a_standing(None, joined).user, case)
    assert has_interest(case, reviewer)
    with pytest.raises(NotYours):
        workflow.approve(case, by=reviewer, on=TODAY, met=MET)
    statement = "UPDATE repair_case SET decided_by_id = %s WHERE id = %s"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [reviewer.pk, case.pk])


def test_nobody_is_written_down_as_having_decided_before_it_began() -> None:
    draft = a_draft()
    fields = {"application": draft, "publication": a_repairable(), "authority": a_body(), "applicant": draft.applicant}
    for column in ("decided_by", "proposed_by", "first_decided_by"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.create(**fields, position=9, **{column: staff("reviewer")})


def test_the_number_of_a_person_stands_in_nothing_that_is_said() -> None:
    case, entry = a_case(Status.ACCEPTED), a_case(Status.ACCEPTED, a_repairable_entry())
    said, by = f"张某某 {NUMBER}", a_reviewer(case)
    told = {"ground": ground(), "reason": "罚款尚未缴清"}
    for more in ({"reason": said}, {"note": said}, {"article": said}):
        with pytest.raises(Missing, match="identity numbers"):
            workflow.refuse(case, by=by, on=TODAY, **told | more)
    with pytest.raises(Missing, match="identity numbers"):
        workflow.propose(entry, by=a_reviewer(entry), on=TODAY, outcome=Outcome.REFUSE, **told | {"reason": said})
    with pytest.raises(Missing, match="identity numbers"):
        letters.sign(a_draft(), by=case.applicant, signature=said, on=TODAY)
    assert NUMBER not in evidence._plain(f"身份证{NUMBER}.pdf")


def test_the_number_of_a_person_is_masked_in_what_is_answered_or_put_by() -> None:
    draft = a_draft()
    said = {"court": f"{NUMBER}\x00", "proof": str(draft.ref), "typed": {"text": f"张某某 {NUMBER}"}}
    drafting.save(draft, "ruling", said)
    draft.refresh_from_db()
    assert NUMBER[:14] not in str(draft.answers)
    assert draft.answers["ruling"]["proof"] == str(draft.ref)


def test_the_number_of_a_person_stands_in_no_objection_and_no_statement() -> None:
    record = a_repairable()
    by = a_standing(None, record.subject).user
    made = objections.file(record, by=by, about="content", text=f"张某某 {NUMBER}", on=TODAY)
    assert NUMBER[:14] not in made.text
    with pytest.raises(Missing, match="identity numbers"):
        objections.decline(made, by=staff("operator"), on=TODAY, reason=f"张某某 {NUMBER}")
    for way in (NUMBER, "/".join(NUMBER), " ".join(NUMBER)):
        with pytest.raises(Missing, match="identity numbers"):
            statements.write(record, by=by, text=f"张某某 {way}", on=TODAY)


def test_who_ever_acted_for_the_subject_answers_no_objection_of_it() -> None:
    record = a_repairable()
    made = objections.file(record, by=a_standing(None, record.subject).user, about="content", text="不对", on=TODAY)
    operator = hired(a_standing(None, a_subject(merged_into=record.subject)).user, None, "operator")
    assert not objections.possible(made, operator, on=TODAY)
    assert objections.possible(made, staff("operator"), on=TODAY)


def test_html_in_a_reason_is_text_to_the_applicant() -> None:
    case = a_case(Status.ACCEPTED)
    workflow.refuse(case, by=a_reviewer(case), on=TODAY, ground=ground(), reason="<script>alert(1)</script><b>尚未</b>")
    page = browser_of(case.applicant).get(reverse("repair:application", args=[case.application.ref]))
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>alert(1)" not in page.text


def test_a_commitment_is_public_only_while_all_it_names_is() -> None:
    first = a_repairable()
    second = a_repairable(subject=first.subject, authority=first.authority, document_number="示环罚〔2026〕99号")
    draft = a_draft(first, second)
    case, other = workflow.submit(draft, by=draft.applicant, on=TODAY)
    assert CommitmentLetter.objects.public().exists()
    for each in (case, other):
        workflow.accept(workflow.pass_on(each, on=TODAY), by=a_reviewer(each), on=TODAY)
    workflow.approve(case, by=a_reviewer(case), on=TODAY, met=MET)
    assert not CommitmentLetter.objects.public().exists()
    taken = a_case(Status.WITHDRAWN)
    assert taken.application.commitment
    assert not CommitmentLetter.objects.public().exists()


def test_a_record_that_ended_meanwhile_is_not_approved() -> None:
    case = a_case(Status.ACCEPTED)
    publish.annul(case.publication, on=TODAY, reason="revoked")
    with pytest.raises(IllegalMove):
        workflow.approve(case, by=a_reviewer(case), on=TODAY, met=MET)
    case.refresh_from_db()
    assert (case.status, case.decisions.count()) == (Status.ACCEPTED, 0)


def test_sent_twice_it_is_sent_once_and_by_no_stranger() -> None:
    draft = a_draft()
    with pytest.raises((NotYours, IntegrityError)), transaction.atomic():
        workflow.submit(draft, by=somebody(), on=TODAY)
    first = workflow.submit(draft, by=draft.applicant, on=TODAY)
    assert workflow.submit(draft, by=draft.applicant, on=TODAY) == first
    assert Case.objects.get().steps.count() == 1


def test_of_an_abolished_authority_its_successor_decides() -> None:
    old, heir = a_body(), a_body()
    draft = a_draft(a_repairable(authority=old))
    old.valid_to, old.successor = TODAY - timedelta(days=1), heir
    old.save()
    draft.refresh_from_db()
    case = workflow.submit(draft, by=draft.applicant, on=TODAY)[0]
    assert case.authority == heir
    workflow.accept(workflow.pass_on(case, on=TODAY), by=staff("reviewer", heir), on=TODAY)
    sent_before = a_case(Status.PASSED, a_repairable(authority=(gone := an_authority(parent=a_body()))))
    gone.valid_to, gone.successor = TODAY, heir
    gone.save()
    assert workflow.accept(sent_before, by=staff("reviewer", heir), on=TODAY).status == Status.ACCEPTED


def test_codes_follow_from_no_other() -> None:
    made = {codes.code_of(f"XF-2026-1127-{number:05d}") for number in range(2_000)}
    assert len(made) == 2_000
    assert all(len({code[place] for code in made}) > 25 for place in range(12))  # 12 signs of about 5 bits
    number = "XF-2026-1127-00001"
    assert codes.opens(number, codes.code_of(number).lower())
    for wrong in ("", "é" * 12, codes.code_of(number)[:-1], codes.code_of(number) + "A", codes.code_of(f"{number}-C")):
        assert not codes.opens(number, wrong)


@pytest.mark.parametrize(
    ("start", "days", "last", "unknown"),
    [
        (date(2028, 2, 28), 1, date(2028, 2, 29), None),
        (date(2027, 2, 26), 1, date(2027, 3, 1), None),
        (date(2027, 12, 31), 1, date(2028, 1, 3), None),
        (date(2028, 12, 29), 3, date(2029, 1, 3), 2029),
        (date(2028, 12, 31), 0, date(2028, 12, 31), None),
    ],
)
def test_a_term_ends_where_the_calendar_says(start, days, last, unknown) -> None:
    known = Calendar(frozenset([2027, 2028]), frozenset(), frozenset())
    due = add_working_days(start, days, known)
    assert (due.day, due.unknown) == (last, unknown)


def test_staff_applies_for_nobody() -> None:
    case = a_case()
    assert may_apply(case.applicant, case.application.subject, on=TODAY)
    clerk = hired(case.applicant, case)
    assert not may_apply(clerk, case.application.subject, on=TODAY)
    assert not possible(case, clerk, on=TODAY)
