"""Invented entries on the three serious lists."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import Body, authority
from disclosure.demo.firms import Firm
from disclosure.demo.records import Public, Record, about, number, working_day
from disclosure.demo.texts import Text, filled, fitting

_OLDEST: Final = 1_120  # days: a few entries are past their three years when the register opens
_STREETS: Final = ("青石路", "白鹭街", "松涛路", "云锦大道")

Say = Callable[[random.Random, Text, Firm, date, Body], dict[str, str]]


def listings(chance: random.Random, public: Public, each: int, on: date) -> list[Record]:
    """`each` entries on every list, numbered; nobody is on one list twice."""
    made = []
    for item, (field, form, say) in _LISTS.items():
        entries = []
        for text, firm in _entrants(chance, public, field, each):
            day = working_day(on - timedelta(days=chance.randint(4, _OLDEST)))
            entries.append(entry(chance, item, text, firm, day, say))
        number(entries, form)
        made += entries
    return made


def entry(chance: random.Random, item: str, text: Text, firm: Firm, day: date, say: Say) -> Record:
    """One entry, as its own city's authority decided it on that day."""
    by = authority(text.field, firm.city)
    row = about(firm, by) | {"decided_on": day.isoformat()} | say(chance, text, firm, day, by)
    return Record(item, firm, by, day, row)


def wages(chance: random.Random, text: Text, firm: Firm, day: date, by: Body) -> dict[str, str]:
    """What an entry for arrears of wages adds."""
    workers = str(chance.randint(12, 86))
    return {
        "facts": filled(text.facts.replace("{m}", workers), chance, firm, day - timedelta(days=40)),
        "basis": text.basis,
        "workers": workers,
        "amount": f"{chance.randint(150, 1_900) / 10:.1f}",
        "address": f"{firm.place}{chance.choice(_STREETS)}{chance.randint(1, 260)}号",
    }


def taxes(chance: random.Random, text: Text, firm: Firm, day: date, by: Body) -> dict[str, str]:
    """What an entry for a major tax violation adds."""
    return {
        "other_code:tax": firm.code,
        "reported_in": f"{day.year}年第{(day.month + 2) // 3}季度",
        "violation": text.violation,
        "facts": filled(text.facts, chance, firm, day - timedelta(days=90)),
        "basis": text.basis,
    }


def judgments(chance: random.Random, text: Text, firm: Firm, day: date, by: Body) -> dict[str, str]:
    """What an entry of a court adds."""
    filed = day - timedelta(days=chance.randint(60, 200))
    partly = chance.random() < 0.3
    return {
        "subject_kind": "企业或其他组织",
        "code_or_person_id": firm.code,
        "areaName": "示例省",
        "gistId": f"（{filed.year - 1}）{by.sign[0]}01民初{chance.randint(20, 4_000)}号",
        "gistUnit": by.name,
        "regDate": filed.isoformat(),
        "content": filled(text.content, chance, firm, day),
        "performance": "部分未履行" if partly else "全部未履行",
        "performedPart": f"{chance.randint(2, 7)}万元" if partly else "",
        "violation": text.violation,
    }


def _entrants(chance: random.Random, public: Public, field: str, count: int) -> list[tuple[Text, Firm]]:
    """Different firms that the texts of a field of work fit."""
    found: dict[str, tuple[Text, Firm]] = {}
    while len(found) < count:
        firm = public.draw_business()
        fits = [text for text in fitting("listings", firm.group) if text.field == field]
        if fits:
            found.setdefault(firm.code, (chance.choice(fits), firm))
    return list(found.values())


_LISTS: Final[dict[str, tuple[str, str, Say]]] = {
    "wage_arrears": ("human_resources", "{sign}欠薪列字〔{year}〕{count}号", wages),
    "major_tax_violation": ("tax", "{sign}稽失信〔{year}〕{count}号", taxes),
    "judgment_defaulter": ("court", "（{year}）{sign}{count}号", judgments),
}
