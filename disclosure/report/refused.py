"""Why a report is not made: a sentence for the reader, in the reader's language."""

from django.utils.functional import Promise


class Refused(ValueError):
    """The question cannot be answered; its text says why and what to do.

    The sentence is translated when it is read: a report in one language is ordered by readers of another.
    """

    def __init__(self, why: Promise) -> None:
        super().__init__(why)


class NotProven(Refused):
    """Nobody without a right to act for the subject has such a report made (rules.md D-15)."""
