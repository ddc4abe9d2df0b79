"""Personal numbers: found in free text and masked, or reduced to what the law needs and dropped (rules.md
A-14).

Nothing here logs, stores or raises with a value in it. Identity numbers follow GB 11643, bank cards the Luhn
formula.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

from disclosure import codes

ADULT_YEARS: Final = 18
HIDDEN: Final = "(hidden)"
SHOWN_CHARACTERS: Final = 60
# More than is shown, so that a number at the edge is still recognised as one.
_LOOKED_AT: Final = 200

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
# The first two digits of a place in an identity number. 99 is in use nowhere; invented people live there.
_PROVINCES: Final = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
        *("61", "62", "63", "64", "65", "71", "81", "82", "83", "91", "99"),
    )
)
_FIRST_BIRTH_YEAR: Final = 1880
_LAST_BIRTH_YEAR: Final = 2099

_DIGIT: Final = "[0-9\uff10-\uff19]"
_JOINT: Final = "[ \u3000\xa0\\-\u2010-\u2015\u2212\uff0d]?"
# Without so many digits in a run, spaces and hyphens allowed, there is nothing to look for: almost every text
# ends here.
_LONG_RUN: Final = re.compile(f"{_DIGIT}(?:{_JOINT}{_DIGIT}){{6}}")
_RUN: Final = re.compile(f"{_DIGIT}(?:{_JOINT}{_DIGIT}){{6,}}(?:{_JOINT}[Xx\uff38\uff58](?![A-Za-z0-9]))?")
_WORD_CHARACTER: Final = re.compile("[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_PIECE: Final = re.compile("[0-9Xx\uff10-\uff19\uff38\uff58]+")
_NUMBER: Final = re.compile(r"[0-9]{10,19}X?")
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
    r"(?:代码|注册号|登记号|文号|文书号|编号|案号|证号|单号|[字第〕﹞\]】）)])[:：\s]{0,2}$"
)
_SAYS_AMOUNT_BEFORE: Final = re.compile(r"(?:[¥￥$]|人民币|\d[.,．，])\s?$")
_SAYS_AMOUNT_AFTER: Final = re.compile(r"\s?(?:[元万亿%％]|[.,．]\d|人民币)")


def normalised(number: str) -> str:
    """An identity number as digits and a capital X, without spaces, hyphens and full-width forms."""
    return re.sub(r"[\s\-\u2010-\u2015\u2212]", "", unicodedata.normalize("NFKC", number)).upper()


def is_identity(number: str) -> bool:
    """Whether an 18-character identity number passes its check character and holds a real day (GB 11643)."""
    number = normalised(number)
    return len(number) == 18 and _is_identity_18(number)


def _is_identity_18(number: str) -> bool:
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number) or number[:2] not in _PROVINCES:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17] and _day(number[6:14]) is not None


def birth_date(number: str) -> date | None:
    """The day of birth in an identity number of 18 or 15 characters, whatever its check; or None."""
    number = normalised(number)
    if re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return _day(number[6:14])
    if re.fullmatch(r"[0-9]{15}", number):  # issued until 1999, always of the twentieth century
        return _day("19" + number[6:12])
    return None


def _day(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if _FIRST_BIRTH_YEAR <= day.year <= _LAST_BIRTH_YEAR else None


def is_adult(number: str, on: date) -> bool | None:
    """Whether the holder is 18 on a day (A-14); None if the number does not tell.

    Who was born on 29 February comes of age on 1 March.
    """
    born = birth_date(number)
    if born is None or born > on:
        return None
    return (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) >= ADULT_YEARS


def last_four(number: str) -> str:
    """The last four characters; "" for anything too short to hide the rest."""
    number = normalised(number)
    return number[-4:] if len(number) >= 8 else ""


def digest(number: str, key: bytes) -> bytes:
    """A keyed fingerprint (HMAC-SHA-256, 32 bytes) by which the same person is recognised without the number.

    A 15-character number and its 18-character successor give the same fingerprint. Raises ValueError for a
    key under 16 bytes: there are few enough identity numbers to try them all against a weak one.
    """
    if len(key) < 16:
        raise ValueError("a fingerprint needs a key of at least 16 bytes")
    return hmac.new(key, _as_18(normalised(number)).encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def _as_18(number: str) -> str:
    if not re.fullmatch(r"[0-9]{15}", number):
        return number
    longer = f"{number[:6]}19{number[6:]}"
    return longer + _CHECKS[sum(int(d) * w for d, w in zip(longer, _WEIGHTS, strict=True)) % 11]


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
            continue  # part of a longer code, such as a credit code
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
    return _kind(written, digits, coded=bool(_SAYS_CODE.search(before)))


def _says_card(before: str, digits: str) -> bool:
    return bool(_SAYS_CARD.search(before)) and 12 <= len(digits) <= 19


def _kind(written: str, digits: str, *, coded: bool) -> str:
    """By its digits alone; `coded` says that the words before announce a code or document number."""
    if len(digits) == 18 and _is_identity_18(digits) and not _is_credit_code(digits, coded):
        return "identity"
    if coded or codes.is_valid(digits):
        return ""
    if len(digits) == 15 and digits[:2] in _PROVINCES and birth_date(digits):
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


def visible(text: str) -> str:
    """Control characters, direction marks and half characters as \\uXXXX: nothing hides or reorders."""
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return f"\\u{ord(character):04x}" if hidden else character


def safe(value: str, *, field_shows: bool) -> str:
    """How a value may stand in a batch report.

    A personal column (`field_shows` false) shows HIDDEN, and of a number its last four characters besides;
    any other shows at most 60 characters, personal numbers masked and control characters made visible.
    """
    if not field_shows:
        return f"{HIDDEN} {last_four(value)}" if _NUMBER.fullmatch(normalised(value)) else HIDDEN
    masked, _kinds = mask(value[:_LOOKED_AT])
    shown = visible(masked)
    return shown if len(shown) <= SHOWN_CHARACTERS else f"{shown[:SHOWN_CHARACTERS]}…"
