"""How a name is read: syllables without tones, several readings where a sign has several.

Readings of signs and phrases are a library's. Beside this module stand those that it misreads in names (phrases.txt:
places and endings of firms) and signs with several readings, the first tried first (several.txt).
"""

import unicodedata
from functools import cache
from typing import Final, NamedTuple

from disclosure.names.folding import IDEOGRAPHS
from disclosure.names.grams import pairs
from disclosure.names.words import listed

MOST: Final = 4  # readings of one name
_LONGEST: Final = 4  # signs of a phrase
_LONGEST_SYLLABLE: Final = 6


Reading = tuple[str, ...]


class _Library(NamedTuple):
    """Readings of signs, of phrases with a sign of several readings, and those signs."""

    signs: dict[str, str]
    phrases: dict[str, tuple[str, ...]]
    several: dict[str, tuple[str, ...]]
    unsure: frozenset[str]
    pairs: frozenset[str]  # two neighbours in a phrase
    syllables: frozenset[str]


def readings(folded: str) -> list[Reading]:
    """The readings of a text, the likeliest first, a syllable for each sign; a Latin sign is its own syllable."""
    library = _library()
    first = [library.signs.get(sign, sign) for sign in folded]
    others: list[tuple[int, str]] = []
    for place, sign in enumerate(folded):
        if sign in library.unsure:
            usual, said = first[place], ""
            if folded[place : place + 2] in library.pairs or folded[place - 1 : place + 1] in library.pairs:
                said = _in_phrase(folded, place, library)
            first[place] = said or library.several.get(sign, (usual,))[0]
            also = (usual,) if said else (usual, *library.several.get(sign, ()))
            others += [(place, other) for other in dict.fromkeys(also) if other != first[place]]
    found = [tuple(first)]
    for place, other in others[: MOST - 1]:
        found.append((*first[:place], other, *first[place + 1 :]))
    return found


def initials(reading: tuple[str, ...]) -> str:
    """The first letter of each syllable."""
    return "".join([syllable[0] for syllable in reading])


def spoken(text: str) -> str:
    """What was typed as a reading: small letters and digits, without tones, points and spaces; "" for anything else."""
    plain = _toneless(text.casefold())
    kept = "".join(sign for sign in plain if sign.isalnum())
    return kept if kept.isascii() else ""


def heads(said: str, syllables: int) -> set[str]:
    """The beginnings of what was typed that can be so many syllables."""
    known, found = _library().syllables, {""}
    for _ in range(syllables):
        found = {
            said[:end]
            for head in found
            for end in range(len(head) + 1, min(len(said), len(head) + _LONGEST_SYLLABLE) + 1)
            if said[len(head) : end] in known
        }
    return found


def alike(one: str, other: str) -> bool:
    """Whether two signs have a reading in common."""
    library = _library()
    said = [{library.signs.get(sign, sign), *library.several.get(sign, ())} for sign in (one, other)]
    return not said[0].isdisjoint(said[1])


def _in_phrase(folded: str, place: int, library: _Library) -> str:
    """How the longest phrase around that place reads its sign, "" without one."""
    for length in range(_LONGEST, 1, -1):
        for start in range(max(0, place - length + 1), min(place, len(folded) - length) + 1):
            if said := library.phrases.get(folded[start : start + length]):
                return said[place - start]
    return ""


@cache
def _library() -> _Library:
    """The tables; they load with the first name that is read."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    signs = {
        chr(sign): _toneless(said.split(",")[0])
        for sign, said in pinyin_dict.items()
        if any(sign in block for block in IDEOGRAPHS)
    }
    several, ours = _listed("several"), _listed("phrases")
    phrases = {
        word: tuple(_toneless(syllable[0]) for syllable in said)
        for word, said in phrases_dict.items()
        if len(word) <= _LONGEST and len(said) == len(word)
    }
    usual = several | {sign: (said,) for sign, said in signs.items() if sign not in several}
    unsure = {
        sign
        for word, said in phrases.items()
        for sign, syllable in zip(word, said, strict=True)
        if usual.get(sign, ("",))[0] != syllable
    }
    unsure |= several.keys()
    phrases = {word: said for word, said in phrases.items() if not unsure.isdisjoint(word)}
    phrases |= ours
    unsure |= {sign for word in ours for sign in word}
    neighbours = frozenset(pair for word in phrases for pair in pairs(word))
    return _Library(signs, phrases, several, frozenset(unsure), neighbours, frozenset(signs.values()))


def _listed(name: str) -> dict[str, tuple[str, ...]]:
    rows = [line.split() for line in listed(name)]
    return {word: tuple(map(_plain_u, said)) for word, *said in rows}


def _plain_u(syllable: str) -> str:
    return syllable.replace("lv", "lu").replace("nv", "nu")


def _toneless(said: str) -> str:
    """Without tones and points: ü is u, and so is the v that stands for it behind l and n."""
    letters = unicodedata.normalize("NFD", said)
    return _plain_u("".join(sign for sign in letters if not unicodedata.combining(sign)))
