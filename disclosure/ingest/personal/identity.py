"""Identity numbers of persons (GB 11643), reduced to what the law needs and then dropped (rules.md A-14)."""

import hashlib
import hmac
import re
import unicodedata
from datetime import date
from typing import Final

ADULT_YEARS: Final = 18
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
# The first two digits of a place in an identity number. 99 is in use nowhere; invented people live there.
PROVINCES: Final = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
        *("61", "62", "63", "64", "65", "71", "81", "82", "83", "91", "99"),
    )
)
# A day since this year, where an identity number has the birthday, is rather the day in a document's number: hardly
# anybody born since is decided on, and registers write the day of a case into its number.
FIRST_DOCUMENTS: Final = 2010
_FIRST_BIRTH_YEAR: Final = 1880
_LAST_BIRTH_YEAR: Final = 2099


def normalised(number: str) -> str:
    """An identity number as digits and a capital X, without spaces, hyphens and full-width forms."""
    return re.sub(r"[\s\-\u2010-\u2015\u2212]", "", unicodedata.normalize("NFKC", number)).upper()


def is_identity(number: str) -> bool:
    """Whether an 18-character identity number passes its check character and holds a real day (GB 11643)."""
    number = normalised(number)
    return len(number) == 18 and is_identity_18(number)


def is_identity_18(number: str) -> bool:
    """As `is_identity`, for what is normalised and 18 characters long."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number) or number[:2] not in PROVINCES:
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
