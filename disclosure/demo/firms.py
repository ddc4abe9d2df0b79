"""Who the invented register is about: firms, shops and bodies whose names read well and exist nowhere."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from disclosure import codes
from disclosure.demo import lexicon

FOUNDED: Final = (date(1996, 3, 1), 9_900)  # first day, and days over which foundations are spread


@dataclass(frozen=True, slots=True)
class Firm:
    """An invented subject. `further` are (kind, value) names beside the current one; `area` a code of region 99."""

    name: str
    code: str
    area: str
    group: str
    registered_on: date
    ent_type: str
    further: tuple[tuple[str, str], ...] = ()

    @property
    def city(self) -> str:
        """The region code of its city."""
        return self.area[:4] + "00"

    @property
    def place(self) -> str:
        """Its district, in words."""
        return lexicon.DISTRICTS[self.area]

    @property
    def kind(self) -> str:
        """What its code says: organisation, sole_trader, government ..."""
        return codes.subject_kind(self.code)


def firms(count: int, *, seed: int = 99) -> Iterator[Firm]:
    """`count` different subjects: four in five are companies, the rest shops, institutions and government bodies."""
    chance = random.Random(seed)  # noqa: S311 - invention, no secret
    taken: set[str] = set()
    while len(taken) < count:
        number = len(taken) + 1
        draw = chance.random()
        make = _company if draw < 0.8 else _shop if draw < 0.94 else _cooperative if draw < 0.96 else _body
        firm = make(chance, number)
        if firm.name not in taken:
            taken.add(firm.name)
            yield firm


def code(prefix: str, area: str, number: int) -> str:
    """A valid code of a subject in an area that exists nowhere; every number gives another one."""
    if not area.startswith("99"):
        raise ValueError("invented subjects live in region 99 only")
    signs = ""
    for _ in range(5):
        number, place = divmod(number, len(codes.ALPHABET))
        signs = codes.ALPHABET[place] + signs
    return codes.make(f"{prefix}{area}MAD{signs}")


def _company(chance: random.Random, number: int) -> Firm:
    area = _area(chance)
    trade, group, english = chance.choices(lexicon.TRADES, [weight for *_, weight in lexicon.TRADES])[0][:3]
    form, ent_type = chance.choices(lexicon.FORMS, [weight for *_, weight in lexicon.FORMS])[0][:2]
    city, brand = lexicon.CITIES[area[:4] + "00"], _brand(chance)
    pattern = chance.choices(lexicon.PATTERNS, lexicon.PATTERN_WEIGHTS)[0]
    name = pattern.format(city=city[0], brand=brand, trade=trade, form=form)
    further = []
    if chance.random() < 0.05:
        further.append(("english", f"{city[1]} {lexicon.romanised(brand)} {english} Co., Ltd."))
    if chance.random() < 0.05:
        further.append(("former", f"{city[0]}{_brand(chance)}{trade}{form}"))
    if chance.random() < 0.03:
        further.append(("short", brand + trade))
    return Firm(name, code("91", area, number), area, group, _day(chance), ent_type, tuple(further))


def _shop(chance: random.Random, number: int) -> Firm:
    area = _area(chance)
    shop, group = chance.choice(lexicon.SHOPS)
    city = lexicon.CITIES[area[:4] + "00"][0]
    name = f"{city}{lexicon.DISTRICTS[area]}{_brand(chance)}{shop}"
    return Firm(name, code("92", area, number), area, group, _day(chance), "个体工商户")


def _cooperative(chance: random.Random, number: int) -> Firm:
    area = _area(chance)
    city = lexicon.CITIES[area[:4] + "00"][0]
    name = f"{city}{lexicon.DISTRICTS[area]}{_brand(chance)}{chance.choice(lexicon.CROPS)}专业合作社"
    return Firm(name, code("93", area, number), area, "farm", _day(chance), "农民专业合作社")


def _body(chance: random.Random, number: int) -> Firm:
    area = _area(chance)
    prefix, what, ent_type = chance.choice(lexicon.BODIES)
    city = lexicon.CITIES[area[:4] + "00"][0]
    name = f"{city}{lexicon.DISTRICTS[area]}{what.format(brand=_brand(chance))}"
    return Firm(name, code(prefix, area, number), area, "public", _day(chance), ent_type)


def _area(chance: random.Random) -> str:
    return chance.choices(list(lexicon.DISTRICTS), lexicon.DISTRICT_WEIGHTS)[0]


def _brand(chance: random.Random) -> str:
    first, second = chance.choice(lexicon.FIRST), chance.choice(lexicon.SECOND)
    return first + second + (chance.choice(lexicon.THIRD) if chance.random() < 0.25 else "")


def _day(chance: random.Random) -> date:
    return FOUNDED[0] + timedelta(days=chance.randrange(FOUNDED[1]))
