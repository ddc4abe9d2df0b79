"""Personal numbers that only their shape or the words around them tell."""

import re
from collections.abc import Iterator
from typing import Final

from disclosure import codes
from disclosure.ingest.personal import saying
from disclosure.ingest.personal.identity import FIRST_DOCUMENTS, PROVINCES, birth_date

Span = tuple[int, int, str]

# Where only the shape tells, less may stand between digits than where a check does (digits.py): figures of a table
# would be telephone numbers else.
_DIGIT: Final = "[0-9\uff10-\uff19]"
_JOINT: Final = "[ \u3000\xa0\t_\u00b7\u200b-\u200d\u2060\ufeff\\-\u2010-\u2015\u2212\uff0d]"
_RUN: Final = re.compile(f"{_DIGIT}(?:{_JOINT}?{_DIGIT}){{9,}}(?:{_JOINT}?[Xx\uff38\uff58](?![A-Za-z0-9]))?")
_WORD: Final = "[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]*"
_WORD_BEFORE: Final = re.compile(f"{_WORD}$")
_WORD_AFTER: Final = re.compile(_WORD)
_LONGEST_WORD: Final = 32
_PIECE: Final = re.compile("[0-9Xx\uff10-\uff19\uff38\uff58]+")
_HALF_WIDTH: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

_JOINTS: Final = re.compile(_JOINT)
_MOST_PIECES: Final = 6
_LENGTHS: Final = range(10, 20)  # signs of a personal number of any kind

# In one piece, in groups of 3, 4 and 4, or digit by digit; other groups are figures of a table.
_MOBILE: Final = re.compile(r"(?:(?:00)?86-?)?(?:1[3-9]\d-?\d{4}-?\d{4}|1-[3-9](?:-\d){9})")
_LANDLINE: Final = re.compile(r"(?:(?:00)?86-?)?0(?:10|2\d|[3-9]\d\d)-[2-8]\d{6,7}")
# Of 16 digits the cards of every scheme; longer ones are UnionPay's and banks' own.
_CARD: Final = re.compile(r"(?:35|4\d|5[1-5]|6[025]|8[12]|95)\d{14}|(?:6[02]|8[12]|95)\d{15,17}")
_CARD_GROUPS: Final = re.compile(r"\d+|\d{4}(?:-\d{4}){3}(?:-\d{1,3})?|\d{6}-\d{10,13}|\d(?:-\d)+")


def likely(text: str) -> Iterator[Span]:
    """Numbers that only their shape or the words around them tell, from left to right."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        after = _WORD_AFTER.match(text, end, end + _LONGEST_WORD)
        touching = (before[0] if before else "", after[0] if after else "")
        if any(touching):
            if _is_identity_beside_letters(text, start, end, touching):
                yield start, end, "identity"
            continue
        kind = _kind_at(text, start, end)
        if kind:
            yield start, end, kind
        else:
            yield from _side_by_side(text, start, end)


def _is_identity_beside_letters(text: str, start: int, end: int, touching: tuple[str, str]) -> bool:
    """Whether digits within a longer word are an identity number; a credit code is a longer word too."""
    digits = _JOINTS.sub("", text[start:end].translate(_HALF_WIDTH)).upper()
    word = f"{touching[0]}{digits}{touching[1]}".translate(_HALF_WIDTH).upper()
    if saying.identity(text, start):
        return len(digits) in (15, 17, 18)
    return len(digits) in (17, 18) and not codes.is_valid(word) and _holds_birthday(digits)


def _side_by_side(text: str, start: int, end: int) -> Iterator[Span]:
    """Several numbers with only a joint between them: the longest chain of pieces that is something wins."""
    pieces = [(start + p.start(), start + p.end()) for p in _PIECE.finditer(text[start:end])]
    at = 0
    while at < len(pieces):
        for last in range(min(at + _MOST_PIECES, len(pieces)) - 1, at - 1, -1):
            signs = sum(end - start for start, end in pieces[at : last + 1])
            kind = _kind_at(text, pieces[at][0], pieces[last][1]) if signs in _LENGTHS else ""
            if kind:
                yield pieces[at][0], pieces[last][1], kind
                at = last
                break
        at += 1


def _kind_at(text: str, start: int, end: int) -> str:
    """What the number between two places of a text is; "" for no personal number."""
    joined = _JOINTS.sub("-", text[start:end].translate(_HALF_WIDTH)).upper()
    digits = joined.replace("-", "")
    if len(digits) in (15, 17, 18) and saying.identity(text, start):
        return "identity"
    if 12 <= len(digits) <= 19 and saying.card(text, start):
        return "card"
    if saying.code(text, start, end) or codes.is_valid(digits):
        return ""
    if len(digits) in (15, 17, 18) and _holds_birthday(digits) and text[end : end + 1] != "号":
        return "identity"
    if _CARD.fullmatch(digits) and _CARD_GROUPS.fullmatch(joined) and passes_luhn(digits):
        return "card"
    public = saying.public_line(text, start)
    is_phone = _MOBILE.fullmatch(joined) or (_LANDLINE.fullmatch(joined) and not public)
    return "phone" if is_phone and not saying.amount(text, start, end) else ""


def _holds_birthday(digits: str) -> bool:
    """Whether digits start with a place and a day of birth, as identity numbers do, whatever their check."""
    if digits[:2] not in PROVINCES:
        return False
    born = birth_date(digits if len(digits) != 17 else f"{digits}0")
    return born is not None and born.year < FIRST_DOCUMENTS


def passes_luhn(digits: str) -> bool:
    """Whether digits pass the check of payment cards (ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(doubled)) % 10 == 0
