"""The parts of a name: region, brand, trade, legal form (企业名称登记管理规定, arts. 4-8). By rules alone.

All work on folded names. Stripping never leaves fewer than two signs.
"""

import re
from dataclasses import dataclass
from typing import Final

from disclosure.names.folding import fold
from disclosure.names.words import (
    BRANCHES,
    FORMS,
    NO_FORMS,
    PARTNERS,
    TRADES,
    first_signs,
    last_signs,
    like_brands,
    regions,
)

_LEAST: Final = 2
_MOST_REGIONS: Final = 3  # province, city, county
_LONGEST_TRADE: Final = 5
_INSIDE: Final = re.compile(r"[（(\[［【〔]([^（()）\]［【】〔〕]+)[)）\]］】〕]")
_TAKEN_BACK: Final = ("市政", "市场", "市容", "区域", "县域")  # words of trades that begin like a region ends


@dataclass(frozen=True, slots=True)
class Parts:
    """A folded name in its parts. `cores` are what is left without region and form, from the least stripped on."""

    region: str
    brand: str
    trade: str
    form: str
    bare: str  # without the legal form
    cores: tuple[str, ...]
    brands: tuple[str, ...]  # of each core


def parts(folded: str, printed: str = "") -> Parts:
    """Cut a folded name; `printed`, where given, tells what stood in brackets (示例（北京）科技)."""
    bare, form = without_form(folded)
    starts = after_regions(bare)
    start = _behind_sure_regions(bare, starts)
    cores = [bare[place:] for place in sorted({start, *starts})]
    if ended := without_last_region(bare):
        cores.append(ended)
    if inner := _without_brackets(printed):
        core = without_form(inner)[0]
        cores += [core, *(core[place:] for place in after_regions(core))]
    cores = list(dict.fromkeys(cores))
    brands = [without_trades(core) for core in cores]
    brand = without_trades(bare[start:])
    return Parts(bare[:start], brand, bare[start + len(brand) :], form, bare, tuple(cores), tuple(brands))


def without_form(folded: str) -> tuple[str, str]:
    """The name without its legal form, and the form; a part of a company has none of its own."""
    partners = next((word for word in PARTNERS if folded.endswith(word)), "")
    left = folded.removesuffix(partners)
    form = "" if left.endswith(NO_FORMS) else next((word for word in FORMS if left.endswith(word)), "")
    if len(left) - len(form) < _LEAST:
        return folded, ""
    return left.removesuffix(form), form + partners


def after_regions(folded: str) -> list[int]:
    """Where the name goes on behind each of its leading regions (浙江省|义乌市|...)."""
    found: list[int] = []
    start = 0
    while len(found) < _MOST_REGIONS and (length := region_at(folded, start)):
        start += length
        if len(folded) - start < _LEAST:
            break
        found.append(start)
    return found


def _behind_sure_regions(folded: str, starts: list[int]) -> int:
    """Where the brand begins: behind the regions, but for a last one that may be the brand itself."""
    if starts and folded[starts[-2] if len(starts) > 1 else 0 : starts[-1]] in like_brands():
        return starts[-2] if len(starts) > 1 else 0
    return starts[-1] if starts else 0


def region_at(folded: str, start: int = 0) -> int:
    """The length of the region that begins there, 0 for none."""
    for word in first_signs().get(folded[start : start + 2], ()):
        if folded.startswith(word, start) and not folded.startswith(_TAKEN_BACK, start + len(word) - 1):
            return len(word)
    return 0


def without_last_region(folded: str) -> str:
    """The text without the region at its end (示例科技烟台), "" where none is there or too little is left."""
    for word in last_signs().get(folded[-2:], ()):
        if folded.endswith(word) and len(folded) - len(word) >= _LEAST:
            return folded[: -len(word)]
    return ""


def without_trades(core: str) -> str:
    """The brand: the core without the words of trades behind it."""
    end = len(core)
    while length := _trade_before(core, end):
        end -= length
    return core[:end]


def is_branch(folded: str) -> bool:
    """Whether the name is that of a part of somebody: the parent's whole name and an ending behind it."""
    if not folded.endswith(BRANCHES):
        return False
    owner = max(folded.rfind(word, 0, -1) for word in ("公司", "银行", "集团", "合作社", "信用社"))
    return owner > 0 and len(folded) - owner > 3  # the word and at least two signs


def _trade_before(core: str, end: int) -> int:
    for length in range(min(_LONGEST_TRADE, end - _LEAST), 0, -1):
        if core[end - length : end] in TRADES:
            return length
    return 0


def _without_brackets(printed: str) -> str:
    """The folded name without the regions that stand in brackets; "" where none does."""
    if printed.isalnum() or not _INSIDE.search(printed):
        return ""
    known = regions()
    left = _INSIDE.sub(lambda found: "" if fold(found[1]) in known else found[0], printed)
    return fold(left) if left != printed else ""
