"""Personal numbers in free text, masked (rules.md S-10)."""

import re
from typing import Final

from disclosure.ingest.personal.digits import APART, DIGIT
from disclosure.ingest.personal.likely import likely
from disclosure.ingest.personal.proven import proven

# Without so many digits, small signs between them, there is nothing to look for: almost every text ends here.
_LONG_RUN: Final = re.compile(f"{DIGIT}(?:{APART}{DIGIT}){{9}}")


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Free text with personal numbers masked, and the kinds found: "identity", "phone", "card" (rules.md S-10).

    Of an identity number or card the last four characters stay, of a phone number the last four digits.
    Credit codes, document numbers, amounts and dates stay whole: what is masked passes a check, holds a day of
    birth where an identity number has it, or is a phone number by its shape. Eighteen digits that pass the check
    of GB 11643 are masked whatever stands around or between them.
    """
    if not _LONG_RUN.search(text):
        return text, ()
    found: dict[str, None] = {}
    for numbers in (proven, likely):
        pieces: list[str] = []
        end = 0
        for start, stop, kind in numbers(text):
            found[kind] = None
            pieces += text[end:start], _starred(text[start:stop])
            end = stop
        text = "".join((*pieces, text[end:]))
    return text, tuple(found)


def _starred(number: str) -> str:
    """Stars for all but the last four characters; what joins them stays."""
    left = sum(map(str.isalnum, number)) - 4
    shown: list[str] = []
    for character in number:
        hidden = character.isalnum() and left > 0
        left -= character.isalnum()
        shown.append("*" if hidden else character)
    return "".join(shown)
