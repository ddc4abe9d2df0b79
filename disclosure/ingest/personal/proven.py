"""Identity numbers proved by their check (GB 11643), whatever stands around or between their digits."""

from collections.abc import Iterator

from disclosure import codes
from disclosure.ingest.personal import saying
from disclosure.ingest.personal.digits import Digits, runs
from disclosure.ingest.personal.identity import is_identity_18


def proven(text: str) -> Iterator[tuple[int, int, str]]:
    """Every eighteen digits that are an identity number by their check, however they are written."""
    for run in runs(text):
        at, told = 0, 0
        while at + 17 <= len(run.values):
            last = _last(text, run, at, told)
            if last < 0:
                at += 1
                continue
            yield run.places[at], last + 1, "identity"
            at = told = at + 18


def _last(text: str, run: Digits, at: int, told: int) -> int:
    """Where the identity number that starts with this digit of a run ends in the text; -1 if there is none.

    It fills whole groups of digits on one side at least, or lies within one: else figures of a table would meet
    the check by chance.
    """
    number, last = run.values[at : at + 18], at + 17
    if len(number) == 17:
        if run.ten < 0 or not is_identity_18(f"{number}X"):
            return -1
        return run.ten
    apart = run.places[last] - run.places[at] > 17
    if apart and at != told and not run.starts(at) and not run.ends(last):
        return -1
    if not is_identity_18(number):
        return -1
    coded = saying.code(text, run.places[at], run.places[last] + 1)
    return -1 if _is_credit_code(number, coded=coded) else run.places[last]


def _is_credit_code(digits: str, *, coded: bool) -> bool:
    """Whether what passes as an identity number is likelier a credit code, one of which in 10,000 passes as
    both.

    Both checks must hold, and either the words before or the first digit (9: a company) must speak for a
    code.
    """
    checked = codes.is_valid(digits) and codes.organisation_check(digits[8:16]) == digits[16]
    return checked and (coded or digits.startswith("9"))
