"""Codes that open a case or a decision without an account: derived, so that no database holds them."""

import hmac
from typing import Final

from django.conf import settings

from disclosure.codes import ALPHABET
from disclosure.report import numbers

_LENGTH: Final = 12


def code_of(number: str) -> str:
    """The code of an application, an objection or a decision: twelve signs that follow from its number and our key."""
    digest = hmac.digest(settings.PERSON_DIGEST_KEY.encode(), f"repair-code|{number}".encode(), "sha256")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:_LENGTH])


def opens(number: str, typed: str) -> bool:
    """Whether what somebody typed is the code of that number, gaps and look-alikes read as meant."""
    return hmac.compare_digest(code_of(number).encode(), numbers.typed(typed).encode())
