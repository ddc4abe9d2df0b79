"""One invented decision, and what all kinds of them have in common."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from disclosure.demo.bodies import PROVINCE, Body, authority
from disclosure.demo.firms import Firm

PROVINCIAL: Final = 0.08  # share of decisions that the province makes


@dataclass(frozen=True, slots=True)
class Record:
    """An invented row on its way into a delivery; `row` maps roles (or column codes) to cells and may still grow."""

    item: str
    firm: Firm
    by: Body
    decided_on: date
    row: dict[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """(authority's code, document number): by these the record is found again after it was loaded."""
        return self.by.code, self.row.get("document_number", "")


class Public:
    """Firms to draw from: some are met much more often than others, as in life."""

    def __init__(self, chance: random.Random, firms: Sequence[Firm]) -> None:
        self._chance = chance
        self._firms = firms
        self._weights = list(accumulate(min(chance.paretovariate(1.3), 12) for _ in firms))

    def draw(self) -> Firm:
        """One subject of any kind."""
        return self._chance.choices(self._firms, cum_weights=self._weights)[0]

    def draw_business(self) -> Firm:
        """One subject that carries on a business."""
        while True:
            firm = self.draw()
            if firm.group != "public":
                return firm


def about(firm: Firm, by: Body) -> dict[str, str]:
    """The cells that say whom a row is about, who decided and who delivered."""
    return {
        "subject_name": firm.name,
        "subject_kind": "个体工商户" if firm.kind == "sole_trader" else "法人及非法人组织",
        "subject_code": firm.code,
        "authority_name": by.name,
        "authority_code": by.code,
        "source_name": by.name,
        "source_code": by.code,
    }


def decider(chance: random.Random, field: str, firm: Firm) -> Body:
    """The authority of the firm's city, now and then that of the province."""
    return authority(field, PROVINCE if chance.random() < PROVINCIAL else firm.city)


def working_day(day: date) -> date:
    """The Friday before, for a day of a weekend: offices decide on weekdays."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def number(records: Iterable[Record], form: str, taken: Collection[str] = ()) -> None:
    """Number the decisions of each authority and year in order of their days, as 示环罚〔2026〕41号; not as `taken`."""
    series: dict[tuple[str, int], int] = defaultdict(int)
    for record in sorted(records, key=lambda record: (record.decided_on, record.firm.code)):
        series_of = record.by.code, record.decided_on.year
        told = ""
        while not told or told in taken:
            series[series_of] += 1
            told = form.format(sign=record.by.sign, year=record.decided_on.year, count=series[series_of])
        record.row["document_number"] = told
