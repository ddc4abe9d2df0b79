"""Why a report is not made: a sentence for the reader, in the reader's language."""


class Refused(ValueError):
    """The question cannot be answered; its text says why and what to do."""


class NotProven(Refused):
    """Nobody without a right to act for the subject has such a report made (rules.md D-15)."""
