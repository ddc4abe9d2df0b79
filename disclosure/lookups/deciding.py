"""Whom a row means that has a code and a name, or two names: what either says, held against the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from disclosure.models import Subject
from disclosure.names import fold
from disclosure.search import Meaning, understand
from disclosure.search.matching import AMBIGUOUS, FOUND, LEFT, NOT_FOUND, SHOWN, Match, match

# Reasons beside those of a single text.
OTHER_CODE: Final = "other_code"  # the name is one's, the code in its row another one's or nobody's
CODE_AND_NAME: Final = "code_and_name"  # several carry the code, one of them bears the name
_BORNE: Final = frozenset(["exact", "former", "core"])  # reasons that say whose name it is, and not whose is alike

Row = Sequence[str]


def decided(rows: Sequence[Row], *, seconds: float) -> list[Match | None]:
    """Whom each row means, by its first text or its second; None where it has none.

    After so many `seconds` what is left is told to be left (`match`). Codes are looked up first: of a name that its
    carrier bears nothing more is asked.
    """
    texts = {text for row in rows for text in row if text}
    coded = {text for text in texts if _is_code(text)}
    known = {one.text: one for one in match(sorted(coded), seconds=seconds)}
    named = (text for row in rows for text in row if text and text not in coded and not _agreed(row, text, known))
    known |= {one.text: one for one in match(list(dict.fromkeys(named)), seconds=seconds)}
    return [_of_row(row, known, coded) for row in rows]


def _is_code(text: str) -> bool:
    return understand(text).kind in (Meaning.CODE, Meaning.CODE_TYPO)


def _agreed(row: Row, name: str, known: dict[str, Match]) -> bool:
    """Whether the one who carries the code in the same row bears this name."""
    carried = [known[text] for text in row if text in known]
    return any(one.outcome == FOUND and _bears(one.subjects[0], name) for one in carried)


def _of_row(row: Row, known: dict[str, Match], coded: set[str]) -> Match | None:
    filled = list(dict.fromkeys(filter(None, row)))
    matches = [known[text] for text in filled if text in known]
    if len(matches) < 2:  # also where the code and the name agree
        return matches[0] if matches else None
    if any(one.outcome == LEFT for one in matches):
        return Match(filled[0], LEFT)
    codes = [one for one in matches if one.text in coded]
    if len(codes) != 1:
        return _either(*matches)
    (name,) = (one for one in matches if one.text not in coded)
    return _code_and_name(codes[0], name)


def _either(first: Match, second: Match) -> Match:
    """The second where the first tells nothing, or only whose name is alike."""
    if first.outcome == FOUND or first.reason in (*_BORNE, "code"):
        return first
    return second if second.outcome == FOUND or first.outcome == NOT_FOUND else first


def _code_and_name(code: Match, name: Match) -> Match:
    if code.outcome == NOT_FOUND:
        if name.outcome == FOUND:
            return _doubted(code, name)
        return code if name.outcome == NOT_FOUND else name
    theirs = name.subjects if name.reason in _BORNE else ()
    bearing = [one for one in code.subjects if one in theirs or _bears(one, name.text)]
    if code.outcome == FOUND:
        return _doubted(code, name) if name.reason in _BORNE and not bearing else code
    if len(bearing) == 1 and code.sharing < SHOWN:  # otherwise not all who carry it are here
        return replace(code, outcome=FOUND, reason=CODE_AND_NAME, sharing=0, subjects=tuple(bearing))
    return code


def _doubted(code: Match, name: Match) -> Match:
    """It cannot be decided: both are told, whoever bears the name first."""
    subjects = tuple(dict.fromkeys((*name.subjects, *code.subjects)))
    sharing = name.sharing + len(code.subjects)
    return replace(name, outcome=AMBIGUOUS, reason=OTHER_CODE, sharing=sharing, subjects=subjects)


def _bears(subject: Subject, name: str) -> bool:
    key = fold(name)
    return any(fold(row.value) == key for row in subject.names.all())
