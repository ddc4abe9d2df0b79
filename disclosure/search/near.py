"""What a question finds beside names that hold it: words apart, short names, sounds, slips (rules.md S-50)."""

from collections.abc import Iterator
from functools import cache, partial
from typing import Final

from disclosure.names import parts, sounds
from disclosure.names.keys import HEADS, initials_key, sound_key
from disclosure.names.parts import region_at, without_last_region
from disclosure.names.words import regions
from disclosure.search.candidates import Candidate, Narrow, containing, keyed
from disclosure.search.ranking import Ranked, Tier, ranked
from disclosure.search.slips import SHORTEST, slip, windows
from disclosure.search.understand import Understood

FEW: Final = 10  # hits below which a short name is looked for as well
MOST: Final = 300  # names that one such question reads
_LONGEST_SOUND: Final = 40  # letters of a region
_SHORT_NAME: Final = range(2, 9)  # signs
_LONGEST_SPREAD: Final = 12
_BEFORE_FORM: Final = range(1, 5)  # signs of one with a legal form; what has more is a whole name

Fit = tuple[Tier, str] | None


def completed(hits: list[Ranked], asked: Understood, narrow: Narrow) -> list[Ranked]:
    """The hits, with words apart and readings where they are few; short names, slips and initials only where nothing
    else fits."""
    if len(hits) < FEW and not (hits and hits[0].place.tier <= Tier.BARE):
        for way in (_words, read_aloud):
            hits = _joined(hits, way(asked, narrow))
    return hits or next(filter(None, (way(asked, narrow) for way in _LAST)), [])


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
    """Names with every sign of a short name, in order."""
    return _spread(asked.short_key, narrow) if _is_short(asked.short_key) else []


