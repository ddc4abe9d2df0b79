"""One cell of a delivery, cleaned: the same word, day or amount however its source typed it.

Pure, and fast by remembering: a delivery of a million rows repeats the same few thousand days, amounts and
choices. The only exception any function here raises is `CellProblem`, whose `code` is one of `PROBLEMS`.
"""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from disclosure.ingest.blanks import DASHES, EDGES, REMEMBERED, blank, clean
from disclosure.ingest.choices import split_choices

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "PROBLEMS",
    "CellProblem",
    "blank",
    "clean",
    "implausible",
    "split_choices",
    "to_date",
    "to_money",
    "to_year",
]

PROBLEMS: Final = (
    "not_a_date",
    "date_incomplete",
    "date_with_zone",
    "no_such_day",
    "not_an_amount",
    "amount_negative",
    "amount_exponent",
    "amount_in_yuan",
    "amount_too_large",
    "amount_too_precise",
    "not_a_year",
)

# No date, amount or year is longer; longer text is not one, and must not fill the caches.
_LONGEST_SCALAR: Final = 40

_HALF_WIDTH: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_DATE: Final = re.compile(
    r"""(?P<year>\d{4})
        (?: (?P<m0>\d\d)(?P<d0>\d\d)
          | \s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*[日号]
          | \s*(?P<mark>[-/.])\s*(?P<m2>\d{1,2})\s*(?P=mark)\s*(?P<d2>\d{1,2}) )
        (?P<time> [T\s]\s* (?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)? )?
        (?P<zone> \s*(?:Z|[+-]\d\d:?\d\d) )?""",
    re.ASCII | re.VERBOSE,
)
_PART_OF_A_DATE: Final = re.compile(r"\d{4}(\s*年|\s*[-/.]\s*\d{1,2}|\s*年\s*\d{1,2}\s*月|[01]\d)?", re.ASCII)
_SHANGHAI: Final = frozenset(("+08:00", "+0800"))
_ONE_DASH: Final = {ord(dash): "-" for dash in DASHES if dash != "_"}

_MONEY: Final = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?\s*(万元|元)?", re.ASCII)
_EXPONENT: Final = re.compile(r"[-+]?[\d.]+e[-+]?\d+", re.ASCII | re.IGNORECASE)
_INTEGER_DIGITS: Final = 9  # ten trillion yuan: with six decimals what SQLite, too, gives back digit by digit
_DECIMALS: Final = 6  # six after it (one fen is 0.000001 of 10,000 yuan)

_YEAR: Final = re.compile(r"(\d{4})\s*(?:年度?)?", re.ASCII)
FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2100


class CellProblem(ValueError):
    """A cell that is not what its column holds. `code` is one of `PROBLEMS`; the value is not kept."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _folded(text: str) -> str:
    """Full-width digits and marks as ASCII, nothing around them. Not NFKC: that reads 10² as 102."""
    text = text.strip(EDGES)
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def to_date(text: str) -> date:
    """A day, Asia/Shanghai, from 2026-03-09, 2026/3/9, 2026.3.9, 20260309 or 2026年3月9日.

    A time of day may follow and is dropped; a zone other than +08:00 could mean another day and is refused.
    Spreadsheet serial numbers are not dates here. 2099-12-31 ("long-term") is an ordinary day to this
    function.
    Raises CellProblem: not_a_date, date_incomplete, date_with_zone, no_such_day.
    """
    if len(text) > _LONGEST_SCALAR:
        raise CellProblem("not_a_date")
    return _date(text)


@lru_cache(maxsize=REMEMBERED)
def _date(text: str) -> date:
    text = _folded(text).translate(_ONE_DASH)
    found = _DATE.fullmatch(text)
    if not found:
        raise CellProblem("date_incomplete" if _PART_OF_A_DATE.fullmatch(text) else "not_a_date")
    zone = (found["zone"] or "").strip()
    if zone and (not found["time"] or zone not in _SHANGHAI):
        raise CellProblem("date_with_zone")
    month, day = found["m0"] or found["m1"] or found["m2"], found["d0"] or found["d1"] or found["d2"]
    try:
        return date(int(found["year"]), int(month), int(day))
    except ValueError:
        raise CellProblem("no_such_day") from None


def implausible(day: date) -> str:
    """Why a day is probably a leftover and no decision's date: "before_1949", "epoch", or "".

    All of January 1970 counts as "epoch": milliseconds read as seconds land there, not only on its first day.
    """
    if day.year < FIRST_YEAR:
        return "before_1949"
    return "epoch" if (day.year, day.month) == (1970, 1) else ""


def to_money(text: str) -> Decimal:
    """An amount in 万元 (10,000 yuan), never negative, at most 9 digits before and 6 after the point.

    Thousands separators, full-width digits and the unit 万元 are tolerated; the unit 元 is refused, because
    a source that writes it either divided by 10,000 or did not, and guessing is wrong by that factor.
    Raises CellProblem: not_an_amount, amount_negative, _exponent, _in_yuan, _too_large, _too_precise.
    """
    if len(text) > _LONGEST_SCALAR:
        raise CellProblem("not_an_amount")
    return _money(text)


@lru_cache(maxsize=REMEMBERED)
def _money(text: str) -> Decimal:
    text = _folded(text)
    found = _MONEY.fullmatch(text)
    if not found:
        raise CellProblem(_why_no_amount(text))
    whole, decimals, unit = (
        found[1].replace(",", "").lstrip("0") or "0",
        (found[2] or "").rstrip("0"),
        found[3],
    )
    if unit == "元":
        raise CellProblem("amount_in_yuan")
    if len(whole) > _INTEGER_DIGITS:
        raise CellProblem("amount_too_large")
    if len(decimals) > _DECIMALS:
        raise CellProblem("amount_too_precise")
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _why_no_amount(text: str) -> str:
    if _EXPONENT.fullmatch(text):
        return "amount_exponent"
    if text[:1] and text[0] in DASHES and _MONEY.fullmatch(text[1:].strip()):
        return "amount_negative"
    return "not_an_amount"


def to_year(text: str) -> int:
    """A calendar year from 2026, 2026年 or 2026年度, 1949 to 2100. Raises CellProblem: not_a_year."""
    if len(text) > _LONGEST_SCALAR:
        raise CellProblem("not_a_year")
    found = _YEAR.fullmatch(_folded(text))
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise CellProblem("not_a_year")
    return int(found[1])
