"""Digits as people write them: of any width, script or style, with small things between them. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_CHINESE: Final = dict(zip("〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖", "00112233445566778899", strict=True))
# Every digit of the basic plane (other scripts, raised, lowered, circled), Chinese ones and mathematical ones. One
# set of single signs is searched twice as fast as a class.
_SIGNS: Final = "".join(sign for sign in map(chr, range(0x10000)) if unicodedata.digit(sign, None) is not None)
DIGIT: Final = f"[{_SIGNS}{''.join(_CHINESE)}\U0001d7ce-\U0001d7ff]"
# What stands for the tenth check character: letters that look like X, the Roman ten, a multiplication sign.
_TEN: Final = "[Xx\uff38\uff58\u0425\u0445\u03a7\u03c7\u2169\u2179\u00d7\u2715]"
# Between two digits of one number: up to three signs that are neither letters nor digits.
APART: Final = r"[\W_]{0,3}+"
_RUN: Final = re.compile(f"{DIGIT}(?:{APART}{DIGIT}){{16,}}")
_LAST: Final = re.compile(f"{APART}({_TEN})")


@dataclass(frozen=True, slots=True)
class Digits:
    """A run of at least seventeen digits: their values, their places in the text, and an X behind the last or -1."""

    values: str
    places: list[int]
    ten: int

    def starts(self, at: int) -> bool:
        """Whether a group of digits starts with this one."""
        return at == 0 or self.places[at - 1] + 1 != self.places[at]

    def ends(self, at: int) -> bool:
        """Whether a group of digits ends with this one."""
        return at + 1 == len(self.places) or self.places[at] + 1 != self.places[at + 1]


def runs(text: str) -> Iterator[Digits]:
    """Runs of seventeen digits and more, whatever small signs stand between them."""
    for found in _RUN.finditer(text):
        places = [place for place in range(*found.span()) if _value(text[place])]
        last = _LAST.match(text, found.end())
        yield Digits("".join(_value(text[place]) for place in places), places, last.start(1) if last else -1)


@lru_cache(maxsize=1_000)
def _value(sign: str) -> str:
    """The digit a sign stands for, "" for none."""
    value = unicodedata.digit(sign, None)
    return _CHINESE.get(sign, "") if value is None else str(value)
