"""What an index keeps of a name beside its signs: hashes of its core and of how it sounds.

A hash leads to candidates; whoever asks compares the names themselves.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from disclosure.names import sounds
from disclosure.names.parts import parts

_HEADS: Final = (2, 3, 4)  # signs of a brand, by whose sound people look for it
_LONGEST: Final = 60  # a longer name is not looked for by its sound


def keys(printed: str, folded: str) -> str:
    """The keys of a name, as words: `c` its cores and brands, `s` how they and the whole sound, `i` their initials."""
    cut = parts(folded, printed)
    said: dict[str, None] = {}
    letters: dict[str, None] = {}
    for reading, whole in _read(folded, cut.cores) if len(folded) <= _LONGEST else ():
        said["".join(reading)] = None
        letters[sounds.initials(reading)] = None
        if not whole:
            for length in _HEADS:
                said["".join(reading[:length])] = None
    cores = dict.fromkeys((cut.bare, *cut.cores, *cut.brands))
    cores.pop(folded, None)
    return " ".join([*map(core_key, cores), *map(sound_key, said), *map(initials_key, letters)])


def core_key(core: str) -> str:
    """The key of a core."""
    return "c%07x" % (crc32(core.encode("utf-8", "surrogatepass")) & 0xFFFFFFF)


def sound_key(sound: str) -> str:
    """The key of a reading without tones and spaces."""
    return "s%07x" % (crc32(sound.encode("utf-8", "surrogatepass")) & 0xFFFFFFF)


def initials_key(initials: str) -> str:
    """The key of first letters."""
    return "i%07x" % (crc32(initials.encode("utf-8", "surrogatepass")) & 0xFFFFFFF)


def _read(folded: str, cores: Iterable[str]) -> Iterator[tuple[sounds.Reading, bool]]:
    """Readings of the name and of its cores, and whether it is one of the name."""
    whole = sounds.readings(folded)
    for reading in whole:
        yield reading, True
    for core in cores:
        start = folded.find(core)
        if start < 0:
            yield from ((reading, False) for reading in sounds.readings(core))
        elif len(whole) == 1:
            yield whole[0][start : start + len(core)], False
        else:
            yield from ((cut, False) for cut in dict.fromkeys(one[start : start + len(core)] for one in whole))