def _in_order_at_length(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """The same for what looks like a whole name with signs left out: it costs most, so it comes last."""
    key = asked.short_key
    return _spread(key, narrow) if len(key) <= _LONGEST_SPREAD and not _is_short(key) else []


def _is_short(key: str) -> bool:
    bare = parts(key).bare
    return len(bare) in (_SHORT_NAME if bare == key else _BEFORE_FORM)


def _spread(key: str, narrow: Narrow) -> list[Ranked]:
    """Names with these signs in this order: first those that hold the first two side by side."""
    found, bare = list[Candidate](), parts(key).bare  # the signs of a legal form find nothing that its rest does not
    for head in () if len(key) < 2 or key.isascii() else (2, 1) if len(key) > 2 else (1,):
        pieces = [key[:head], *key[head:]]
        pattern = f"%{'%'.join(pieces)}%"
        grams = tuple(dict.fromkeys(piece for piece in pieces if piece in bare)) or (key[:head],)
        found += containing([key[:head]], narrow, limit=MOST, grams=grams, like=pattern)
        if len(found) >= FEW:
            break
    return ranked(found, partial(_as_short_name, key))


def _as_short_name(key: str, row: Candidate) -> Fit:
    cut = parts(row.folded, row.value)
    starts = (row.folded, *cut.cores)
    return (Tier.ORDER, "order") if any(core.startswith(key[0]) for core in starts) else None


def read_aloud(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names that are read as the letters say: the whole, the core, or how one of them begins."""
    said = asked.spoken
    if not said:
        return []
    found = keyed([sound_key(said)], narrow, limit=MOST)
    heads = {head for text in (said, *_behind_region(said)) for head in _heads(text)}
    if heads - {said} and not any(_begins_as(said, row) for row in found):
        found = keyed([*map(sound_key, sorted(heads))], narrow, limit=MOST)
    return ranked(found, lambda row: (Tier.PINYIN, "pinyin") if _begins_as(said, row) else None)


def _heads(said: str) -> set[str]:
    """How a core begins that is read so: as many syllables as are kept of one."""
    return next(filter(None, (sounds.heads(said, length) for length in reversed(HEADS))), set())


def _behind_region(said: str) -> Iterator[str]:
    known = _region_sounds()
    return (said[end:] for end in range(2, min(len(said), _LONGEST_SOUND)) if said[:end] in known)


@cache
def _region_sounds() -> frozenset[str]:
    return frozenset("".join(reading) for word in regions() for reading in sounds.readings(word))


def _begins_as(said: str, row: Candidate) -> bool:
    """Whether the name or a core, or some first syllables of it, are read so."""
    for reading in _readings(row.folded, row.value):
        read = ""
        for syllable in reading:
            read += syllable
            if not said.startswith(read):
                break
            if read == said:
                return True
    return False


def _initials(asked: Understood, narrow: Narrow) -> list[Ranked]:
    said = asked.spoken
    found = keyed([initials_key(said)], narrow, limit=MOST) if said else []
    return ranked(found, lambda row: (Tier.INITIALS, "initials") if _has_initials(said, row) else None)


def _has_initials(said: str, row: Candidate) -> bool:
    return any(sounds.initials(reading) == said for reading in _readings(row.folded, row.value))


def _homophones(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names that sound as the text does, written otherwise."""
    key = asked.name_key
    said = set(map("".join, sounds.readings(key))) if _may_slip(key) else set()
    found = keyed([*map(sound_key, sorted(said))], narrow, limit=MOST)
    return ranked(found, partial(_homophone, said, parts_too=False))


def _homophonic_cores(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names whose core sounds as that of the text does, or is the same while region or form is another."""
    readings = list(_readings(asked.name_key, "")) if _may_slip(asked.name_key) else []
    own = {asked.name_key, *parts(asked.name_key).cores}
    heads = {"".join(reading[: HEADS[-1]]) for reading in readings}
    found = keyed([*map(sound_key, sorted(heads))], narrow, limit=MOST)
    return ranked(found, partial(_alike_in_core, own, set(map("".join, readings))))


def _alike_in_core(own: set[str], said: set[str], row: Candidate) -> Fit:
    if not own.isdisjoint((row.folded, *parts(row.folded, row.value).cores)):
        return Tier.SLIP, "brand"  # nothing in it is mistyped: it may well be somebody else
    return _homophone(said, row, parts_too=True)


def _homophone(said: set[str], row: Candidate, *, parts_too: bool) -> Fit:
    readings = _readings(row.folded, row.value) if parts_too else iter(sounds.readings(row.folded))
    return (Tier.SLIP, "homophone") if said.intersection(map("".join, readings)) else None


def _may_slip(key: str) -> bool:
    return len(key) >= SHORTEST and not key.isascii()


def _readings(folded: str, value: str) -> Iterator[sounds.Reading]:
    """Of the whole and of its cores."""
    for text in dict.fromkeys((folded, *parts(folded, value).cores)):
        yield from sounds.readings(text)


def _slips(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names of about the length of the text, one slip away from it."""
    key = asked.name_key
    return _one_slip_away(key, narrow, (len(key) - 1, len(key) + 1)) if _may_slip(key) else []


def _slips_in_part(asked: Understood, narrow: Narrow) -> list[Ranked]:
    """Names without whose form or region the text is one slip away from them."""
    return _one_slip_away(asked.name_key, narrow, None) if _may_slip(asked.name_key) else []


def _one_slip_away(key: str, narrow: Narrow, lengths: tuple[int, int] | None) -> list[Ranked]:
    found = (row for rest in windows(key) for row in containing(rest, narrow, limit=MOST, lengths=lengths))
    return ranked({row.pk: row for row in found}.values(), partial(_one_slip, key))


def _one_slip(key: str, row: Candidate) -> Fit:
    cut = parts(row.folded, row.value)
    whats = (slip(key, text) for text in dict.fromkeys((row.folded, cut.bare, *cut.cores)))
    what = next(filter(None, whats), "")
    return (Tier.SLIP, what) if what else None


_LAST: Final = (_in_order, _initials, _homophones, _slips, _homophonic_cores, _slips_in_part, _in_order_at_length)
