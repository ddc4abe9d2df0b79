"""Rows of the registers and of the acts of staff, each violating one constraint of the database."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.models import (
    BatchUndo,
    CalendarYear,
    ClassStandard,
    Deadline,
    DeliveryKey,
    IdentityAct,
    Mark,
    MarkRule,
    Measure,
    MeasureUse,
    NilReturn,
    Proposal,
    RefusalGround,
    RetentionRule,
    Withdrawal,
)
from tests.builders import (
    BASIS,
    a_batch,
    a_list,
    a_penalty,
    a_region,
    a_source,
    a_subject,
    an_authority,
    an_item,
)

DAY, BEFORE = date(2026, 6, 1), date(2026, 5, 31)
NO_BASIS = {"legal_basis_zh": ""}
BACKWARDS = {"in_force_from": DAY, "in_force_to": BEFORE}
_running = count(1)


def somebody() -> User:
    """A member of staff nobody else is."""
    return User.objects.create_user(f"person-{next(_running)}")


def a_measure(**fields: Any) -> Measure:
    """An active management measure."""
    made = {"code": f"example-{next(_running)}", "number": 90, "group": "management", "name_zh": "示例措施"}
    return Measure.objects.create(**{"status": "active"} | made | BASIS | fields)


def a_use(**fields: Any) -> MeasureUse:
    """A list carries a measure."""
    made = {"serious_list": a_list("measured"), "implementer_zh": "示例机关", "status": "active"}
    fields["measure"] = fields.get("measure") or a_measure()
    return MeasureUse.objects.create(**made | BASIS | fields)


def a_ground(**fields: Any) -> RefusalGround:
    """A ground for refusal."""
    made = {"code": f"ground-{next(_running)}", "number": 90, "stage": "both", "name_zh": "示例", "next_zh": "补正"}
    return RefusalGround.objects.create(**made | BASIS | fields)


def a_deadline(**fields: Any) -> Deadline:
    """A deadline of three working days."""
    made = {"code": "example", "number": 90, "name_zh": "示例", "who_zh": "示例机关", "starts_zh": "收到", "length": 3}
    return Deadline.objects.create(**made | BASIS | fields)


def a_retention(**fields: Any) -> RetentionRule:
    """A retention of six months."""
    made = {"code": f"kept-{next(_running)}", "number": 90, "name_zh": "示例", "starts_zh": "期满", "then_zh": "删除"}
    return RetentionRule.objects.create(**made | BASIS | fields)


def a_standard(**fields: Any) -> ClassStandard:
    """A standard of one field."""
    made = {"field": "food", "item": an_item(), "name_zh": "示例标准", "summary_zh": "示例"}
    return ClassStandard.objects.create(**made | BASIS | fields)


def a_mark_rule(**fields: Any) -> MarkRule:
    """A mark of this kind hides nothing."""
    return MarkRule.objects.create(**{"kind": "litigation"} | BASIS | fields)


def a_mark(**fields: Any) -> Mark:
    """A lawsuit is pending."""
    fields["publication"] = fields.get("publication") or a_penalty()
    return Mark.objects.create(**{"kind": "litigation", "since": DAY, "by": somebody()} | fields)


def a_proposal(**fields: Any) -> Proposal:
    """A proposed list."""
    made = {"register": "serious_list", "values": {}, "first_day": DAY, "assessment_zh": "示例评估"}
    fields["proposed_by"] = fields.get("proposed_by") or somebody()
    return Proposal.objects.create(**made | BASIS | fields)


def an_undo(**fields: Any) -> BatchUndo:
    """Somebody asks to undo a batch."""
    fields["batch"], fields["proposed_by"] = fields.get("batch") or a_batch(), fields.get("proposed_by") or somebody()
    return BatchUndo.objects.create(**{"reason": "wrong file"} | fields)


def a_withdrawal(**fields: Any) -> Withdrawal:
    """Somebody asks to withdraw a record."""
    fields["publication"] = fields.get("publication") or a_penalty()
    fields["asked_by"] = fields.get("asked_by") or somebody()
    return Withdrawal.objects.create(**{"reason": "revoked"} | fields)


def a_nil_return(**fields: Any) -> NilReturn:
    """Nothing was decided in May."""
    made = {"source": a_source(), "item": an_item(), "authority": an_authority()}
    return NilReturn.objects.create(**made | {"period_from": date(2026, 5, 1), "period_to": BEFORE} | fields)


def an_act(**fields: Any) -> IdentityAct:
    """A subject is closed."""
    made = {"kind": "deregistered", "subject": a_subject(), "on": DAY, "reason": "示例", "by": somebody()}
    return IdentityAct.objects.create(**made | fields)


def twice(make: Callable[..., Any], **fields: Any) -> None:
    """The same row once more."""
    make(**fields)
    make(**fields)


def _joined_with_itself() -> None:
    subject = a_subject()
    an_act(kind="joined", subject=subject, other=subject)


def _merged_into_itself() -> None:
    subject = a_subject()
    subject.merged_into = subject
    subject.save()


def _decided_by_its_author(make: Callable[..., Any], author: str = "proposed_by", **fields: Any) -> None:
    one = somebody()
    make(**{author: one}, decided_by=one, decided_at=timezone.now(), **fields)


def a_key(**fields: Any) -> DeliveryKey:
    """A key in force of a source, made by one person and given to another."""
    made = {"prefix": f"ccd{next(_running)}", "digest": "0" * 64, "expires_on": timezone.localdate()}
    made |= {name: fields.pop(name, None) or find() for name, find in _OF_A_KEY.items()}
    return DeliveryKey.objects.create(**made | fields)


_OF_A_KEY = {"source": a_source, "created_by": somebody, "holder": somebody}


def _released_by_its_author() -> None:
    author = somebody()
    a_batch(by=author, released_by=author)


def _nil_return_twice() -> None:
    filed = a_nil_return()
    a_nil_return(source=filed.source, authority=filed.authority)


GOVERNED: dict[str, Callable[[], Any]] = {
    "serious_list_active_by_right_kind": lambda: a_list("noticed", basis_kind="notice"),
    "catalogue_item_local_by_regulation": lambda: an_item("example", region=a_region(), basis_kind="notice"),
    "measure_active_has_basis": lambda: a_measure(**NO_BASIS),
    "measure_cuts_rights_by_law": lambda: a_measure(group="rights_reducing", basis_kind="department_rule"),
    "measure_use_has_one_carrier": lambda: a_use(item=an_item()),
    "measure_use_once_per_list": lambda: twice(a_use, measure=a_measure()),
    "measure_use_once_per_item": lambda: twice(a_use, measure=a_measure(), serious_list=None, item=an_item()),
    "measure_use_active_is_complete": lambda: a_use(implementer_zh=""),
    "measure_use_end_is_stated": lambda: a_use(ends="months"),
    "refusal_ground_has_basis": lambda: a_ground(next_zh=""),
    "refusal_ground_in_order": lambda: a_ground(**BACKWARDS),
    "deadline_once": lambda: twice(a_deadline, in_force_from=DAY),
    "deadline_once_from_ever": lambda: twice(a_deadline),
    "deadline_has_basis": lambda: a_deadline(**NO_BASIS),
    "deadline_in_order": lambda: a_deadline(**BACKWARDS),
    "calendar_year_has_basis": lambda: CalendarYear.objects.create(year=2020),
    "retention_rule_has_basis": lambda: a_retention(**NO_BASIS),
    "retention_rule_in_order": lambda: a_retention(**BACKWARDS),
    "class_standard_has_basis": lambda: a_standard(**NO_BASIS),
    "class_standard_in_order": lambda: a_standard(**BACKWARDS),
    "mark_rule_once": lambda: twice(a_mark_rule, in_force_from=DAY),
    "mark_rule_once_from_ever": lambda: twice(a_mark_rule, kind="secrecy"),
    "mark_rule_has_basis": lambda: a_mark_rule(**NO_BASIS),
    "mark_once_while_open": lambda: twice(a_mark, publication=a_penalty()),
    "mark_in_order": lambda: a_mark(until=BEFORE, ended_by=somebody()),
    "mark_ended_by_somebody": lambda: a_mark(until=DAY),
    "proposal_one_open_for_a_row": lambda: twice(a_proposal, row_id=1),
    "proposal_decided_by_another": lambda: _decided_by_its_author(a_proposal, status="approved"),
    "proposal_decision_has_a_person": lambda: a_proposal(status="approved"),
    "proposal_has_basis_and_assessment": lambda: a_proposal(assessment_zh=""),
    "proposal_in_force_was_switched": lambda: a_proposal(
        status="in_force", decided_by=somebody(), decided_at=timezone.now()
    ),
    "batch_released_by_another": _released_by_its_author,
    "batch_released_where_two_people_must": lambda: a_batch(needs_release=True, by=somebody()),
    "batch_key_by_the_interface": lambda: a_batch(by=somebody(), key=a_key()),
    "batch_undo_once": lambda: twice(an_undo, batch=a_batch()),
    "batch_undo_by_another": lambda: _decided_by_its_author(an_undo, status="approved"),
    "batch_undo_decision_has_a_person": lambda: an_undo(status="approved"),
    "batch_undo_has_a_reason": lambda: an_undo(reason=""),
    "withdrawal_asked_once": lambda: twice(a_withdrawal, publication=a_penalty()),
    "withdrawal_by_another": lambda: _decided_by_its_author(a_withdrawal, status="granted", author="asked_by"),
    "withdrawal_decision_has_a_person": lambda: a_withdrawal(status="granted"),
    "withdrawal_has_a_reason": lambda: a_withdrawal(reason=""),
    "nil_return_once": _nil_return_twice,
    "nil_return_in_order": lambda: a_nil_return(period_from=DAY),
    "identity_act_has_a_reason": lambda: an_act(reason=""),
    "identity_act_of_two_subjects": _joined_with_itself,
    "identity_act_names_the_other": lambda: an_act(kind="joined"),
    "identity_act_undone_by_somebody": lambda: an_act(undone_at=timezone.now()),
    "subject_not_merged_into_itself": _merged_into_itself,
}
