"""The unified social credit code (GB 32100-2015) and the older numbers printed in its place.

Three answers and never a block (rules.md G-04 to G-10): a code is valid, is probably a slip of the pen,
or fails the formula and may exist all the same. Pure: no database, no clock.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import mul

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, Z, S, V: G-01
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
SUGGESTIONS = 10

SOLE_TRADER = "92"
GOVERNMENT = "11"

# First two characters in use (formats.md 3). An unknown pair is a note, never a refusal.
_PREFIX = re.compile("1[1239]|2[19]|3[1-59]|4[19]|5[1-59]|6[129]|7[129]|8[19]|9[1239]|A[19]|[GJY]1|N[1239]")
_CODE = re.compile(f"[{ALPHABET}]{{18}}")
_EIGHTEEN = re.compile("[0-9A-Z]{18}")
_REGISTRATION = re.compile("[0-9]{15}")
_ORGANISATION = re.compile(r"[0-9A-Z]{8}[0-9X]")
_MASK = re.compile(r"\*|X{4,}")
_EMPTY = frozenset(["", "/", "\\", "无", "暂无", "不详", "空", "NULL", "NONE", "NAN", "N/A"])

_INVERSES = tuple(pow(weight, -1, 31) for weight in (*WEIGHTS, 1))
_VALUES = bytes(max(ALPHABET.find(chr(sign)), 0) for sign in range(256))
_ORGANISATION_VALUES = bytes(
    int(chr(sign), 36) if chr(sign) in ALPHABET + "IOSVZ" else 0 for sign in range(256)
)
_SEPARATORS = dict.fromkeys(map(ord, " \t\r\n\v\f-_'\"`·,;:‐‑‒–—―−─\u200b\u200c\u200d\u2060\ufeff"))
_MASKS = {ord(sign): "*" for sign in "×●•■※"}
_FOREIGN = str.maketrans("OIZSV", "0125U")
_LOOK_ALIKES = ("0OQD", "1ILT7", "2Z7", "5S6", "8B36", "6G", "UVWY", "MN", "XY", "KX", "EF")


class Kind(StrEnum):
    """What sort of number was printed where a code belongs."""

    USCC = "uscc"
    REGISTRATION = "registration"
    REGISTRATION_13 = "registration_13"
    ORGANISATION = "organisation"
    MASKED = "masked"
    EMPTY = "empty"
    OTHER = "other"


class Verdict(StrEnum):
    """The three answers of rules.md G-07."""

    VALID = "valid"
    DID_YOU_MEAN = "did_you_mean"
    MAY_EXIST = "may_exist"


_UNCHECKED = (
    (re.compile("[0-9]{6}N[A-Z][0-9]{6}X"), Kind.REGISTRATION, "cooperative_number"),
    (re.compile("[0-9]{13}"), Kind.REGISTRATION_13, "no_check_character"),
    (re.compile(r"\d(\.\d+)?E\+?\d+|\d+\.0+"), Kind.OTHER, "spreadsheet_number"),
    (re.compile(".*", re.DOTALL), Kind.OTHER, "unknown_form"),
)


@dataclass(frozen=True, slots=True)
class Examined:
    """One printed number, judged. `notes` are machine words; `suggestions` are ranked, likeliest first."""

    kind: Kind
    value: str
    verdict: Verdict
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def normalise(text: str) -> str:
    """The number without width, case, spaces and separators (G-10). No letter becomes a digit here."""
    if text.isascii() and text.isalnum():
        return text.upper()
    plain = unicodedata.normalize("NFKC", text).translate(_SEPARATORS | _MASKS).upper()
    return unicodedata.normalize("NFKC", "".join(plain.split()))


def check_character(first17: str) -> str:
    """The eighteenth character (G-04). ValueError unless given seventeen characters of the alphabet."""
    if not _CODE.fullmatch(first17 + "0"):
        raise ValueError("a unified social credit code has seventeen characters before its check character")
    return ALPHABET[-_weighted(first17) % 31]  # the last mod turns 31 into 0: G-05


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code (GB 11714, G-06), over eight digits or letters."""
    values = first8.encode("ascii").translate(_ORGANISATION_VALUES)
    return "0123456789X0"[11 - sum(map(mul, ORGANISATION_WEIGHTS, values)) % 11]


def make(prefix: str) -> str:
    """Complete sixteen characters (both checks) or seventeen (the last) to a valid code, for demo and tests."""
    first17 = prefix + organisation_check(prefix[8:]) if len(prefix) == 16 else prefix
    return first17 + check_character(first17)


