"""The registers with a basis: changes by two people, versions in words, the calendar as a value."""

from disclosure.registers.calendar import calendar
from disclosure.registers.proposing import (
    SWITCHES,
    Decided,
    NotDue,
    OwnProposal,
    Refused,
    approve,
    bring_into_force,
    due,
    open_for,
    propose,
    refuse,
    row_of,
    withdraw,
    write,
)
from disclosure.registers.switching import Moving, dry_run, listing, settle, switch_rule

__all__ = [
    "SWITCHES",
    "Decided",
    "Moving",
    "NotDue",
    "OwnProposal",
    "Refused",
    "approve",
    "bring_into_force",
    "calendar",
    "dry_run",
    "due",
    "listing",
    "open_for",
    "propose",
    "refuse",
    "row_of",
    "settle",
    "switch_rule",
    "withdraw",
    "write",
]
