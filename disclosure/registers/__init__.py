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

__all__ = [
    "SWITCHES",
    "Decided",
    "NotDue",
    "OwnProposal",
    "Refused",
    "approve",
    "bring_into_force",
    "calendar",
    "due",
    "open_for",
    "propose",
    "refuse",
    "row_of",
    "withdraw",
    "write",
]
