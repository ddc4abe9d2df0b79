"""Look for the numbers in the texts of a place, or in the bytes of a database's files."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.attacks.test_canary_numbers import SONG, leaks

PIECE, OVERLAP = 1 << 24, 32  # bytes read at once, and those read again with the next
_NAME = re.compile("示例市第[0-9]+号商贸有限公司")
_DIGITS = re.compile(rb"[0-9]{14,}[Xx]?")


@dataclass
class Looked:
    """What was looked at in one place: texts, bytes, records that it showed, sentences that held a number, numbers."""

    texts: int = 0
    size: int = 0
    names: set[str] = field(default_factory=set)
    sentences: int = 0
    found: int = 0

    def figures(self, records: Collection[str]) -> dict[str, int]:
        """The same as numbers; of the names, those of these records."""
        shown = len(self.names.intersection(records))
        return {"texts": self.texts, "size": self.size, "records": shown} | {
            "sentences": self.sentences,
            "found": self.found,
        }


def through(texts: Iterable[str]) -> Looked:
    """Look through texts one by one."""
    looked = Looked()
    for text in texts:
        looked.texts += 1
        looked.size += len(text.encode())
        looked.names.update(_NAME.findall(text))
        looked.sentences += text.count(SONG)
        looked.found += len(leaks(text))
    return looked


def through_bytes(paths: Iterable[Path]) -> Looked:
    """Look through files as they lie on disk, whatever their format."""
    looked, song = Looked(), SONG.encode()
    for path in paths:
        looked.texts += 1
        data = path.read_bytes()
        looked.size += len(data)
        looked.sentences += data.count(song)
        cuts = [*range(0, len(data), PIECE), len(data)]
        for start, end in pairwise(cuts):
            piece = data[max(0, start - OVERLAP) : end]
            looked.found += sum(len(leaks(run.decode())) for run in _DIGITS.findall(piece))
            looked.names.update(_NAME.findall(piece.decode("utf-8", "ignore")))
    return looked
