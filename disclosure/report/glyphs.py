"""Which characters the typeface of reports can show.

What it cannot is drawn as its code point in a box: never dropped, and PDF/A refuses a file with an empty shape.
The table `glyphs.ranges` is made from the font by `python -m tests.report.glyphs`.
"""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_suffix(".ranges")
# What has no shape of its own, or changes how its neighbours are set: a reader must see that it is there.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def boxed(text: str) -> list[str]:
    """The characters of the text that must be drawn as code points, in their order."""
    return sorted(set(text) - _shown())


@cache
def _shown() -> frozenset[str]:
    points = (point for first, last in _ranges() for point in range(first, last + 1))
    seen = (chr(point) for point in points)
    return frozenset(char for char in seen if unicodedata.category(char) not in _UNSEEN) | {"\n"}


def _ranges() -> list[tuple[int, int]]:
    """First and last code point of each run that the font has."""
    runs = (run.partition("-") for run in TABLE.read_text(encoding="ascii").split())
    return [(int(first, 16), int(last or first, 16)) for first, _, last in runs]
