"""What a question finds beside names that hold it: words apart, short names, sounds, slips (rules.md S-50)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from disclosure.names import parts, sounds
from disclosure.names.keys import initials_key, sound_key
from disclosure.names.parts import region_at, without_last_region
from disclosure.search.candidates import Candidate, Narrow, containing, keyed
from disclosure.search.ranking import Ranked, Tier, ranked
from disclosure.search.slips import SHORTEST, slip, windows
from disclosure.search.understand import Understood

FEW: Final = 10  # hits below which a short name is looked for as well
MOST: Final = 300  # names that one such question reads
_SHORT_NAME: Final = range(2, 13)  # signs
_HEADS: Final = (2, 3, 4)

Fit = tuple[Tier, str] | None


def completed(hits: list[Ranked], asked: Understood, narrow: Narrow) -> list[Ranked]:
    """The hits, with short names and readings where they are few; slips and initials only where nothing else fits."""
    if len(hits) < FEW:
        for way in (_words, _in_order, _read_aloud):
            hits = _joined(hits, way(asked, narrow))
    if not hits:
        hits = _initials(asked, narrow) or _homophones(asked, narrow) or _slips(asked, narrow)
    return hits


def _joined(hits: list[Ranked], more: list[Ranked]) -> list[Ranked]:
    known = {hit.place.subject for hit in hits}
    return sorted([*hits, *(hit for hit in more if hit.place.subject not in known)])


def _words(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names with every word of a text of several; a region in front or at the end is a word of its own."""
    words = asked.words if len(asked.words) > 1 else _beside_region(asked.name_key)
    found = containing(words, narrow, limit=MOST) if len(words) > 1 else []
    return ranked(found, lambda row: (Tier.WORDS, "words"))


def _beside_region(key: str) -> tuple[str, ...]:
    if left := without_last_region(key):
        return left, key[len(left) :]
    length = region_at(key)
    return (key[:length], key[length:]) if 0 < length < len(key) else ()


def _in_order(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names with every sign of a short name, in order: first those that hold its first two side by side."""
    key = asked.short_key
    if len(key) not in _SHORT_NAME or key.isascii():
        return []
    found: list[Candidate] = []
    for head in (2, 1) if len(key) > 2 else (1,):
        pieces = [key[:head], *key[head:]]
        pattern = f"%{'%'.join(pieces)}%"
        found += containing([key[:head]], narrow, limit=MOST, grams=_signs(pieces), like=pattern)
        if len(found) >= FEW:
            break
    return ranked(found, partial(_as_short_name, key))


def _signs(pieces: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pieces))


def _as_short_name(key: str, row: Candidate) -> Fit:
    cut = parts(row.folded, row.value)
    starts = (row.folded, *cut.cores)
    return (Tier.ORDER, "order") if any(core.startswith(key[0]) for core in starts) else None


def _read_aloud(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names that are read as the letters say: whole, core, or how the core begins."""
    said = asked.spoken
    found = keyed([sound_key(said)], narrow, limit=MOST) if said else []
    return ranked(found, partial(_sounds, said, False))


def _initials(asked: Understood, narrow: Narrow) -> list[Ranked]:
    said = asked.spoken
    found = keyed([initials_key(said)], narrow, limit=MOST) if said else []
    return ranked(found, partial(_sounds, said, True))


def _homophones(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names that sound as the text does, written otherwise."""
    key = asked.name_key
    if key.isascii() or len(key) < SHORTEST:
        return []
    said = ["".join(reading) for reading in sounds.readings(key)]
    found = keyed([*map(sound_key, said)], narrow, limit=MOST)
    return ranked(
        found, lambda row: (Tier.SLIP, "homophone") if any(_sounds(one, False, row) for one in said) else None
    )


def _sounds(said: str, initials: bool, row: Candidate) -> Fit:
    """How a name is read as that; hashes alone may be those of another reading."""
    tell: Callable[[tuple[str, ...]], str] = sounds.initials if initials else "".join
    tier, why = (Tier.INITIALS, "initials") if initials else (Tier.PINYIN, "pinyin")
    for text in (row.folded, *parts(row.folded, row.value).cores):
        for reading in sounds.readings(text):
            heads = () if initials else (reading[:length] for length in _HEADS)
            if any(tell(cut) == said for cut in (reading, *heads)):
                return tier, why
    return None


def _slips(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names one slip away from the text; names of about its length first."""
    key = asked.name_key
    if len(key) < SHORTEST or key.isascii():
        return []
    for whole in (True, False):
        found = {row.pk: row for rest in windows(key) for row in _beside(key, rest, narrow, whole=whole)}
        if hits := ranked(found.values(), partial(_one_slip, key)):
            return hits
    return []


def _beside(key: str, rest: tuple[str, ...], narrow: Narrow, *, whole: bool) -> list[Candidate]:
    lengths = (len(key) - 1, len(key) + 1) if whole else None
    return containing(rest, narrow, limit=MOST, lengths=lengths)


def _one_slip(key: str, row: Candidate) -> Fit:
    cut = parts(row.folded, row.value)
    whats = (slip(key, text) for text in dict.fromkeys((row.folded, cut.bare, *cut.cores)))
    what = next(filter(None, whats), "")
    return (Tier.SLIP, what) if what else None
