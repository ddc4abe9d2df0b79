"""Pairs of neighbouring signs: whoever holds a text holds all its pairs, so the rarest few of them find it."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from disclosure.names.words import BRANCHES, FORMS, TRADES, regions

_NUMBERED: Final = 2
ASKED: Final = 3  # pairs that are asked for; more find the same rows and cost more


def pairs(text: str) -> list[str]:
    """Every two neighbouring signs, in order."""
    return [text[place : place + 2] for place in range(len(text) - 1)]


def rarest(texts: Iterable[str], most: int = ASKED) -> tuple[str, ...]:
    """The pairs of these texts to ask for: those that few names hold first; a lone sign where a text is no more."""
    cut = {gram for text in texts for gram in (pairs(text) or [text]) if gram}
    return tuple(sorted(cut, key=lambda gram: (len(gram) == 1, commonness(gram), gram))[:most])


def commonness(gram: str) -> int:
    """How common a pair is among names, by the words it lies in: 3 legal form or branch, 2 trade or the number of a
    branch, 1 region, 0 none of them."""
    return _classes().get(gram, _NUMBERED if any(map(str.isdecimal, gram)) else 0)


@cache
def _classes() -> dict[str, int]:
    """Pairs inside words that thousands of names share; pairs across two words are rare, as those of brands are."""
    found: dict[str, int] = {}
    for weight, words in ((1, regions()), (2, TRADES), (3, FORMS), (3, BRANCHES)):
        found.update((gram, weight) for word in words for gram in pairs(word))
    return found
