"""Identity numbers proved by their check (GB 11643), whatever stands around or between their digits."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from disclosure import codes
from disclosure.ingest.personal import saying
from disclosure.ingest.personal.digits import Digits, runs
from disclosure.ingest.personal.identity import FIRST_DOCUMENTS, is_identity_18

# Seventeen digits with what may be a day of birth: whatever has none is passed over at the speed of a search.
_MAY_BE: Final = re.compile(r"(?=[0-9]{6}(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3})")


def proven(text: str) -> Iterator[tuple[int, int, str]]:
    """Every eighteen digits that are an identity number by their check, however they are written."""
    for run in runs(text):
        told = 0
        for found in _MAY_BE.finditer(run.values):
            at = found.start()
            last = _last(text, run, at, told) if at >= told else -1
            if last >= 0:
                yield run.places[at], last + 1, "identity"
                told = at + 18


def _last(text: str, run: Digits, at: int, told: int) -> int:
    """Where the identity number that starts with this digit of a run ends in the text; -1 if there is none."""
    number, last = run.values[at : at + 18], at + 17
    if len(number) == 17:
        found = run.ten >= 0 and is_identity_18(f"{number}X") and _is_one(text, run, at, at + 16, told)
        return run.ten if found else -1
    if not is_identity_18(number) or not _is_one(text, run, at, last, told):
        return -1
    start, end = run.places[at], run.places[last] + 1
    if _is_documents(text, start, end, number):
        return -1
    return -1 if _is_credit_code(number, coded=saying.code(text, start, end)) else run.places[last]


def _is_one(text: str, run: Digits, at: int, last: int, told: int) -> bool:
    """Whether digits are one number: they lie within one group, or are whole groups with the same sign between them.

    Else the figures of a table, or the days of a list, would meet the check by chance.
    """
    places = run.places[at : last + 1]
    apart = {text[one + 1 : other].strip() for one, other in pairwise(places) if other - one > 1}
    if not apart:
        return True
    return len(apart) == 1 and (at == told or run.starts(at)) and run.ends(last)


def _is_documents(text: str, start: int, end: int, number: str) -> bool:
    """With 号 behind and a day of this time in it a number is a document's, unless it is called an identity number."""
    return text[end : end + 1] == "号" and int(number[6:10]) >= FIRST_DOCUMENTS and not saying.identity(text, start)


def _is_credit_code(digits: str, *, coded: bool) -> bool:
    """Whether what passes as an identity number is a credit code, one of which in 10,000 passes as both.

    Both checks must hold, and the words before must say that it is a code: a masked code does less harm than a number
    that stays.
    """
    checked = codes.is_valid(digits) and codes.organisation_check(digits[8:16]) == digits[16]
    return checked and coded
