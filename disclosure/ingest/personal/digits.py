"""Digits as people write them: of any width, script or style, with small things between them. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_HAN: Final = (  # what stands for 0, for 1, and so on
    *("〇零", "一壹弌幺〡㈠㊀", "二贰貳弍两兩〢㈡㊁", "三叁參叄弎〣㈢㊂", "四肆〤㈣㊃"),
    *("五伍〥㈤㊄", "六陆陸〦㈥㊅", "七柒〧㈦㊆", "八捌〨㈧㊇", "九玖〩㈨㊈"),
)
_CHINESE: Final = {sign: str(digit) for digit, signs in enumerate(_HAN) for sign in signs}
# Every digit of the basic plane (other scripts, raised, lowered, circled), Chinese ones and mathematical ones. One
# set of single signs is searched twice as fast as a class.
_SIGNS: Final = "".join(sign for sign in map(chr, range(0x10000)) if unicodedata.digit(sign, None) is not None)
_BEYOND: Final = "\U000104a0-\U000104a9\U0001d7ce-\U0001d7ff\U0001f101-\U0001f10a\U0001fbf0-\U0001fbf9"
DIGIT: Final = f"[{_SIGNS}{''.join(_CHINESE)}{_BEYOND}]"
# What stands for the tenth check character: letters that look like X, the Roman ten, a multiplication sign.
_TEN: Final = "[Xx\uff38\uff58\u0425\u0445\u03a7\u03c7\u2169\u2179\u00d7\u2715]"
# Between two digits of one number: up to three signs that are neither letters nor digits, or more of white space.
_APART: Final = r"(?:[\W_]{0,3}+|\s{4,12}+)"
_ANY_APART: Final = r"[\W_]{0,12}+"  # the same and more, and quicker
# Without ten digits in a row, such signs between them, there is no personal number: almost every text ends here.
LONG_RUN: Final = re.compile(f"{DIGIT}(?:{_ANY_APART}{DIGIT}){{9}}")
_RUN: Final = re.compile(f"{DIGIT}(?:{_APART}{DIGIT}){{16,}}")
_LAST: Final = re.compile(f"{_APART}({_TEN})")


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


def plain(text: str) -> str:
    """The same text, sign by sign, with the noughts that are circles as digits."""
    return text.replace("○", "〇").replace("◯", "〇")


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
