"""How a delivered value may be shown in a batch report: nothing personal, nothing invisible."""

import re
import unicodedata
from typing import Final

from disclosure.ingest.personal.identity import last_four, normalised
from disclosure.ingest.personal.masking import mask

HIDDEN: Final = "(hidden)"
SHOWN_CHARACTERS: Final = 60
# More than is shown, so that a number at the edge is still recognised as one.
_LOOKED_AT: Final = 200
_NUMBER: Final = re.compile(r"[0-9]{10,19}X?")


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
