"""The unified social credit code (GB 32100-2015) and the older numbers printed in its place.

Three answers and never a block (rules.md G-04 to G-10): a code is valid, is probably a slip of the pen,
or fails the formula and may exist all the same. Pure: no database, no clock.
"""

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

# First two characters of bodies of state and of sole traders (rules.md G-03).
GOVERNMENT = "11"
SOLE_TRADER = "92"

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
    "is_valid",
    "make",
    "normalise",
    "organisation_check",
]
