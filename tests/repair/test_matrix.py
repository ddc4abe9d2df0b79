"""Status x move x role: what the table offers is what the verbs do, and nothing else."""

import contextlib
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from creditchina.accounts.models import User
from repair import workflow
from repair.actors import Actor
from repair.models import Case, Status
from repair.moves import MOVES, possible
from tests.accounts.people import staff
from tests.repair.building import (
    MET,
    RULING,
    a_case,
    a_repairable,
    a_repairable_entry,
    a_reviewer,
    an_outside_record,
    ground,
)
from tests.standing.acting import somebody as account

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ROLES = ("applicant", "stranger", "reviewer", "supervisor", "appeal_reviewer", "window_clerk",
         "operator", "auditor", "foreign reviewer", "handler", "site")  # fmt: skip
INPUTS = {"reason": "理由", "note": "备注", "article": "示例条例第一条", "outcome": "approve", "ruling": "（2026）1号"}
INPUTS |= {"met": MET}
# Moves that a single verb makes for a case; sending is of the whole application, and what comes in has a number.
OTHERS = ("submit", "receive", "receive_refusal")
VERBS: dict[str, Any] = {name: getattr(workflow, name) for name in MOVES if name not in OTHERS}


class Back(Exception):
    """Raised to take a try back."""


def a_case_in(status: Status) -> Case:
    """In that state; where it takes a special record, with it."""
    if status == Status.PROPOSED:
        return a_case(status, a_repairable_entry())
    if status in (Status.TRANSFERRED, Status.TURNED_DOWN):
        return a_case(status, an_outside_record())
    if status == Status.SHIELD_ENDED:
        return a_case(status, a_repairable(), door="shield", answers={"ruling": RULING})
    return a_case(status)


def somebody(role: str, case: Case) -> User | None:
    """Who tries: the site itself is nobody."""
    if role == "applicant":
        return case.applicant
    if role == "handler":  # who had a hand in it before
        return case.proposed_by or case.decided_by or case.handler or a_reviewer(case)
    if role == "stranger":
        return account()
    if role == "foreign reviewer":
        return staff("reviewer")
    if role in ("operator", "auditor"):
        return staff(role)
    return None if role == "site" else a_reviewer(case, role)


def verbs_for(user: User | None) -> list[str]:
    """The verbs that take this user; two are the site's alone and take nobody."""
    return [name for name in VERBS if user is None or name not in ("escalate", "close")]


def attempt(name: str, case: Case, user: User | None) -> bool:
    """Whether the verb does it."""
    told = {each: INPUTS[each] for each in MOVES[name].wants if each in INPUTS}
    if name == "send_back":
        told = {"reason": told["note"]}
    if "ground" in MOVES[name].wants:
        told["ground"] = ground("materials_incomplete" if name == "decline" else "obligation_open")
    by = {} if name in ("escalate", "close") else {"by": user}
    try:
        VERBS[name](case, **by, on=TODAY, **told)
    except workflow.RepairError:
        return False
    return True


def does(name: str, case: Case, user: User | None) -> bool:
    """Try it and take it back. What the same person did last is done already: nothing happens again."""
    steps, last = case.steps.count(), case.steps.last()
    again = last is not None and (last.move, last.by) == (name, user)
    did = False
    with contextlib.suppress(Back), transaction.atomic():
        did = attempt(name, case, user)
        assert case.steps.count() - steps == (did and not again)
        raise Back
    case.refresh_from_db()
    return did and not again


@pytest.mark.parametrize("status", list(Status))
def test_a_move_is_offered_exactly_when_its_verb_does_it(status) -> None:
    case = a_case_in(status)
    for role in ROLES:
        user = somebody(role, case)
        offered = {move.name for move in possible(case, user, on=TODAY)} & set(verbs_for(user))

        done = {name for name in verbs_for(user) if does(name, case, user)}

        assert (role, done) == (role, offered)


def test_every_move_is_somebodys_and_from_somewhere() -> None:
    assert all(move.sources and move.actors for move in MOVES.values())
    assert {actor for move in MOVES.values() for actor in move.actors} == set(Actor)
