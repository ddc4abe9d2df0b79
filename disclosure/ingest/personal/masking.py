"""Personal numbers in free text, masked (rules.md S-10)."""

from disclosure.ingest.personal.digits import LONG_RUN, plain
from disclosure.ingest.personal.likely import likely
from disclosure.ingest.personal.proven import proven


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Free text with personal numbers masked, and the kinds found: "identity", "phone", "card" (rules.md S-10).

    Of an identity number or card the last four characters stay, of a phone number the last four digits.
    Credit codes, document numbers, amounts and dates stay whole: what is masked passes a check, holds a day of
    birth where an identity number has it, or is a phone number by its shape. Eighteen digits that pass the check
    of GB 11643 are masked whatever stands around or between them.
    """
    if not LONG_RUN.search(plain(text)):
        return text, ()
    found: dict[str, None] = {}
    for numbers in (proven, likely):
        pieces: list[str] = []
        end = 0
        for start, stop, kind in numbers(plain(text)):
            found[kind] = None
            pieces += text[end:start], _starred(text[start:stop])
            end = stop
        text = "".join((*pieces, text[end:]))
    return text, tuple(found)


def _starred(number: str) -> str:
    """Stars for all but the last four characters; what joins them stays."""
    signs = [character.isalnum() or character in "○◯" for character in number]
    left = sum(signs) - 4
    shown: list[str] = []
    for character, is_sign in zip(number, signs, strict=True):
        shown.append("*" if is_sign and left > 0 else character)
        left -= is_sign
    return "".join(shown)
