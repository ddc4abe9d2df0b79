"""Personal numbers in free text: which digits are one, and how they are masked (settled.md 10)."""

import re
from collections.abc import Iterator
from typing import Final

from disclosure import codes
from disclosure.ingest.personal import digits as written
from disclosure.ingest.personal.identity import PROVINCES, birth_date, is_identity_18

Span = tuple[int, int, str]

# Without so many digits, small signs between them, there is nothing to look for: almost every text ends here.
_LONG_RUN: Final = re.compile(f"{written.DIGIT}(?:{written.APART}{written.DIGIT}){{9}}")
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
_LATER_DOCUMENTS: Final = 2010  # eighteen digits with a day since then and a wrong check are rather a document's

_MOBILE: Final = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(?:(?:00)?86-?)?0(?:10|2\d|[3-9]\d\d)-[2-8]\d{6,7}")
_CARD: Final = re.compile(r"(?:[3-6]\d|8[12]|95)\d{14,17}")

# What stands before or after a number decides where its digits do not.
_BEFORE: Final = 12
_BEFORE_IDENTITY: Final = 120  # several numbers may follow one word for them
_SAYS_IDENTITY: Final = re.compile(
    r"(?:身份证(?:件)?(?:号码?|编号)?|(?<![A-Za-z])ID(?:\s?N[Oo]\.?)?)[^0-9A-Za-z]{0,4}"
    r"(?:[0-9Xx*]{15,18}[^0-9A-Za-z*]{1,6})*$"
)
_SAYS_CARD: Final = re.compile(r"(?:卡号|[账帐]号|[账帐]户|银行卡)[^0-9A-Za-z]{0,4}$")
_SAYS_CODE: Final = re.compile(
    r"(?:代码|注册号|登记号|文号|文书号|编号|案号|证号|单号|(?<!签)字|[第〕﹞\]】])[:：\s]{0,2}$"
)
_MAY_SAY_CODE: Final = re.compile(r"[)）]\s?$")
_SAYS_AMOUNT_BEFORE: Final = re.compile(r"(?:[¥￥$]|人民币|(?<!\d)0\.)\s?$")
_SAYS_AMOUNT_AFTER: Final = re.compile(r"\s?(?:万元|亿元|[元万亿](?![某*×])|[%％]|[.．]\d{1,6}(?!\d)|人民币)")


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Free text with personal numbers masked, and the kinds found: "identity", "phone", "card" (settled.md
    10).

    Of an identity number or card the last four characters stay, of a phone number the last four digits.
    Credit codes, document numbers, amounts and dates stay whole: what is masked passes a check, holds a day of
    birth where an identity number has it, or is a phone number by its shape. Eighteen digits that pass the check
    of GB 11643 are masked whatever stands around or between them.
    """
    if not _LONG_RUN.search(text):
        return text, ()
    found: dict[str, None] = {}
    for numbers in (_identity_numbers, _other_numbers):
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


def _identity_numbers(text: str) -> Iterator[Span]:
    """Every eighteen digits that are an identity number by their check, however they are written."""
    for run in written.runs(text):
        at, told = 0, 0
        while at + 17 <= len(run.values):
            last = _last_of_identity(text, run, at, told)
            if last < 0:
                at += 1
                continue
            yield run.places[at], last + 1, "identity"
            at = told = at + 18


def _last_of_identity(text: str, run: written.Digits, at: int, told: int) -> int:
    """Where the identity number that starts with this digit of a run ends in the text; -1 if there is none.

    It fills whole groups of digits on one side at least, or lies within one: else figures of a table would meet
    the check by chance.
    """
    number, last = run.values[at : at + 18], at + 17
    if len(number) == 17:
        if run.ten < 0 or not is_identity_18(f"{number}X"):
            return -1
        return run.ten
    apart = run.places[last] - run.places[at] > 17
    if apart and at != told and not run.starts(at) and not run.ends(last):
        return -1
    if not is_identity_18(number):
        return -1
    before = text[max(0, run.places[at] - _BEFORE) : run.places[at]]
    after = text[run.places[last] + 1 : run.places[last] + 2]
    return -1 if _is_credit_code(number, coded=_says_code(before, after)) else run.places[last]


def _other_numbers(text: str) -> Iterator[Span]:
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
    if _SAYS_IDENTITY.search(text[max(0, start - _BEFORE_IDENTITY) : start]):
        return len(digits) in (15, 17, 18)
    return len(digits) in (17, 18) and not codes.is_valid(word) and _holds_birthday(digits)


def _side_by_side(text: str, start: int, end: int) -> Iterator[Span]:
    """Several numbers with only a joint between them: the longest chain of pieces that is something wins."""
    pieces = [(start + p.start(), start + p.end()) for p in _PIECE.finditer(text[start:end])]
    at = 0
    while at < len(pieces):
        for last in range(min(at + _MOST_PIECES, len(pieces)) - 1, at - 1, -1):
            kind = _kind_at(text, pieces[at][0], pieces[last][1])
            if kind:
                yield pieces[at][0], pieces[last][1], kind
                at = last
                break
        at += 1


def _kind_at(text: str, start: int, end: int) -> str:
    """What the number between two places of a text is; "" for no personal number."""
    before = text[max(0, start - _BEFORE) : start]
    joined = _JOINTS.sub("-", text[start:end].translate(_HALF_WIDTH)).upper()
    digits = joined.replace("-", "")
    if len(digits) in (15, 17, 18) and _SAYS_IDENTITY.search(text[max(0, start - _BEFORE_IDENTITY) : start]):
        return "identity"
    if 12 <= len(digits) <= 19 and _SAYS_CARD.search(before):
        return "card"
    if _says_code(before, text[end : end + 1]) or codes.is_valid(digits):
        return ""
    if len(digits) in (15, 17, 18) and _holds_birthday(digits):
        return "identity"
    if _CARD.fullmatch(digits) and _passes_luhn(digits):
        return "card"
    if _SAYS_AMOUNT_BEFORE.search(before) or _SAYS_AMOUNT_AFTER.match(text, end):
        return ""
    return "phone" if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(joined) else ""


def _says_code(before: str, after: str) -> bool:
    """A document or case number: a word for it before, or a year in round brackets before and 号 behind."""
    return bool(_SAYS_CODE.search(before)) or (after == "号" and bool(_MAY_SAY_CODE.search(before)))


def _holds_birthday(digits: str) -> bool:
    """Whether digits start with a place and a day of birth, as identity numbers do, whatever their check."""
    if digits[:2] not in PROVINCES:
        return False
    born = birth_date(digits if len(digits) != 17 else f"{digits}0")
    return born is not None and born.year < _LATER_DOCUMENTS


def _is_credit_code(digits: str, *, coded: bool) -> bool:
    """Whether what passes as an identity number is likelier a credit code, one of which in 10,000 passes as
    both.

    Both checks must hold, and either the words before or the first digit (9: a company) must speak for a
    code.
    """
    checked = codes.is_valid(digits) and codes.organisation_check(digits[8:16]) == digits[16]
    return checked and (coded or digits.startswith("9"))


def _passes_luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(doubled)) % 10 == 0
