"""Two people change a list, a period, a measure or its use: one proposes, another decides (rules.md S-4, S-56).

Nothing else writes an active row of these registers. What is approved is announced, and comes into force on its first
day with a line of history that names who decided. Every verb writes who did it into the log of the desk.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.models import PeriodRule, Proposal
from disclosure.registers.checking import check
from disclosure.registers.governed import Values, base_of, differing, proposed_row, register_of

_Status: Final = Proposal.Status
REASON: Final = "proposal"  # in the history of a row: "proposal 12"
Switch = Callable[[Proposal, date], Any]


class Refused(ValueError):
    """The act is not possible; the text says why, in the reader's language."""


class OwnProposal(Refused):
    """Whoever proposed a change does not decide on it."""


class Decided(Refused):
    """Somebody decided on the proposal already, or withdrew it."""


class NotDue(Refused):
    """The proposal is not approved, or its first day has not come."""


@transaction.atomic
def propose(
    register: str,
    values: Values,
    *,
    row: models.Model | None = None,
    first_day: date,
    basis: tuple[str, str],
    assessment: tuple[str, str],
    by: User,
) -> Proposal:
    """Propose a new row, or with `row` a change of it, from its first day on; texts in Chinese and English.

    `values` are the columns by name; what equals the row is left out. Raises ValidationError when the row could not
    come into force like that, when nothing would change, or when another proposal for the row is open.
    """
    given = differing(register, values, row)
    if row is not None and not given:
        raise ValidationError(_("Nothing differs from what is registered."))
    check(proposed_row(register, given, row, first_day), row, first_day=first_day, today=timezone.localdate())
    made = Proposal(register=register, row_id=row.pk if row else None, values=_json(given), first_day=first_day)
    made.legal_basis_zh, made.legal_basis_en = basis
    made.assessment_zh, made.assessment_en = assessment
    made.proposed_by = by
    made.full_clean(exclude=["dry_run"])
    made.save()
    _log(made, by, ADDITION, "proposed")
    return made


@transaction.atomic
def approve(proposal: Proposal, *, by: User) -> Proposal:
    """Approve another person's proposal. One whose first day has come is in force at once.

    Raises OwnProposal, Decided, Refused for a period rule whose dry run nobody looked at (rules.md S-4), or
    ValidationError when the registers no longer allow it.
    """
    if proposal.register == Proposal.Register.PERIOD_RULE and proposal.dry_run_at is None:
        raise Refused(_("Look at the dry run of this rule first: it shows which publications would move."))
    check(row_of(proposal), base_of(proposal), first_day=proposal.first_day, today=timezone.localdate())
    _decide(proposal, _Status.APPROVED, by)
    if proposal.first_day <= timezone.localdate():
        bring_into_force(proposal, on=timezone.localdate())
    return proposal


@transaction.atomic
def refuse(proposal: Proposal, *, by: User, note: str) -> Proposal:
    """Refuse another person's proposal and say why. Raises OwnProposal, Decided, ValidationError without a note."""
    if not note.strip():
        raise ValidationError({"note": _("Say why: whoever proposed it reads this.")})
    return _decide(proposal, _Status.REFUSED, by, note)


@transaction.atomic
def withdraw(proposal: Proposal, *, by: User) -> Proposal:
    """Take back one's own proposal before it is decided. Raises Refused, Decided."""
    if proposal.proposed_by_id != by.pk:
        raise Refused(_("Only its author withdraws a proposal."))
    _move(proposal, _Status.PROPOSED, status=_Status.WITHDRAWN)
    _log(proposal, by, CHANGE, "withdrawn")
    return proposal


def bring_into_force(proposal: Proposal, *, on: date) -> Any:
    """Write the versioned row of an approved proposal whose first day has come; the row.

    Some registers do more than that, see SWITCHES. Raises NotDue, ValidationError.
    """
    return SWITCHES.get(proposal.register, write)(proposal, on)


def due(*, on: date) -> "models.QuerySet[Proposal]":
    """Approved proposals whose first day has come, in the order of their first days."""
    return Proposal.objects.filter(status=_Status.APPROVED, first_day__lte=on).order_by("first_day", "pk")


@transaction.atomic
def write(proposal: Proposal, on: date) -> Any:
    """Mark the proposal as in force and write its row, in one transaction."""
    now = {"status": _Status.IN_FORCE, "switched_at": timezone.now()}
    if not Proposal.objects.filter(pk=proposal.pk, status=_Status.APPROVED, first_day__lte=on).update(**now):
        raise NotDue(_("This proposal is not approved, or its first day has not come."))
    proposal.refresh_from_db()
    before, made = base_of(proposal), row_of(proposal)
    if isinstance(before, PeriodRule):  # the new rule follows it
        before.in_force_to = proposal.first_day - timedelta(days=1)
        _save(before, proposal)
    made.full_clean()
    _save(made, proposal)
    proposal.row_id = made.pk
    proposal.save(update_fields=["row_id"])
    _log(proposal, proposal.decided_by, CHANGE, "in force")
    return made


# What more happens where a register comes into force than the writing of its row; takes the place of `write`.
SWITCHES: Final[dict[str, Switch]] = {}


def row_of(proposal: Proposal) -> Any:
    """The row as it would stand, not saved."""
    return proposed_row(proposal.register, proposal.values, base_of(proposal), proposal.first_day)


def open_for(row: models.Model) -> Proposal | None:
    """The proposal for this row that waits to be decided or for its first day."""
    waiting = Proposal.objects.filter(status__in=[_Status.PROPOSED, _Status.APPROVED])
    return waiting.filter(register=register_of(row), row_id=row.pk).first()


def _decide(proposal: Proposal, status: str, by: User, note: str = "") -> Proposal:
    if proposal.proposed_by_id == by.pk:
        raise OwnProposal(_("Whoever proposed a change does not decide on it."))
    decided = {"status": status, "decided_by": by, "decided_at": timezone.now(), "decision_note": note}
    _move(proposal, _Status.PROPOSED, **decided)
    _log(proposal, by, CHANGE, status)
    return proposal


def _move(proposal: Proposal, expected: str, **columns: Any) -> None:
    """Guard and write in one statement: of two people at the same moment one succeeds."""
    if not Proposal.objects.filter(pk=proposal.pk, status=expected).update(**columns):
        raise Decided(_("Somebody decided on this proposal already, or its author withdrew it."))
    proposal.refresh_from_db()


def _save(row: Any, proposal: Proposal) -> None:
    row._history_user, row._change_reason = proposal.decided_by, f"{REASON} {proposal.pk}"
    row.save()


def _json(values: Values) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _log(proposal: Proposal, by: User | None, flag: int, message: str) -> None:
    if by:
        LogEntry.objects.log_actions(by.pk, [proposal], flag, message, single_object=True)
