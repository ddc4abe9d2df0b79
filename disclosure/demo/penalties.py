"""Invented penalties of every class."""

import random
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from disclosure.demo.firms import Firm
from disclosure.demo.records import Public, Record, about, decider, number, working_day
from disclosure.demo.texts import Text, amount, filled, fitting

LONG_TERM: Final = "2099-12-31"
_SAYS: Final = {
    "没收非法财物": "没收涉案物品",
    "责令停产停业": "责令停产停业整顿",
    "降低资质等级": "降低资质等级",
    "限制开展生产经营活动": "限制生产三个月",
}
_MEAN_AGE: Final = 190  # days; decisions grow rarer the older they are
_OLDEST: Final = 1_130


def penalties(chance: random.Random, public: Public, count: int, on: date, taken: Collection[str]) -> list[Record]:
    """`count` penalties decided in the three years before `on`, with other numbers than those `taken`."""
    made = [_penalty(chance, public.draw_business(), on) for _ in range(count)]
    number(made, "{sign}罚〔{year}〕{count}号", taken)
    return made


def _penalty(chance: random.Random, firm: Firm, on: date) -> Record:
    text = chance.choice(fitting("penalties", firm.group))
    age = min(2 + int(chance.expovariate(1 / _MEAN_AGE)), _OLDEST)
    day = working_day(on - timedelta(days=age))
    by = decider(chance, text.field, firm)
    inspected = day - timedelta(days=chance.randint(20, 75))
    row = about(firm, by) | imposed(chance, text)
    row |= {"violation": text.violation, "facts": filled(text.facts, chance, firm, inspected), "basis": text.basis}
    row |= {"decided_on": day.isoformat(), "valid_until": LONG_TERM}
    if text.kinds == ("警告",) or (text.kinds == ("罚款",) and float(row["fine"]) < 0.05):
        row["procedure"] = "简易程序" if chance.random() < 0.5 else "普通程序"
    return Record("penalty", firm, by, day, row)


def imposed(chance: random.Random, text: Text) -> dict[str, str]:
    """What is imposed: kinds, sums and the sentence that states them, all in agreement."""
    said = {"penalty_kinds": ";".join(text.kinds)}
    if text.fine:
        said["fine"] = amount(chance, text.fine)
    if text.gains:
        said["confiscated"] = amount(chance, text.gains)
    sums = {"罚款": money(said.get("fine", "")), "没收违法所得": money(said.get("confiscated", ""))}
    parts = [_SAYS.get(kind, kind) + sums.get(kind, "") for kind in text.kinds]
    due = "，自收到决定书之日起十五日内缴纳" if text.fine else ""
    return said | {"content": "，".join(parts) + due + "。"}


def money(amount: str) -> str:
    """A sum as decisions write it: below 10,000 yuan in yuan."""
    if not amount:
        return ""
    return f"{amount}万元" if float(amount) >= 1 else f"{round(float(amount) * 10_000)}元"
