"""What an index keeps of a name beside its signs: hashes of its core and of how it sounds.

A hash leads to candidates; whoever asks compares the names themselves.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from disclosure.names import sounds
from disclosure.names.parts import parts

HEADS: Final = (2, 3)  # syllables of a core, by which people look for it
_BRIEF: Final = 4  # signs; longer cores are found by their signs
_LONGEST: Final = 60  # a longer name is not looked for by its sound


def keys(printed: str, folded: str) -> str:
    """The keys of a name, as words: `c` its brands and brief cores, `s` its sound and how its cores begin, `i` their
    initials. Keys that few names share cost most, so there are no more than it takes."""
    cut = parts(folded, printed)
    cores = dict.fromkeys(
        core for core in (*cut.brands, *cut.cores) if core != folded and (len(core) <= _BRIEF or core not in folded)
    )
    said: dict[str, None] = {}
    letters: dict[str, None] = {}
    if len(folded) <= _LONGEST:
        whole = sounds.readings(folded)
        said = dict.fromkeys("".join(reading) for reading in whole)
        for reading in _of_cores(folded, whole, cut.cores):
            letters[sounds.initials(reading)] = None
            for length in HEADS:
                said["".join(reading[:length])] = None
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


def _of_cores(folded: str, whole: list[sounds.Reading], cores: Iterable[str]) -> Iterator[sounds.Reading]:
    for core in cores:
        start = folded.find(core)
        cuts = [one[start : start + len(core)] for one in whole] if start >= 0 else sounds.readings(core)
        yield from cuts if len(cuts) == 1 else dict.fromkeys(cuts)
