"""Can this record be repaired? Pure over facts and dated rows; `of` reads both for one publication."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from disclosure.models import Authority, Publication, Subject
from disclosure.models.catalogue import Polarity
from disclosure.publish.periods import add_months
from disclosure.publish.verbs import SETTLED
from repair import records
from repair.models import Bar, Case, Channel, System, Unrepairable

R = TypeVar("R", Channel, Unrepairable)
TOLD_MONTHS: Final = 60  # special reports tell what expired unrepaired so long (rules.md D-14)
_GONE: Final = frozenset(["repaired", "annulled", "corrected", "cured"])


class Answer(StrEnum):
    """What the question "can this be repaired?" is answered with; the first that applies, in this order."""

    NOTHING = "nothing"  # it says nothing bad
    ENDED = "ended"  # it is no longer public and stands in no report
    UNREPAIRABLE = "unrepairable"  # a law says so
    OTHER_CHANNEL = "other_channel"  # another system takes the application
    BARRED = "barred"  # after false statements
    RUNNING = "running"  # a case for it is open
    TOO_EARLY = "too_early"
    READY = "ready"


GROUNDS: Final = {  # the ground that says the same in a refusal
    Answer.ENDED: "already_ended",
    Answer.UNREPAIRABLE: "non_repairable",
    Answer.OTHER_CHANNEL: "wrong_channel",
    Answer.BARRED: "barred_false_statement",
    Answer.TOO_EARLY: "not_due",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the question needs to know of a record and its subject."""

    item: str
    negative: bool
    kinds: tuple[str, ...]
    authority: str  # its code
    field: str
    decided_on: date
    repairable_from: date | None
    ended_on: date | None
    ended_as: str
    over: bool = False  # restored under another reference, or repaired after its period had ended
    barred_until: date | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """The dated rows: channels and what is unrepairable."""

    channels: tuple[Channel, ...] = ()
    unrepairable: tuple[Unrepairable, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer. `from_day`: from when it can be asked for; `until`: when a bar is over; `row`: the rule behind it."""

    answer: Answer
    from_day: date | None = None
    until: date | None = None
    row: Channel | Unrepairable | None = None

    @property
    def ready(self) -> bool:
        """Whether an application can be sent: what another channel takes is filled in here, too."""
        return self.answer in (Answer.READY, Answer.OTHER_CHANNEL)

    @property
    def ground(self) -> str:
        """The code of the ground of refusal that says the same; "" where there is none."""
        return GROUNDS.get(self.answer, "")


def verdict(facts: Facts, policy: Policy, *, on: date) -> Verdict:
    """The answer on that day (rules.md C-01, C-05, C-08, C-15)."""
    if not facts.negative:
        return Verdict(Answer.NOTHING)
    if _is_gone(facts, on):
        return Verdict(Answer.ENDED)
    if row := unrepairable(facts, policy, on=on):
        return Verdict(Answer.UNREPAIRABLE, row=row)
    if facts.barred_until and on < facts.barred_until:
        return Verdict(Answer.BARRED, until=facts.barred_until)
    if facts.running:
        return Verdict(Answer.RUNNING)
    if facts.repairable_from and on < facts.repairable_from:
        return Verdict(Answer.TOO_EARLY, from_day=facts.repairable_from, row=channel(facts, policy, on=on))
    found = channel(facts, policy, on=on)
    if found and found.system != System.OWN:
        return Verdict(Answer.OTHER_CHANNEL, from_day=facts.repairable_from, row=found)
    return Verdict(Answer.READY, from_day=facts.repairable_from)


def channel(facts: Facts, policy: Policy, *, on: date) -> Channel | None:
    """The row that says through which system it is repaired: the authority's before its field's, then the item's."""
    fitting = [row for row in _in_force(policy.channels, on) if _fits(row, facts)]
    return max(fitting, key=lambda row: (bool(row.authority_code), bool(row.field), bool(row.item_code)), default=None)


def unrepairable(facts: Facts, policy: Policy, *, on: date) -> Unrepairable | None:
    """The row that takes away the right to repair it, if any."""
    rows = _in_force(policy.unrepairable, on)
    return next((r for r in rows if r.item_code == facts.item and r.penalty_kind in ("", *facts.kinds)), None)


def _fits(row: Channel, facts: Facts) -> bool:
    asked = ((row.authority_code, facts.authority), (row.field, facts.field), (row.item_code, facts.item))
    return all(said in ("", is_) for said, is_ in asked)


def _in_force(rows: Iterable[R], on: date) -> list[R]:
    return [
        row
        for row in rows
        if (row.in_force_from is None or row.in_force_from <= on) and (row.in_force_to is None or on <= row.in_force_to)
    ]


def _is_gone(facts: Facts, on: date) -> bool:
    """Ended for good; what only expired stands in special reports for a while, and can still be repaired (S-26)."""
    if facts.over:
        return True
    if facts.ended_on is None or facts.ended_on > on:
        return False
    return facts.ended_as in _GONE or add_months(facts.decided_on, TOLD_MONTHS) < on


def policy() -> Policy:
    """The rows of the registers: two queries."""
    return Policy(tuple(Channel.objects.all()), tuple(Unrepairable.objects.all()))


def facts_of(publication: Publication, *, on: date, but: Collection[Case] = ()) -> Facts:
    """What is known of a record today. `but`: cases that do not count as running: of the one who asks, or yielding."""
    body: Authority = publication.authority.responsible_on(on)
    running = Case.objects.open().filter(publication__in=records.ever(publication))
    return Facts(
        item=publication.item.code,
        negative=publication.item.polarity == Polarity.NEGATIVE or bool(publication.severity),
        kinds=tuple(publication.penalty_kinds.split()),
        authority=body.code,
        field=body.field,
        decided_on=publication.decided_on,
        repairable_from=publication.repairable_from,
        ended_on=publication.ended_on,
        ended_as=publication.ended_as,
        over=publication.superseded or SETTLED in publication.flags.split(),
        barred_until=barred_until(publication.subject, on=on),
        running=running.exclude(pk__in=[case.pk for case in but]).exists(),
    )


def barred_until(subject: Subject, *, on: date) -> date | None:
    """When the last bar of a subject is over; None where none holds."""
    bars = Bar.objects.in_force(subject, on=on).order_by("-until")
    return bars.values_list("until", flat=True).first()


def of(publication: Publication, *, on: date, but: Collection[Case] = ()) -> Verdict:
    """Can this record be repaired on that day?"""
    return verdict(facts_of(publication, on=on, but=but), policy(), on=on)
