"""Report numbers and check codes: what a reader types from paper (rules.md D-02, D.4)."""

import hmac
import re
import secrets
from datetime import datetime
from typing import Final

from django.conf import settings
from django.utils import timezone

from disclosure.codes import ALPHABET

LENGTH: Final = 22
CODE_LENGTH: Final = 12
_TIME: Final = "%Y%m%d%H%M%S"
_SERIAL: Final = 7
_NUMBER: Final = re.compile(rf"[0-9]{{14}}[{ALPHABET}]{{8}}")
_CODE: Final = re.compile(rf"[{ALPHABET}]{{{CODE_LENGTH}}}")
_SEPARATORS: Final = re.compile(r"[\s\-‐‑–—·]+")
_LOOK_ALIKE: Final = str.maketrans("OIZS", "0125")  # not in the alphabet: nobody wrote these letters


def new_number(at: datetime) -> str:
    """A number of that second: 14 digits of local time, seven random signs, one that checks the others."""
    head = timezone.localtime(at).strftime(_TIME) + "".join(secrets.choice(ALPHABET) for _ in range(_SERIAL))
    return head + _check(head)


def new_code() -> str:
    """A check code: twelve signs that nobody can guess (59 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def digest(number: str, code: str) -> bytes:
    """What is kept of a check code. Keyed, and of this number alone."""
    told = f"report-code|{number}|{code}".encode()
    return hmac.digest(settings.PERSON_DIGEST_KEY.encode(), told, "sha256")


def typed(text: str) -> str:
    """A number or code as it is meant: capitals, without gaps; letters that are never used read as their look-alike."""
    return _SEPARATORS.sub("", text).upper().translate(_LOOK_ALIKE)


def is_number(text: str) -> bool:
    """Whether this can be the number of a report: its last sign agrees with the others."""
    return _NUMBER.fullmatch(text) is not None and text[-1] == _check(text[:-1])


def is_code(text: str) -> bool:
    """Whether this has the form of a check code."""
    return _CODE.fullmatch(text) is not None


def _check(head: str) -> str:
    """Weights 3^i modulo 31, as GB 32100-2015 has them: any sign that is wrong shows, and two that changed places."""
    total = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(head))
    return ALPHABET[-total % 31]
