"""Repair cases and what belongs to them, each violating one constraint of the database.

Guards let a status move only as the table of moves has it and with its step: so a case is walked there first.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from disclosure import publish
from repair.models import (
    Application,
    Bar,
    Breach,
    Case,
    Channel,
    CommitmentLetter,
    CommitmentTemplate,
    Decision,
    Evidence,
    EvidenceLook,
    Objection,
    Pause,
    ReceivedResult,
    Recusal,
    Shield,
    Statement,
    Step,
    Unrepairable,
)
from tests.builders import BASIS, a_subject, an_authority
from tests.repair.building import a_case, a_draft, a_repairable, a_repairable_entry
from tests.standing.acting import a_standing, somebody

DAY = date(2026, 6, 1)


def put(case: Case, after: str = "", **columns: Any) -> None:
    """Write a case past every verb; into another state with the step that guards ask for."""
    if after:
        Step.objects.create(case=case, move="test", before=case.status, after=after, role="site", on=DAY)
        columns["status"] = after
    Case.objects.filter(pk=case.pk).update(**columns)


def moved(status: str, after: str = "", entry: bool = False, **columns: Any) -> Callable[[], None]:
    """A case of that state, written over."""

    def violate() -> None:
        made = a_case(status, a_repairable_entry() if entry else None)
        told = {name: getattr(made, value[1:]) if isinstance(value, str) and value[:1] == "=" else value
                for name, value in columns.items()}  # fmt: skip
        put(made, after, **told)

    return violate


def again(case: Case, **fields: Any) -> Case:
    """The same case as a draft once more."""
    made = {"application": case.application, "publication": case.publication, "authority": case.authority}
    return Case.objects.create(**made | {"position": case.position + 1, "applicant": case.applicant} | fields)


def open_twice() -> None:
    """A second case for a record, sent while the first one runs."""
    first = a_case("accepted")
    other = a_draft(a_repairable(subject=first.publication.subject), by=first.applicant).cases.get()
    Case.objects.filter(pk=other.pk).update(publication=first.publication)
    put(other, "submitted", submitted_on=DAY)


def decided_by_its(column: str) -> Callable[[], None]:
    """Decided by who filed or sent it."""

    def violate() -> None:
        made, person = a_case("draft"), somebody()
        put(made, **{column: person})
        put(made, decided_by=person)

    return violate


def an_application(**fields: Any) -> Application:
    """A draft of somebody."""
    made = {"number": "XF-TEST", "subject": fields.pop("subject", None) or a_subject(), "draft_until": DAY}
    return Application.objects.create(**made | {"applicant": somebody()} | fields)


def a_decision(**fields: Any) -> Decision:
    """An approval, past its verb."""
    case = a_case("accepted")
    made = {"number": "D", "case": case, "kind": "approved", "authority": case.authority, "on": DAY, "by": somebody()}
    return Decision.objects.create(**made | {"language": "en", "value": {}} | fields)


def of_one_person() -> Decision:
    """Proposed and decided by the same."""
    by = somebody()
    return a_decision(by=by, second=by)


def a_file(**fields: Any) -> Evidence:
    """A file of a draft."""
    made = {"application": an_application(), "name": "x", "file": "x.pdf", "media_type": "application/pdf"}
    return Evidence.objects.create(**made | {"sha256": b"x", "size": 1, "by": somebody()} | fields)


def a_bar(**fields: Any) -> Bar:
    """A bar of a year."""
    case = a_case("draft")
    made = {"subject": case.application.subject, "case": case, "since": DAY, "until": DAY + timedelta(days=365)}
    return Bar.objects.create(**made | {"basis": "x"} | fields)


def a_pause(**fields: Any) -> Pause:
    """A clock that stands still."""
    return Pause.objects.create(
        **{"case": fields.pop("case", None) or a_case("draft"), "since": DAY, "reason": "x"} | fields
    )


def twice(make: Callable[..., Any], **fields: Any) -> Callable[[], Any]:
    """The same row once more, of the same case."""

    def violate() -> Any:
        case = a_case("draft")
        make(case=case, **fields)
        return make(case=case, **fields)

    return violate


def a_breach(**fields: Any) -> Breach:
    """A missed deadline."""
    return Breach.objects.create(**{"deadline": "repair_accept", "due_on": DAY} | fields)


def an_objection(**fields: Any) -> Objection:
    """An objection against a record."""
    record, by = fields.pop("publication", None) or a_repairable(), fields.pop("applicant", None) or somebody()
    made = {"number": f"YY-{Objection.objects.count()}", "publication": record, "subject": record.subject}
    made |= {"applicant": by, "authority": record.authority, "source": record.batch.source, "about": "content"}
    return Objection.objects.create(**made | {"text": "x", "received_on": DAY} | fields)


def an_objection_twice() -> None:
    """Two on one ground."""
    an_objection(publication=an_objection().publication)


def answered_by_its_applicant() -> None:
    """Its own answer."""
    by = somebody()
    an_objection(applicant=by, answered_by=by)


def a_breach_of_an_objection_twice() -> None:
    """One missed deadline of an objection, counted twice."""
    found = an_objection()
    a_breach(objection=found), a_breach(objection=found)


def a_breach_of_a_withdrawal_twice() -> None:
    """One missed withdrawal, counted twice."""
    asked = publish.ask_withdrawal(a_repairable(), reason="revoked", by=somebody())
    a_breach(withdrawal=asked), a_breach(withdrawal=asked)


def a_result(**fields: Any) -> ReceivedResult:
    """A result from outside."""
    made = {"system": "market_regulation", "external_number": "1", "authority": an_authority(), "decided_on": DAY}
    return ReceivedResult.objects.create(
        **made | {"document_number": "x", "outcome": "repaired", "channel": "api"} | fields
    )


def a_shield(**fields: Any) -> Shield:
    """A shield under a ruling."""
    made = {"case": a_case("draft"), "court": "x", "ruling": "x", "ruled_on": DAY, "until": DAY, "since": DAY}
    return Shield.objects.create(**made | fields)


def a_statement(**fields: Any) -> Statement:
    """What a subject says beside its record."""
    record = fields.pop("publication", None) or a_repairable()
    standing = a_standing(None, record.subject)
    made = {"publication": record, "subject": record.subject, "standing": standing, "by": standing.user, "text": "x"}
    return Statement.objects.create(**made | fields)


def a_statement_twice() -> None:
    """Two beside one record."""
    a_statement(publication=a_statement().publication)


def read_by_its_author() -> None:
    """Let through by who wrote it."""
    made = a_statement()
    Statement.objects.filter(pk=made.pk).update(decided_by=made.by)


def a_channel(**fields: Any) -> Channel:
    """A channel of an item."""
    made = {"item_code": "test", "system": "own", "in_force_from": DAY}
    return Channel.objects.create(**made | BASIS | fields)


def an_unrepairable(**fields: Any) -> Unrepairable:
    """What a law takes from repair."""
    return Unrepairable.objects.create(**{"item_code": "test", "words_zh": "x"} | BASIS | fields)


def a_form(**fields: Any) -> CommitmentTemplate:
    """A form of the commitment."""
    return CommitmentTemplate.objects.create(
        **{"version": 9, "text_zh": "x", "text_en": "x", "in_force_from": DAY} | fields
    )


def a_letter_unsigned() -> CommitmentLetter:
    """A letter without a name under it."""
    made = {"application": an_application(), "template": a_form(), "text": "x", "language": "en"}
    return CommitmentLetter.objects.create(**made, signed_by=somebody(), signature="")


def a_channel_twice() -> None:
    """The same row twice."""
    a_channel(), a_channel()


BEFORE = DAY - timedelta(days=1)

VIOLATIONS: dict[str, Callable[[], Any]] = {
    "application_by_somebody": lambda: an_application(applicant=None),
    "application_at_a_window_with_consent": lambda: an_application(filed_by=somebody()),
    "application_sent_or_discarded": lambda: an_application(
        submitted_at=timezone.now(), discarded_at=timezone.now(), standing=a_standing()
    ),
    "application_sent_by_right": lambda: an_application(submitted_at=timezone.now()),
    "case_position_once": lambda: again(a_case("draft"), position=1, publication=a_repairable()),
    "case_once_in_an_application": lambda: again(a_case("draft")),
    "case_open_once_for_a_record": open_twice,
    "case_not_decided_by_its_applicant": decided_by_its("applicant"),
    "case_not_decided_by_who_filed_it": decided_by_its("filed_by"),
    "case_second_person_is_another": moved("proposed", entry=True, decided_by="=proposed_by"),
    "case_refusal_has_a_ground": moved("accepted", "refused", decided_on=DAY, outside=True, reason="x"),
    "case_decision_has_a_person": moved("accepted", "approved", decided_on=DAY),
    "case_serious_by_two": moved("accepted", "approved", True, decided_on=DAY, decided_by="=handler"),
    "case_proposal_has_a_person": moved("accepted", "proposed"),
    "case_asked_since_a_day": moved("accepted", "asked"),
    "case_sent_on_a_day": moved("draft", "submitted"),
    "recusal_once": twice(lambda case: Recusal.objects.create(case=case, user=case.applicant, reason="x")),
    "evidence_file_goes_when_removed": lambda: a_file(file=""),
    "evidence_of_one_matter": lambda: a_file(objection=an_objection()),
    "evidence_looked_at_in_one_matter": lambda: EvidenceLook.objects.create(
        evidence=a_file(), by=somebody(), purpose="x"
    ),
    "evidence_looked_at_for_a_purpose": lambda: EvidenceLook.objects.create(
        evidence=a_file(), case=a_case("draft"), by=somebody(), purpose=""
    ),
    "commitment_form_in_order": lambda: a_form(in_force_to=BEFORE),
    "commitment_is_signed": a_letter_unsigned,
    "decision_refusal_has_a_ground": lambda: a_decision(kind="refused"),
    "decision_by_two_persons": of_one_person,
    "decision_file_has_a_hash": lambda: a_decision(file="x"),
    "decision_certifies_removal": lambda: a_decision(kind="revoked", certificate="x"),
    "bar_in_order": lambda: a_bar(until=DAY),
    "bar_has_a_basis": lambda: a_bar(basis=""),
    "bar_lifted_by_two": lambda: a_bar(lifted_on=DAY, lifted_by=(by := somebody()), lift_asked_by=by),
    "pause_one_at_a_time": twice(a_pause),
    "pause_in_order": lambda: a_pause(until=BEFORE),
    "pause_has_a_reason": lambda: a_pause(reason=""),
    "breach_once": twice(a_breach),
    "breach_once_of_an_objection": a_breach_of_an_objection_twice,
    "breach_once_of_a_withdrawal": a_breach_of_a_withdrawal_twice,
    "breach_of_one_matter": a_breach,
    "channel_once": a_channel_twice,
    "channel_has_basis": lambda: a_channel(legal_basis_zh=""),
    "channel_in_order": lambda: a_channel(in_force_to=BEFORE),
    "unrepairable_has_basis": lambda: an_unrepairable(legal_basis_zh=""),
    "unrepairable_in_order": lambda: an_unrepairable(in_force_from=DAY, in_force_to=BEFORE),
    "objection_once_per_ground": an_objection_twice,
    "objection_not_answered_by_its_applicant": answered_by_its_applicant,
    "objection_says_what_is_wrong": lambda: an_objection(text=""),
    "objection_answer_has_a_reason": lambda: an_objection(status="rejected", answered_by=somebody(), answered_on=DAY),
    "received_result_once": lambda: (a_result(), a_result()),
    "received_result_applied_to_a_record": lambda: a_result(applied_on=DAY),
    "shield_has_a_ruling": lambda: a_shield(ruling=""),
    "shield_end_says_why": lambda: a_shield(ended_on=DAY),
    "statement_once_beside_a_record": a_statement_twice,
    "statement_read_by_another": read_by_its_author,
    "statement_read_by_somebody": lambda: a_statement(status="public"),
    "statement_refused_with_a_reason": lambda: a_statement(
        status="refused", decided_by=somebody(), decided_at=timezone.now()
    ),
    "statement_says_something": lambda: a_statement(text=""),
}
