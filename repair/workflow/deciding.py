"""Decisions: by one reviewer, or by two where an entry on a serious list is at stake; and on appeal by others."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from disclosure.ingest.personal import mask
from disclosure.models import RefusalGround
from repair import decisions, notices
from repair.errors import Missing
from repair.models import Case, DecisionKind, NoticeKind, Outcome
from repair.workflow.effects import carry_out
from repair.workflow.moving import Effect, Telling, make, require_no_numbers

Met = Collection[str] | None  # codes of repair.conditions
_CLEARED = {"ground": None, "article": "", "reason": "", "decided_by": None, "decided_on": None}


def decline(
    case: Case, *, by: Any, on: date, ground: RefusalGround | None, reason: str, article: str = "", note: str = ""
) -> Case:
    """Do not accept it, on a ground of the closed list; a complete file must be accepted (rules.md C.5)."""
    telling = Telling(reason, note, ground, article)
    effect = _decided(DecisionKind.NOT_ACCEPTED, by, on)
    return make("decline", case, by=by, on=on, telling=telling, effect=effect, **_refusing(telling, by, on))


def propose(
    case: Case,
    *,
    by: Any,
    on: date,
    outcome: str,
    ground: RefusalGround | None = None,
    reason: str = "",
    article: str = "",
    note: str = "",
    met: Met = None,
) -> Case:
    """The first of two reviewers hands in an opinion; nothing is decided by it.

    To refuse it names ground and reason, which the second reads and may better; to approve, every condition is judged
    to be met. Raises Missing.
    """
    if outcome not in Outcome.values:
        raise Missing(_("Say whether you would approve or refuse."), "outcome")
    if outcome == Outcome.REFUSE and (ground is None or not reason.strip()):
        raise Missing(_("Choose the ground and say why."), "ground" if ground is None else "reason")
    require_no_numbers(reason, "reason")
    require_no_numbers(article, "article")
    refusing = outcome == Outcome.REFUSE
    columns: dict[str, Any] = {
        "ground": ground if refusing else None,
        "reason": reason if refusing else "",
        "article": article,
    }
    told = Telling(note=note, ground=ground if refusing else None, met=met, approves=not refusing)
    return make("propose", case, by=by, on=on, telling=told, proposed=outcome, proposed_by=by, **columns)


def send_back(case: Case, *, by: Any, on: date, reason: str) -> Case:
    """The second sees it otherwise: back to being verified. The reason is for colleagues: it is kept as a note."""
    if not reason.strip():
        raise Missing(_("Say why, so that the first reviewer can look again."), "reason")
    columns: dict[str, Any] = {"proposed": "", "proposed_by": None, "ground": None, "reason": "", "article": ""}
    return make("send_back", case, by=by, on=on, telling=Telling(note=reason), **columns)


def approve(case: Case, *, by: Any, on: date, reason: str = "", note: str = "", met: Met = None) -> Case:
    """Grant it: decided, the record gone from every public surface, delisted, measures ended, all in one transaction.

    `met`: the conditions that this person judged to be met, which must be all of them (rules.md C-05). The signed
    decision and the removal certificate follow within seconds (rules.md C-13, S-52).
    """
    telling = Telling(reason, note, met=met, approves=True)
    columns = {**_CLEARED, "reason": reason.strip(), "decided_by": by, "decided_on": on}
    return make("approve", case, by=by, on=on, telling=telling, effect=_granted(by, on), **columns)


def receive(case: Case, *, on: date, number: str) -> Case:
    """The other channel repaired it, under that number: what an approval does is done here (rules.md S-29)."""
    telling = Telling(note=mask(number)[0])  # the result has it as it came
    return make("receive", case, by=None, on=on, telling=telling, effect=_granted(None, on), **_outside(on))


def receive_refusal(case: Case, *, on: date, number: str) -> Case:
    """The other channel refused it, under that number: the case ends, the subject is told, the record stands (S-29)."""
    telling = Telling(note=mask(number)[0])
    return make("receive_refusal", case, by=None, on=on, telling=telling, effect=_told, **_outside(on))


def _outside(on: date) -> dict[str, Any]:
    return {"decided_on": on, "outside": True}


def refuse(
    case: Case,
    *,
    by: Any,
    on: date,
    ground: RefusalGround | None,
    reason: str,
    article: str = "",
    note: str = "",
    met: Met = None,
) -> Case:
    """Refuse it on a ground of the closed list, in plain words, with what to do next (rules.md C.6).

    `met`: the conditions that were judged to be met all the same; the applicant reads which.
    """
    telling = Telling(reason, note, ground, article, met)
    effect = _decided(DecisionKind.REFUSED, by, on)
    return make("refuse", case, by=by, on=on, telling=telling, effect=effect, **_refusing(telling, by, on))


def grant_appeal(case: Case, *, by: Any, on: date, reason: str, note: str = "", met: Met = None) -> Case:
    """The refusal was wrong: what an approval does is done now, every condition being judged to be met."""
    telling = Telling(reason, note, met=met, approves=True)
    columns = {**_CLEARED, "reason": reason.strip(), "decided_by": by, "decided_on": on}
    return make("grant_appeal", case, by=by, on=on, telling=telling, effect=_granted(by, on), **columns)


def reopen(case: Case, *, by: Any, on: date, reason: str, note: str = "") -> Case:
    """It must be accepted and verified; whoever decided first does not decide again."""
    columns = {**_CLEARED, "accepted_on": on, "proposed": "", "proposed_by": None, "extended_on": None}
    return make("reopen", case, by=by, on=on, telling=Telling(reason, note), effect=_moved, **columns)


def dismiss(
    case: Case, *, by: Any, on: date, ground: RefusalGround | None, reason: str, article: str = "", note: str = ""
) -> Case:
    """The refusal stands, on a ground of the closed list; reconsideration and courts remain."""
    telling = Telling(reason, note, ground, article)
    effect = _decided(DecisionKind.UPHELD, by, on)
    return make("dismiss", case, by=by, on=on, telling=telling, effect=effect, **_refusing(telling, by, on))


def _refusing(telling: Telling, by: Any, on: date) -> dict[str, Any]:
    told = {"ground": telling.ground, "article": telling.article.strip(), "reason": telling.reason.strip()}
    return {**told, "decided_by": by, "decided_on": on}


def _granted(by: Any, on: date) -> Effect:
    """Decision and notices first, then the record: its ledger line comes last."""

    def effect(case: Case) -> None:
        _decided(DecisionKind.APPROVED, by, on)(case)
        carry_out(case, by=by, on=on)

    return effect


def _decided(kind: DecisionKind, by: Any, on: date) -> Effect:
    def effect(case: Case) -> None:
        decisions.record(case, kind, by=by, on=on)
        _told(case)

    return effect


def _told(case: Case) -> None:
    notices.tell(case, NoticeKind.DECIDED)


def _moved(case: Case) -> None:
    notices.tell(case, NoticeKind.MOVED)
