"""What invented decisions say, read from fixtures/demo/texts."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from disclosure.demo.bodies import FIXTURES
from disclosure.demo.firms import Firm

_AMOUNTS: Final = (1, 1.2, 1.5, 2, 2.5, 2.8, 3, 3.6, 4, 4.5, 5, 6, 6.4, 7.5, 8, 8.8, 9)  # as people round a sum


@dataclass(frozen=True, slots=True)
class Text:
    """One pattern of a decision; what does not apply to the item is empty."""

    field: str
    groups: tuple[str, ...] = ()
    violation: str = ""
    facts: str = ""
    basis: str = ""
    kinds: tuple[str, ...] = ()
    fine: tuple[float, float] | None = None
    gains: tuple[float, float] | None = None
    title: str = ""
    kind: str = ""
    certificate: str = ""
    number: str = ""
    content: str = ""
    years: int = 0


@cache
def texts(name: str) -> tuple[Text, ...]:
    """Every pattern of one file."""
    raw = tomllib.loads((FIXTURES / "texts" / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(Text(**{key: _frozen(value) for key, value in entry.items()}) for entry in raw["texts"])


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def fitting(name: str, group: str) -> tuple[Text, ...]:
    """The patterns that can meet a firm of this group."""
    return tuple(text for text in texts(name) if not text.groups or group in text.groups)


def filled(pattern: str, chance: random.Random, firm: Firm, day: date) -> str:
    """The pattern with a day, a place and numbers put in."""
    when = f"{day.year}年{day.month}月{day.day}日"
    few, many = ((2, 3), (4, 9)) if firm.kind == "sole_trader" else ((2, 6), (8, 240))
    n, m = chance.randint(*few), chance.randint(*many)
    days = {"when": when, "year": day.year, "past": day.year - 1}
    return pattern.format(**days, place=firm.place, n=n, m=m, serial=chance.randrange(10**6))


def amount(chance: random.Random, limits: Sequence[float]) -> str:
    """A sum between two limits in 10,000 yuan, as rounded as people fix it, in plain notation."""
    least, most = limits
    fits = [round(digit * scale, 4) for scale in (0.01, 0.1, 1, 10, 100) for digit in _AMOUNTS]
    inside = [value for value in fits if least <= value <= most]
    return f"{chance.choice(inside):f}".rstrip("0").rstrip(".")
