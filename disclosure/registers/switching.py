"""A period rule comes into force: the register and every publication that it moves (rules.md S-4)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from disclosure.models import PeriodRule, Proposal
from disclosure.publish.affected import Affected, largest_key
from disclosure.publish.dry_run import DryRun, count, direction, proposed
from disclosure.publish.rules import rulebook
from disclosure.publish.switching import PART, switch
from disclosure.registers.proposing import REASON, SWITCHES, NotDue, bring_into_force, due, row_of, write

_RULE: Final = Proposal.Register.PERIOD_RULE
_Status: Final = Proposal.Status
FINISHED_WITHIN: Final = timedelta(days=7)  # a switch cut short is taken up again by the nightly job


class Moving(NamedTuple):
    """A public record that a proposal would move: its key, in which direction, and its end before and after."""

    pk: int
    direction: str
    old: date | None
    new: date | None


def dry_run(proposal: Proposal) -> DryRun:
    """Count what a proposed period rule would move on its first day, and keep the figures with the proposal.

    What was approved before and is in force by that day counts as in force.
    """
    told = count(_affected(proposal))
    kept = {"dry_run": told.as_json(), "dry_run_at": timezone.now()}
    Proposal.objects.filter(pk=proposal.pk).update(**kept)
    proposal.refresh_from_db()
    return told


def listing(proposal: Proposal) -> Iterator[Moving]:
    """Every public record that the proposal would move, in the order of their keys."""
    affected = _affected(proposal)
    first_day = proposal.first_day
    for start in range(0, largest_key() + 1, PART):
        for pk, _version, public, row in affected.within(start, start + PART):
            new = affected.redated(row)
            way = direction(row.standing, new, first_day)
            if way and public:
                yield Moving(pk, way, row.standing.shown_until, new.shown_until)


def switch_rule(proposal: Proposal, on: date) -> PeriodRule:
    """Write the rule, then move the publications part by part. Raises NotDue."""
    rule: PeriodRule = write(proposal, on)
    _move(proposal, rule.item.code)
    return rule


def settle(*, on: date) -> list[Any]:
    """Bring into force what is due, and finish switches that were cut short; the rows that came into force.

    Safe to repeat at any time: what was moved is not moved again. A proposal that the registers no longer allow holds
    up no other one; it is told at the end. Raises ExceptionGroup.
    """
    made, refused = _brought_into_force(on)
    lately = Proposal.objects.filter(register=_RULE, status=_Status.IN_FORCE, first_day__gte=on - FINISHED_WITHIN)
    for proposal in lately.order_by("first_day", "pk"):
        _move(proposal, row_of(proposal).item.code)
    if refused:
        raise ExceptionGroup("Approved proposals that cannot come into force", refused)
    return made


def _brought_into_force(on: date) -> tuple[list[Any], list[Exception]]:
    """The rows of what was due, and what stood against the others; what another run was quicker with is neither."""
    made: list[Any] = []
    refused: list[Exception] = []
    for proposal in due(on=on):
        try:
            made.append(bring_into_force(proposal, on=on))
        except NotDue:
            continue
        except (ValidationError, IntegrityError) as problem:
            problem.add_note(f"{REASON} {proposal.pk}")
            refused.append(problem)
    return made, refused


def _move(proposal: Proposal, item: str) -> None:
    moved = switch(item, first_day=proposal.first_day, note=f"{REASON} {proposal.pk}")
    Proposal.objects.filter(pk=proposal.pk).update(moved=F("moved") + moved)


def _affected(proposal: Proposal) -> Affected:
    rule = row_of(proposal)
    before = Proposal.objects.filter(register=_RULE, status=_Status.APPROVED, first_day__lte=proposal.first_day)
    others = [made for other in before.exclude(pk=proposal.pk) if (made := row_of(other)).item_id == rule.item_id]
    return Affected(rule.item.code, proposed([*others, rule], proposal.first_day, rulebook()))


SWITCHES[_RULE] = switch_rule
