"""The formula of GB 32100-2015 and what it takes to apply it: alphabet, weights, both check characters."""

import re
import unicodedata
from operator import mul

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, Z, S, V: G-01
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

CODE = re.compile(f"[{ALPHABET}]{{18}}")
VALUES = bytes(max(ALPHABET.find(chr(sign)), 0) for sign in range(256))
_ORGANISATION_VALUES = bytes(int(chr(sign), 36) if chr(sign) in ALPHABET + "IOSVZ" else 0 for sign in range(256))
_SEPARATORS = dict.fromkeys(map(ord, " \t\r\n\v\f-_'\"`·,;:‐‑‒–—―−─\u200b\u200c\u200d\u2060\ufeff"))
_MASKS = {ord(sign): "*" for sign in "×●•■※"}


def normalise(text: str) -> str:
    """The number without width, case, spaces and separators (G-10). No letter becomes a digit here."""
    if text.isascii() and text.isalnum():
        return text.upper()
    plain = unicodedata.normalize("NFKC", text).translate(_SEPARATORS | _MASKS).upper()
    return unicodedata.normalize("NFKC", "".join(plain.split()))


def check_character(first17: str) -> str:
    """The eighteenth character (G-04). ValueError unless given seventeen characters of the alphabet."""
    if not CODE.fullmatch(first17 + "0"):
        raise ValueError("a unified social credit code has seventeen characters before its check character")
    return ALPHABET[-weighted(first17) % 31]  # the last mod turns 31 into 0: G-05


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code (GB 11714, G-06), over eight digits or letters."""
    values = first8.encode("ascii").translate(_ORGANISATION_VALUES)
    return "0123456789X0"[11 - sum(map(mul, ORGANISATION_WEIGHTS, values)) % 11]


def make(prefix: str) -> str:
    """Complete sixteen characters (both checks) or seventeen (the last) to a valid code."""
    first17 = prefix + organisation_check(prefix[8:]) if len(prefix) == 16 else prefix
    return first17 + check_character(first17)


def is_valid(code: str) -> bool:
    """Whether a normalised code has the alphabet and the check character of GB 32100-2015."""
    return CODE.fullmatch(code) is not None and check_holds(code)


def check_holds(code: str) -> bool:
    """Whether eighteen characters of the alphabet end with their check character (G-04)."""
    return code[17] == ALPHABET[-weighted(code) % 31]


def grouped(code: str) -> tuple[str, str, str]:
    """The parts a person reads aloud: body, area, organisation with check."""
    return code[:2], code[2:8], code[8:]


def weighted(code: str) -> int:
    """The weighted sum of the first seventeen characters, not yet modulo 31 (G-04)."""
    return sum(map(mul, WEIGHTS, code.encode("ascii").translate(VALUES)))
