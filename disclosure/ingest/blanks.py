"""A cell that says nothing, and the invisible marks exports leave around a value. Pure."""

import unicodedata
from functools import lru_cache
from typing import Final

REMEMBERED: Final = 1 << 16  # values of one sort that a cache keeps

# What exports leave around a value besides white space: byte order marks, zero-width spaces and joiners.
EDGES: Final = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_PLACEHOLDER_WORDS: Final = frozenset(
    ("无", "暂无", "空", "/", "//", "\\", "\\n", "n/a", "#n/a", "na", "null", "(null)", "none", "nil")
)
DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2212_"
_LONGEST_PLACEHOLDER: Final = 24
# How a placeholder can begin, in either width. Everything else, above all names and numbers of persons, is
# never remembered by the cache below.
_BEGINNINGS: Final = frozenset(DASHES + "\ufe58\ufe63\uff0d\uff3f/／\\＼#＃(（nNｎＮ无暂空")
# Marks that turn what follows them round: a name must not read as another one.
_DIRECTIONS: Final = dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_NO_EDGES: Final = {ord(character): None for character in EDGES}


def clean(text: str) -> str:
    """The text without white space and invisible marks at its ends, and without marks of direction anywhere.

    "" for a placeholder (see `blank`).
    """
    text = text.strip(EDGES)
    if not text.isprintable():
        text = text.translate(_DIRECTIONS)
    if text[:1] in _BEGINNINGS and len(text) <= _LONGEST_PLACEHOLDER and _is_placeholder(text):
        return ""
    return text


def blank(text: str) -> bool:
    """Whether the cell says nothing: empty, or a placeholder such as 无, "— —", "/", N/A, null."""
    return not clean(text)


@lru_cache(maxsize=REMEMBERED)
def _is_placeholder(text: str) -> bool:
    packed = unicodedata.normalize("NFKC", text).translate(_NO_EDGES)
    return not packed.strip(DASHES) or packed.casefold() in _PLACEHOLDER_WORDS
