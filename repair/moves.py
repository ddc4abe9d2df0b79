"""How a case can move: one table. The verbs are guarded by it, the desk and the pages draw their buttons from it.

A move is offered to somebody exactly when `why_not` is empty, and the verb of the same name refuses otherwise.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from repair import bars, obstacles
from repair.actors import STAFF, Acting, Actor, acting
from repair.models import OPEN, Case, Status

S, A = Status, Actor
Guard = Callable[[Case, Acting], str]  # "" where nothing stands against it, else the sentence that says what


@dataclass(frozen=True, slots=True)
class Move:
    """One move: from which states, to which, by whom, on what conditions.

    `target` None: back to where it was asked from, or, from any other state, no new one.
    `wants`: what must be given with it. reason: told to the applicant; note: for colleagues; ground: of the closed
    list, for `stage`; article: the rule and its article; outcome: what the first of two reviewers proposes; ruling:
    number of a court's ruling; met: every condition of repair, judged to be met (repair.conditions).
    """

    name: str
    label: Any
    sources: tuple[Status, ...]
    target: Status | None
    actors: tuple[Actor, ...]
    guards: tuple[Guard, ...] = ()
    wants: tuple[str, ...] = ()
    stage: str = ""

    def goes_to(self, case: Case) -> Status:
        """Where it leads this case."""
        if self.target is not None:
            return self.target
        if case.status != S.ASKED:
            return S(case.status)
        return S.PASSED if case.accepted_on is None else S.ACCEPTED


_BY_AUTHORITY: Final = (A.REVIEWER,)
_SECOND: Final = (A.REVIEWER, A.SUPERVISOR)  # a one-person authority's second pair of eyes is its parent's (S-24)
_APPLYING: Final = (A.APPLICANT, A.WINDOW_CLERK)
_SITE: Final = (A.SITE, A.OPERATOR)
_RUNNING: Final = (S.PASSED, S.ACCEPTED, S.PROPOSED, S.APPEALED)
_BARRED: Final = (S.REVOKED,)
_UNDECIDED: Final = tuple(status for status in OPEN if status != S.APPEALED)


def _table(*moves: Move) -> dict[str, Move]:
    return {move.name: move for move in moves}


MOVES: Final[dict[str, Move]] = _table(
    Move(
        "submit",
        _("Send the application"),
        (S.DRAFT,),
        S.SUBMITTED,
        _APPLYING,
        (obstacles.not_ready, obstacles.unsigned),
    ),
    Move("pass_on", _("Pass on"), (S.SUBMITTED,), S.PASSED, _SITE, (obstacles.other_channel, obstacles.agent_waits)),
    Move(
        "transfer",
        _("Direct to the other channel"),
        (S.SUBMITTED,),
        S.TRANSFERRED,
        _SITE,
        (obstacles.own_channel, obstacles.agent_waits),
    ),
    Move("receive", _("Take over the result"), (S.TRANSFERRED,), S.APPROVED, (A.SITE,)),
    Move("receive_refusal", _("Take over the refusal"), (S.TRANSFERRED,), S.TURNED_DOWN, (A.SITE,)),
    Move("accept", _("Accept"), (S.PASSED,), S.ACCEPTED, _BY_AUTHORITY),
    Move(
        "decline",
        _("Do not accept"),
        (S.PASSED,),
        S.NOT_ACCEPTED,
        _BY_AUTHORITY,
        wants=("ground", "reason"),
        stage="acceptance",
    ),
    Move(
        "ask",
        _("Ask once for more"),
        (S.PASSED, S.ACCEPTED),
        S.ASKED,
        _BY_AUTHORITY,
        (obstacles.asked_before,),
        ("reason",),
    ),
    Move(
        "ask_again",
        _("Ask a second time"),
        (S.PASSED, S.ACCEPTED),
        S.ASKED,
        (A.SUPERVISOR,),
        (obstacles.not_asked_once,),
        ("reason",),
    ),
    Move("answer", _("Answer the request"), (S.ASKED,), None, _APPLYING),
    Move("resume", _("Go on without an answer"), (S.ASKED,), None, (A.REVIEWER, A.SITE), (obstacles.may_answer_yet,)),
    Move(
        "extend",
        _("Extend"),
        (S.ACCEPTED,),
        S.ACCEPTED,
        _BY_AUTHORITY,
        (obstacles.extended_before, obstacles.over_time),
        ("reason",),
    ),
    Move(
        "propose",
        _("Hand in my opinion"),
        (S.ACCEPTED,),
        S.PROPOSED,
        _BY_AUTHORITY,
        (obstacles.one_is_enough, obstacles.decided_first),
        ("outcome", "met"),
        "decision",
    ),
    Move(
        "send_back",
        _("Send back"),
        (S.PROPOSED,),
        S.ACCEPTED,
        _SECOND,
        (
            obstacles.not_the_second,
            obstacles.proposed_it,
        ),
        ("note",),
    ),
    Move(
        "approve",
        _("Approve the repair"),
        (S.ACCEPTED, S.PROPOSED),
        S.APPROVED,
        _SECOND,
        (
            obstacles.second_missing,
            obstacles.not_the_second,
            obstacles.proposed_it,
            obstacles.not_proposed_so,
            obstacles.decided_first,
        ),
        ("met",),
    ),
    Move(
        "refuse",
        _("Refuse the repair"),
        (S.ACCEPTED, S.PROPOSED),
        S.REFUSED,
        _SECOND,
        (
            obstacles.second_missing,
            obstacles.not_the_second,
            obstacles.proposed_it,
            obstacles.proposed_otherwise,
            obstacles.decided_first,
        ),
        ("ground", "reason"),
        "decision",
    ),
    Move("withdraw", _("Withdraw"), _UNDECIDED, S.WITHDRAWN, (*_APPLYING, A.SITE), (obstacles.right_stands,)),
    Move(
        "appeal",
        _("Appeal"),
        (S.NOT_ACCEPTED, S.REFUSED),
        S.APPEALED,
        _APPLYING,
        (obstacles.appealed_before, obstacles.another_is_open),
        ("reason",),
    ),
    Move(
        "grant_appeal",
        _("Grant the appeal and approve"),
        (S.APPEALED,),
        S.APPROVED,
        (A.APPEAL_REVIEWER,),
        (obstacles.decided_first, obstacles.never_accepted),
        ("reason", "met"),
    ),
    Move(
        "reopen",
        _("Grant the appeal and have it accepted"),
        (S.APPEALED,),
        S.ACCEPTED,
        (A.APPEAL_REVIEWER,),
        (obstacles.decided_first,),
        ("reason",),
    ),
    Move(
        "dismiss",
        _("Dismiss the appeal"),
        (S.APPEALED,),
        S.UPHELD,
        (A.APPEAL_REVIEWER,),
        (obstacles.decided_first,),
        ("ground", "reason"),
        "both",
    ),
    Move(
        "revoke",
        _("Revoke after false statements"),
        (S.APPROVED,),
        S.REVOKED,
        _BY_AUTHORITY,
        (obstacles.is_shield, obstacles.decided_outside),
        ("reason", "article"),
    ),
    Move(
        "end_shield",
        _("End the shield"),
        (S.APPROVED,),
        S.SHIELD_ENDED,
        (A.REVIEWER, A.SITE),
        (obstacles.no_shield,),
        ("reason", "ruling"),
    ),
    Move("ask_lift", _("Ask to lift the bar"), _BARRED, S.REVOKED, _SECOND, (bars.none, bars.asked_for), ("note",)),
    Move(
        "lift_bar",
        _("Lift the bar"),
        _BARRED,
        S.REVOKED,
        _SECOND,
        (bars.none, bars.not_asked_for, bars.asked_it),
        ("reason",),
    ),
    Move("keep_bar", _("Leave the bar"), _BARRED, S.REVOKED, _SECOND, (bars.none, bars.not_asked_for), ("note",)),
    Move("escalate", _("Escalate"), _RUNNING, None, (A.SITE,), (obstacles.in_time, obstacles.escalated_before)),
    Move("close", _("Close"), OPEN, S.CLOSED, (A.SITE,), (obstacles.record_stands,)),
)


def why_not(name: str, case: Case, by: Acting) -> str:
    """What stands against this move, in the reader's language; "" where it is possible. Raises KeyError for no move."""
    move = MOVES[name]
    if case.status not in move.sources:
        told = gettext("This is not possible now: the case is “%(status)s”.")
        return told % {"status": case.get_status_display()}
    roles = by.actors & set(move.actors)
    if not roles:
        return gettext("This move is not yours.")
    common = (obstacles.interest,) if roles <= set(STAFF) else ()
    return next((why for guard in (*common, *move.guards) if (why := guard(case, by))), "")


def possible(case: Case, user: Any, *, on: date) -> list[Move]:
    """The moves that this user can make now, in the order of the table: what a page draws as buttons."""
    by = acting(case, user, on=on)
    return [move for move in MOVES.values() if not why_not(move.name, case, by)]


def blocked(case: Case, user: Any, *, on: date) -> list[tuple[Move, str]]:
    """Moves of this user's roles from the present state that something else stands against, with what it is."""
    by = acting(case, user, on=on)
    mine = [move for move in MOVES.values() if case.status in move.sources and by.actors & set(move.actors)]
    return [(move, why) for move in mine if (why := why_not(move.name, case, by))]


def steps_between(moves: Iterable[Move] = MOVES.values()) -> frozenset[tuple[str, str]]:
    """Every (before, after) that some move makes: what the database lets a status do."""
    made: set[tuple[str, str]] = set()
    for move in moves:
        targets = [move.target] if move.target else [S.PASSED, S.ACCEPTED] if S.ASKED in move.sources else []
        made |= {(str(source), str(target)) for source in move.sources for target in targets if source != target}
    return frozenset(made)
