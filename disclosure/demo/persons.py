"""Invented natural persons: penalties that are never public, entries on a list that may name them. All of region 99."""

import random
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import authority
from disclosure.demo.firms import Firm
from disclosure.demo.records import Record, about, number, working_day

_AREAS: Final = ("990101", "990102", "990103", "990104")
_SURNAMES: Final = "石舟禾麦桐榆岑岳桑柏"
_GIVEN: Final = ("晓禾", "一川", "云舟", "知远", "小满", "望岳", "青野", "临溪", "怀谷", "若汀")
_FINES: Final = ("200", "300", "500", "1000")  # yuan
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
_CHECKS: Final = "10X98765432"
_TWICE: Final = ("禾若汀", date(1985, 6, 1), 12)  # on the list with two entries


def identity(area: str, born: date, order: int) -> str:
    """A number as on an identity card (GB 11643) of nobody. ValueError for an area outside region 99."""
    if not area.startswith("99"):
        raise ValueError("invented people live in region 99 only")
    digits = f"{area}{born:%Y%m%d}{order:03d}"
    return digits + _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11]


def known() -> list[tuple[str, str]]:
    """Names and numbers of two invented people: one with entries on the court's list, one of whom nothing is known."""
    return [(_TWICE[0], identity(_AREAS[0], *_TWICE[1:])), ("岑望岳", identity(_AREAS[1], date(1990, 4, 8), 21))]


def persons(chance: random.Random, count: int, on: date) -> list[Record]:
    """`count` penalties of adults in Example City, in a series of their own."""
    made = [_penalty(chance, on) for _ in range(count)]
    number(made, "{sign}罚人〔{year}〕{count}号")
    return made


def listed(on: date) -> list[Record]:
    """Entries of the court's list about persons, always the same: one with two entries, and two namesakes.

    The namesakes share their last four characters as well, so that only the case number tells them apart.
    """
    two, one = _TWICE, ("桐知远", date(1979, 3, 20), 31)
    days = (date(1991, 1, 1) + timedelta(days=step) for step in range(400))
    last = identity(_AREAS[0], *one[1:])[-4:]
    twin = next(day for day in days if identity(_AREAS[0], day, one[2]).endswith(last))
    said = enumerate((two, two, one, (one[0], twin, one[2])), 1)
    made = [_entry(name, born, order, on - timedelta(days=40 * place)) for place, (name, born, order) in said]
    number(made, "（{year}）{sign}人{count}号")
    return made


def _entry(name: str, born: date, order: int, on: date) -> Record:
    by, day = authority("court", "990100"), working_day(on)
    somebody = Firm(name, "", _AREAS[0], "trade", day, "")
    row = about(somebody, by) | {
        "subject_kind": "自然人",
        "subject_code": "",
        "code_or_person_id": identity(_AREAS[0], born, order),
        "areaName": "示例省",
        "gistUnit": by.name,
        "content": "支付货款并承担案件受理费。",
        "performance": "全部未履行",
        "violation": "违反财产报告制度",
        "decided_on": day.isoformat(),
    }
    return Record("judgment_defaulter", somebody, by, day, row)


def _penalty(chance: random.Random, on: date) -> Record:
    area, by = chance.choice(_AREAS), authority("housing", "990100")
    day = working_day(on - timedelta(days=chance.randint(10, 300)))
    somebody = Firm(chance.choice(_SURNAMES) + chance.choice(_GIVEN), "", area, "trade", day, "")
    born, yuan = day - timedelta(days=chance.randint(7_000, 24_000)), chance.choice(_FINES)
    facts = "{}年{}月，当事人在{}沿街张贴宣传品{}张，经劝阻未清理。"
    row = about(somebody, by) | {
        "subject_kind": "自然人",
        "person_id_type": "身份证",
        "person_id": identity(area, born, chance.randrange(1_000)),
        "violation": "擅自张贴宣传品",
        "facts": facts.format(day.year, day.month, somebody.place, chance.randint(5, 60)),
        "basis": "《城市市容和环境卫生管理条例》第三十四条",
        "penalty_kinds": "罚款",
        "content": f"罚款{yuan}元，自收到决定书之日起十五日内缴纳。",
        "fine": f"{int(yuan) / 10_000:.2f}",
        "decided_on": day.isoformat(),
        "valid_until": "2099-12-31",
    }
    return Record("penalty", somebody, by, day, row)
