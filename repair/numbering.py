"""Numbers that people read out on the telephone: XF-2026-1116-7KQ4D. Their end is random, not counted."""

import secrets
from datetime import date
from typing import Final

from disclosure.codes import ALPHABET

APPLICATION: Final = "XF"
OBJECTION: Final = "YY"
FINDING: Final = "CH"
_LENGTH: Final = 5


def new_number(prefix: str, on: date) -> str:
    """A number of that day."""
    tail = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return f"{prefix}-{on:%Y}-{on:%m%d}-{tail}"
