"""Look-up keys for Chinese names and document numbers. Pure: the original is always kept and shown elsewhere.

A key is a way to find, never an identity: two subjects may share one. Keys are built sign by sign, without
looking at neighbours, so the key of a part of a name is found inside the key of the whole name.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))
_ASCII, _WIDE = range(0x80), range(0xFF01, 0xFF5F)
_BRACKETS = frozenset(["Ps", "Pe", "Pi", "Pf"])
_UNSEEN = frozenset(["Zs", "Zl", "Zp", "Cc", "Cf"])
_POINTS = frozenset(["Pc", "Pd", "Po"])  # symbols (+, $, ★) are no punctuation: they tell two names apart
_ANGLES = dict.fromkeys(map(ord, "<>＜＞"))  # symbols to Unicode, brackets to whoever types them
_VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_PLANES = (*range(0x20000), *range(0xE0000, 0xE1000))  # beyond these there are ideographs and nothing to drop
# Marks that are no part of a document's number; a point or a stroke between two figures is.
_MARKS = dict.fromkeys(map(ord, "。．·・、，,;；:：'\"‘’“”`"))
# Signs without a shape that are letters, marks or symbols to Unicode.
_BLANK = dict.fromkeys((0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, 0xFFA0, 0xFFFC))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


class _Folding(NamedTuple):
    """How one kind of text is folded: signs that already are their own key, and what becomes of the others."""

    settled: re.Pattern[str]
    table: dict[int, str | None]


def fold(name: str) -> str:
    """The look-up key of a name: one width and case, simplified signs, no spaces, brackets or punctuation.

    Symbols stay: a name with one is another name than the bare one. Characters of private use stay, since the rest of
    such a name must still be found. Empty only for a name that is nothing but space; a name of punctuation alone keeps
    it.
    """
    return _fold(name, _names())


def fold_document(number: str) -> str:
    """The look-up key of a document or case number: 〔2024〕, (2024) and 2024 are one, and so are numbers with and
    without a last 号 or full stop, in traditional signs, or with signs in them that nobody sees; 字 and 第 stay.

    A record that has ended must not come back because its number was typed in another dress.
    """
    key = _fold(number, _documents())
    return key.removesuffix("号") or key


def _fold(text: str, folding: _Folding) -> str:
    if folding.settled.fullmatch(text):
        return text
    quick = text.translate(folding.table)
    if folding.settled.fullmatch(quick):
        return quick
    plain = unicodedata.normalize("NFKC", text).casefold()
    key = unicodedata.normalize("NFKC", plain).translate(folding.table)
    return unicodedata.normalize("NFKC", key) or "".join(plain.split())


@cache
def _names() -> _Folding:
    table = _dropped(_BRACKETS | _UNSEEN | _POINTS) | _ANGLES | _simplified()
    settled = "".join(chr(sign) for sign in IDEOGRAPHS[1] if sign not in table)
    return _Folding(re.compile(f"[0-9a-z{settled}]+"), table)


@cache
def _documents() -> _Folding:
    table = _dropped(_BRACKETS | _UNSEEN) | _ANGLES | _DASHES | _MARKS | _BLANK | _simplified()
    settled = "".join(chr(sign) for sign in IDEOGRAPHS[1] if sign not in table)
    return _Folding(re.compile(f"[0-9a-z{settled}-]+"), table)


def _dropped(categories: frozenset[str]) -> dict[int, str | None]:
    """The signs a key leaves out, and the plain form of Latin letters and digits of any width."""
    gone = (sign for sign in _PLANES if unicodedata.category(chr(sign)) in categories)
    latin = {
        sign: unicodedata.normalize("NFKC", chr(sign)).casefold() for sign in (*_ASCII, *_WIDE) if chr(sign).isalnum()
    }
    return latin | dict.fromkeys((*gone, *_VARIATION_SELECTORS))


def _simplified() -> dict[int, str | None]:
    """Every ideograph with a simplified form, converted to the end. The converter loads with the first name."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    signs = [chr(sign) for block in IDEOGRAPHS for sign in block]
    simple = convert(convert("\n".join(signs))).split("\n")
    return {ord(sign): key for sign, key in zip(signs, simple, strict=True) if sign != key}
