"""Sums of money in a text: whether a column in units of 10,000 yuan was filled in yuan. Pure."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

_SUM: Final = re.compile(r"(\d[\d,，]{0,20}(?:[.．]\d{1,6})?)\s?([万亿]?)元")
_YUAN: Final = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_UNIT: Final = Decimal(10_000)
_REMEMBERED: Final = 20_000


def is_in_yuan(amount: Decimal, text: str) -> bool:
    """Whether an amount (10,000 yuan) is the figure of a sum in yuan in a text that does not name the amount itself.

    A column filled in yuan makes a fine ten thousand times as large, and its class the heaviest.
    """
    found = _sums(text)
    return amount in found and amount * _UNIT not in found


@lru_cache(maxsize=_REMEMBERED)
def _sums(text: str) -> frozenset[Decimal]:
    """The sums of a text in yuan."""
    return frozenset(Decimal(_plain(figure)) * _YUAN[unit] for figure, unit in _SUM.findall(text))


def _plain(figure: str) -> str:
    return figure.replace(",", "").replace("，", "").replace("．", ".")
