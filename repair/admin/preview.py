"""What the applicant will read, before it is sent: in the language of the application."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import translation

from repair import decisions
from repair.models import Case, Decision, DecisionKind, NoticeKind, Outcome
from repair.moves import Move
from repair.web.wording import HAPPENED

# Move -> the decision it makes, or the words in which it is told.
DECISIONS: Final = {
    "decline": DecisionKind.NOT_ACCEPTED,
    "refuse": DecisionKind.REFUSED,
    "dismiss": DecisionKind.UPHELD,
    "approve": DecisionKind.APPROVED,
    "grant_appeal": DecisionKind.APPROVED,
    "revoke": DecisionKind.REVOKED,
}
TOLD: Final = {
    "ask": NoticeKind.ASKED.label,
    "ask_again": NoticeKind.ASKED.label,
    "extend": NoticeKind.EXTENDED.label,
    "reopen": NoticeKind.MOVED.label,
    "end_shield": NoticeKind.MOVED.label,
    "lift_bar": HAPPENED["lift_bar"],
}


@dataclass(frozen=True, slots=True)
class Preview:
    """A heading, what follows it, and the language of both."""

    heading: str
    body: tuple[str, ...]
    language: str


def preview(move: Move, case: Case, given: dict[str, Any], *, on: date) -> Preview | None:
    """What a move tells the applicant in its own words; None where it is only told that the case has moved on."""
    kind = DECISIONS.get(move.name) or (DecisionKind.REFUSED if given.get("outcome") == Outcome.REFUSE else None)
    with translation.override(case.application.language):
        if kind is not None:
            return Preview(str(kind.label), _decision(kind, case, given, on), case.application.language)
        if move.name in TOLD:
            return Preview(str(TOLD[move.name]), (given["reason"],), case.application.language)
    return None


def _decision(kind: DecisionKind, case: Case, given: dict[str, Any], on: date) -> tuple[str, ...]:
    told = _as_decided(kind, case, given, on)
    sentence = decisions.sentence(told)
    reason = given.get("reason", "")
    return (sentence, reason) if reason and reason not in sentence else (sentence,)


def _as_decided(kind: DecisionKind, case: Case, given: dict[str, Any], on: date) -> Decision:
    """The decision as it would be stored; nothing is."""
    publication = case.publication
    value = {
        "document": publication.document_number,
        "record": publication.item.name,
        "door": case.door,
        "reason": given.get("reason", ""),
        "article": given.get("article", ""),
    }
    on_appeal = kind == DecisionKind.UPHELD or bool(case.appealed_from)
    body = (case.appeal_authority if on_appeal else None) or case.authority
    return Decision(case=case, kind=kind, authority=body, ground=given.get("ground"), on=on, value=value)
