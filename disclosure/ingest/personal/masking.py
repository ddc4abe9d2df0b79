"""Personal numbers in free text: which digits are one, and how they are masked (settled.md 10)."""

import re
from collections.abc import Iterator
from typing import Final

from disclosure import codes
from disclosure.ingest.personal.identity import PROVINCES, birth_date, is_identity_18

_DIGIT: Final = "[0-9\uff10-\uff19]"
_JOINT: Final = "[ \u3000\xa0\\-\u2010-\u2015\u2212\uff0d]?"
# Without so many digits in a run, spaces and hyphens allowed, there is nothing to look for: almost every text
# ends here.
_LONG_RUN: Final = re.compile(f"{_DIGIT}(?:{_JOINT}{_DIGIT}){{9}}")
_RUN: Final = re.compile(f"{_DIGIT}(?:{_JOINT}{_DIGIT}){{9,}}(?:{_JOINT}[Xx\uff38\uff58](?![A-Za-z0-9]))?")
_WORD_CHARACTER: Final = re.compile("[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_PIECE: Final = re.compile("[0-9Xx\uff10-\uff19\uff38\uff58]+")
_HALF_WIDTH: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

_JOINTS: Final = re.compile("[ \u3000\xa0\\-\u2010-\u2015\u2212\uff0d]")
_MOST_PIECES: Final = 6

_MOBILE: Final = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(?:(?:00)?86-?)?0(?:10|2\d|[3-9]\d\d)-[2-8]\d{6,7}")
_CARD: Final = re.compile(r"(?:[3-6]\d|8[12]|95)\d{14,17}")

# What stands before or after a number decides where its digits do not.
_BEFORE: Final = 12
_SAYS_IDENTITY: Final = re.compile(r"身份证(?:件)?(?:号码?|编号)?[^0-9A-Za-z]{0,4}$")
_SAYS_CARD: Final = re.compile(r"(?:卡号|[账帐]号|[账帐]户|银行卡)[^0-9A-Za-z]{0,4}$")
_SAYS_CODE: Final = re.compile(
    r"(?:代码|注册号|登记号|文号|文书号|编号|案号|证号|单号|(?<!签)字|[第〕﹞\]】])[:：\s]{0,2}$"
)
_MAY_SAY_CODE: Final = re.compile(r"[)）]\s?$")
_SAYS_AMOUNT_BEFORE: Final = re.compile(r"(?:[¥￥$]|人民币|\d[.,．，])\s?$")
_SAYS_AMOUNT_AFTER: Final = re.compile(r"\s?(?:[元万亿%％]|[.,．]\d|人民币)")


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Free text with personal numbers masked, and the kinds found: "identity", "phone", "card" (settled.md
    10).

    Of an identity number or card the last four characters stay, of a phone number the last four digits.
    Credit codes, document numbers, amounts and dates stay whole: what is masked passes a check, or is a phone
    number by its shape.
    """
    if not _LONG_RUN.search(text):
        return text, ()
    found: dict[str, None] = {}
    pieces: list[str] = []
    end = 0
    for start, stop, kind in _personal_numbers(text):
        found[kind] = None
        pieces += text[end:start], _starred(text[start:stop])
        end = stop
    return "".join((*pieces, text[end:])), tuple(found)


def _starred(number: str) -> str:
    """Stars for all but the last four characters; what joins them stays."""
    left = sum(map(str.isalnum, number)) - 4
    shown: list[str] = []
    for character in number:
        hidden = character.isalnum() and left > 0
        left -= character.isalnum()
        shown.append("*" if hidden else character)
    return "".join(shown)


def _personal_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where numbers begin and end, and their kind, from left to right."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        if _WORD_CHARACTER.match(text[start - 1 : start]) or _WORD_CHARACTER.match(text[end : end + 1]):
            # Part of a longer code, such as a credit code; but none has eighteen digits of its own (GB 32100-2015).
            digits = _JOINTS.sub("", run[0].translate(_HALF_WIDTH)).upper()
            if len(digits) == 18 and is_identity_18(digits):
                yield start, end, "identity"
            continue
        kind = _kind_at(text, start, end)
        if kind:
            yield start, end, kind
        else:
            yield from _side_by_side(text, start, end)


def _side_by_side(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
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
    written = _JOINTS.sub("-", text[start:end].translate(_HALF_WIDTH)).upper()
    digits = written.replace("-", "")
    if _SAYS_IDENTITY.search(before) and len(digits) in (15, 17, 18):
        return "identity"
    if _SAYS_AMOUNT_BEFORE.search(before) or _SAYS_AMOUNT_AFTER.match(text, end):
        return ""
    if _says_card(before, digits):
        return "card"
    return _kind(written, digits, coded=_says_code(before, text[end : end + 1]))


def _says_code(before: str, after: str) -> bool:
    """A document or case number: a word for it before, or a year in round brackets before and 号 behind."""
    return bool(_SAYS_CODE.search(before)) or (after == "号" and bool(_MAY_SAY_CODE.search(before)))


def _says_card(before: str, digits: str) -> bool:
    return bool(_SAYS_CARD.search(before)) and 12 <= len(digits) <= 19


def _kind(written: str, digits: str, *, coded: bool) -> str:
    """By its digits alone; `coded` says that the words before announce a code or document number."""
    if len(digits) == 18 and is_identity_18(digits) and not _is_credit_code(digits, coded):
        return "identity"
    if coded or codes.is_valid(digits):
        return ""
    if len(digits) == 15 and digits[:2] in PROVINCES and birth_date(digits):
        return "identity"
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(written):
        return "phone"
    return "card" if _CARD.fullmatch(digits) and _passes_luhn(digits) else ""


def _is_credit_code(digits: str, coded: bool) -> bool:
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
