"""Invented records of the items beside the first seven, as fixtures/demo/texts/catalogue.toml has them."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from disclosure.demo.bodies import FIXTURES, decider_of
from disclosure.demo.firms import Firm
from disclosure.demo.records import Public, Record, about, number, working_day
from disclosure.demo.texts import filled
from disclosure.publish.periods import add_months

_FEWEST: Final = 6
_DRAWS: Final = 40  # for each record: a small register may have too few of a trade
_NEWEST: Final = 4  # days
_TELLS: Final = ("item", "groups", "field")  # what of a text is no cell


@dataclass(frozen=True, slots=True)
class Kind:
    """How the records of an item are made up; see the file."""

    share: float
    oldest: int
    number: str = ""
    shown_until: int = 0  # months
    valid_until: int = 0  # months
    traders: bool = False


@cache
def kinds() -> Mapping[str, Kind]:
    """Item -> how its records are made up."""
    return {item: Kind(**told) for item, told in _file()["items"].items()}


def others(chance: random.Random, public: Public, size: int, on: date) -> list[Record]:
    """Records of each of these items as of `on`, at most one about a subject; numbered where documents are."""
    made: list[Record] = []
    for item, kind in kinds().items():
        found: dict[str, Record] = {}
        wanted = max(_FEWEST, int(size * kind.share))
        for firm in (public.draw_business() for _ in range(wanted * _DRAWS)):
            if len(found) == wanted:
                break
            texts = [text for text in _texts(item) if firm.group in text.get("groups", [firm.group])]
            if texts and firm.code not in found and (kind.traders or firm.kind != "sole_trader"):
                found[firm.code] = _record(chance, item, chance.choice(texts), firm, on)
        if kind.number:
            number(found.values(), kind.number)
        made += found.values()
    return made


def _record(chance: random.Random, item: str, text: Mapping[str, Any], firm: Firm, on: date) -> Record:
    kind = kinds()[item]
    day = working_day(on - timedelta(days=chance.randint(_NEWEST, kind.oldest)))
    by = decider_of(item, firm.city, text.get("field", ""))
    cells = {role: filled(said, chance, firm, day) for role, said in text.items() if role not in _TELLS}
    for role, months in (("shown_until", kind.shown_until), ("valid_until", kind.valid_until)):
        if months:
            cells[role] = (add_months(day, months) - timedelta(days=1)).isoformat()
    return Record(item, firm, by, day, about(firm, by) | {"decided_on": day.isoformat()} | cells)


def _texts(item: str) -> list[Mapping[str, Any]]:
    return [text for text in _file()["texts"] if text["item"] == item]


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((FIXTURES / "texts" / "catalogue.toml").read_text(encoding="utf-8"))