def is_valid(code: str) -> bool:
    """Whether a normalised code has the alphabet and the check character of GB 32100-2015."""
    return _CODE.fullmatch(code) is not None and code[17] == ALPHABET[-_weighted(code) % 31]


def grouped(code: str) -> tuple[str, str, str]:
    """The parts a person reads aloud: body, area, organisation with check."""
    return code[:2], code[2:8], code[8:]


def examine(text: str, regions: Container[str] | None = None) -> Examined:
    """Judge any printed number; never raises and never refuses. `regions` (GB/T 2260) adds a note, no more."""
    value = normalise(text)
    if _CODE.fullmatch(value) and (is_valid(value) or not _MASK.search(value)):
        return _unified(value, regions)
    if value in _EMPTY:
        return Examined(Kind.EMPTY, value, Verdict.MAY_EXIST)
    if _MASK.search(value):
        return Examined(Kind.MASKED, value, Verdict.MAY_EXIST, notes=("masked",))
    return _older(value, regions)


def _weighted(code: str) -> int:
    return sum(map(mul, WEIGHTS, code.encode("ascii").translate(_VALUES)))


def _unified(value: str, regions: Container[str] | None) -> Examined:
    doubts = _doubts(value, regions)
    if is_valid(value):
        return Examined(Kind.USCC, value, Verdict.VALID, (), doubts)
    return _slip(value, (*doubts, "bad_check"), regions)


def _doubts(value: str, regions: Container[str] | None) -> tuple[str, ...]:
    """What is odd about a code and yet no reason to refuse it: formats.md 3."""
    doubts: tuple[str, ...] = ()
    if not _PREFIX.match(value):
        doubts += ("unknown_prefix",)
    if not value[2:8].isdigit() or (regions is not None and value[2:8] not in regions):
        doubts += ("unknown_region",)
    if value[16] != organisation_check(value[8:16]):
        doubts += ("bad_organisation_check",)
    return doubts


def _slip(value: str, notes: tuple[str, ...], regions: Container[str] | None) -> Examined:
    candidates = [*_replaced(value), *_swapped(value), value.translate(_FOREIGN)]
    meant = [candidate for candidate in candidates if _plausible(candidate, regions)]
    meant.sort(key=lambda candidate: _rank(value, candidate))
    suggestions = tuple(dict.fromkeys(meant))[:SUGGESTIONS]
    verdict = Verdict.DID_YOU_MEAN if suggestions else Verdict.MAY_EXIST
    return Examined(Kind.USCC, value, verdict, suggestions, notes)


def _replaced(value: str) -> Iterator[str]:
    """For each place the one sign that would make the check right: weights are invertible modulo 31."""
    values = value.encode("ascii").translate(_VALUES)
    surplus = _weighted(value) + values[17]
    for place, sign in enumerate(values):
        better = ALPHABET[(sign - surplus * _INVERSES[place]) % 31]
        yield value[:place] + better + value[place + 1 :]


def _swapped(value: str) -> Iterator[str]:
    for place in range(17):
        yield value[:place] + value[place + 1] + value[place] + value[place + 2 :]


def _plausible(code: str, regions: Container[str] | None) -> bool:
    return is_valid(code) and not _doubts(code, regions)


def _rank(value: str, candidate: str) -> int:
    """Look-alikes first, then swapped neighbours, then any other sign."""
    changed = [{old, new} for old, new in zip(value, candidate, strict=True) if old != new]
    if all(any(pair <= set(group) for group in _LOOK_ALIKES) for pair in changed):
        return 0
    return 1 if len(changed) == 2 else 2


def _older(value: str, regions: Container[str] | None) -> Examined:
    """Numbers from before 2015, and what is left: G-09."""
    if _REGISTRATION.fullmatch(value):
        return _checked(Kind.REGISTRATION, value, _registration_fits(value))
    if _ORGANISATION.fullmatch(value):
        return _checked(Kind.ORGANISATION, value, value[8] == organisation_check(value[:8]))
    if _EIGHTEEN.fullmatch(value):
        return _slip(value, ("foreign_letter",), regions)
    kind, note = next((kind, note) for form, kind, note in _UNCHECKED if form.fullmatch(value))
    return Examined(kind, value, Verdict.MAY_EXIST, notes=(note,))


def _checked(kind: Kind, value: str, fits: bool) -> Examined:
    if fits:
        return Examined(kind, value, Verdict.VALID)
    return Examined(kind, value, Verdict.MAY_EXIST, notes=("bad_check",))


def _registration_fits(value: str) -> bool:
    """The MOD 11,10 check of a fifteen-digit registration number."""
    product = 10
    for digit in value[:14]:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return (product + int(value[14])) % 10 == 1
