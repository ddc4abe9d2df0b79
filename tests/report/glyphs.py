"""Make disclosure/report/glyphs.ranges from the font: `uv run --group dev python -m tests.report.glyphs`."""

from itertools import pairwise
from textwrap import fill

from fontTools.ttLib import TTCollection

from disclosure.report import glyphs, pdf

FAMILIES = ("Noto Sans CJK SC", "Noto Sans Mono CJK SC")


def table() -> str:
    """The code points that all typefaces of a report have, as runs in hexadecimal."""
    points = sorted(characters())
    starts = [points[0], *(later for earlier, later in pairwise(points) if later - earlier > 1)]
    ends = [*(earlier for earlier, later in pairwise(points) if later - earlier > 1), points[-1]]
    runs = (f"{first:X}-{last:X}" if first < last else f"{first:X}" for first, last in zip(starts, ends, strict=True))
    return fill(" ".join(runs), 118, break_on_hyphens=False) + "\n"


def characters() -> set[int]:
    """The code points that all typefaces of a report have."""
    (file,) = pdf.fonts().glob("*.ttc")
    maps = [font.getBestCmap() for font in TTCollection(file).fonts if font["name"].getDebugName(1) in FAMILIES]
    return set(maps[0]).intersection(*maps[1:])


if __name__ == "__main__":
    glyphs.TABLE.write_text(table(), encoding="ascii")
