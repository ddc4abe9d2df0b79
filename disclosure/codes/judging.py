"""Judging one printed number."""

import re
from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from disclosure.codes.formula import CODE, check_holds, normalise, organisation_check
from disclosure.codes.slips import meant

SUGGESTIONS = 10

# First two characters in use (rules.md G-03). An unknown pair is a note, never a refusal.
_PREFIX = re.compile("1[1239]|2[19]|3[1-59]|4[19]|5[1-59]|6[129]|7[129]|8[19]|9[1239]|A[19]|[GJY]1|N[1239]")
_EIGHTEEN = re.compile("[0-9A-Z]{18}")
_REGISTRATION = re.compile("[0-9]{15}")
_ORGANISATION = re.compile(r"[0-9A-Z]{8}[0-9X]")
_MASK = re.compile(r"\*|X{4,}")
_EMPTY = frozenset(["", "/", "\\", "无", "暂无", "不详", "空", "NULL", "NONE", "NAN", "N/A"])


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


class Examined(NamedTuple):
    """One printed number, judged. `notes` are machine words; `suggestions` are ranked, likeliest first."""

    kind: Kind
    value: str
    verdict: Verdict
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def examine(text: str, regions: Container[str] | None = None) -> Examined:
    """Judge any printed number; never raises, never refuses. `regions` (GB/T 2260) only adds a note."""
    value = normalise(text)
    if CODE.fullmatch(value):
        valid = check_holds(value)
        if valid or not _MASK.search(value):
            return _unified(value, regions, valid=valid)
    if value in _EMPTY:
        return Examined(Kind.EMPTY, value, Verdict.MAY_EXIST)
    if _MASK.search(value):
        return Examined(Kind.MASKED, value, Verdict.MAY_EXIST, notes=("masked",))
    return _older(value, regions)


def _unified(value: str, regions: Container[str] | None, *, valid: bool) -> Examined:
    doubts = _doubts(value, regions)
    if valid:
        return Examined(Kind.USCC, value, Verdict.VALID, (), doubts)
    return _slip(value, (*doubts, "bad_check"), regions)


def _doubts(value: str, regions: Container[str] | None) -> tuple[str, ...]:
    """What is odd about a code and yet no reason to refuse it: rules.md G-03."""
    doubts: tuple[str, ...] = ()
    if not _PREFIX.match(value):
        doubts += ("unknown_prefix",)
    if not value[2:8].isdigit() or (regions is not None and value[2:8] not in regions):
        doubts += ("unknown_region",)
    if value[16] != organisation_check(value[8:16]):
        doubts += ("bad_organisation_check",)
    return doubts


def _slip(value: str, notes: tuple[str, ...], regions: Container[str] | None) -> Examined:
    suggestions = tuple(code for code in meant(value) if not _doubts(code, regions))[:SUGGESTIONS]
    verdict = Verdict.DID_YOU_MEAN if suggestions else Verdict.MAY_EXIST
    return Examined(Kind.USCC, value, verdict, suggestions, notes)


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
