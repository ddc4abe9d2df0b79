"""The unified social credit code (GB 32100-2015) and the older numbers printed in its place.

Three answers and never a block (rules.md G-04 to G-10): a code is valid, is probably a slip of the pen,
or fails the formula and may exist all the same. Pure: no database, no clock.
"""

from disclosure.codes.bearers import GOVERNMENT, SOLE_TRADER, identifier_kind, subject_kind
from disclosure.codes.formula import (
    ALPHABET,
    check_character,
    grouped,
    is_valid,
    make,
    normalise,
    organisation_check,
)
from disclosure.codes.judging import Examined, Kind, Verdict, examine

__all__ = [
    "ALPHABET",
    "GOVERNMENT",
    "SOLE_TRADER",
    "Examined",
    "Kind",
    "Verdict",
    "check_character",
    "examine",
    "grouped",
    "identifier_kind",
    "is_valid",
    "make",
    "normalise",
    "organisation_check",
    "subject_kind",
]
