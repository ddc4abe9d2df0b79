"""The fictional authorities and what their sources may deliver, read from the same fixtures as the register."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FIXTURES: Final = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
PROVINCE: Final = "990000"
# How each body abbreviates itself in its document numbers.
_PLACES: Final = {
    "990000": "例", "990100": "示", "990200": "样", "990300": "范", "990400": "举", "990500": "试",
}  # fmt: skip
_FIELDS: Final = {
    "market_regulation": "市监", "ecology": "环", "work_safety": "应急", "tax": "税", "human_resources": "人社",
    "housing": "建", "approvals": "审", "court": "执",
    "transport": "交", "finance": "财", "culture": "文旅", "customs": "关", "civil_affairs": "民", "staffing": "编",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """An authority that also delivers its own records, or a centre (field "") that collects those of its city."""

    code: str
    name: str
    field: str
    region: str

    @property
    def sign(self) -> str:
        """How its document numbers begin, such as 示环."""
        return _PLACES[self.region] + _FIELDS.get(self.field, "信")


@dataclass(frozen=True, slots=True)
class Duty:
    """What a source has to deliver: of which item, for which authorities, at least every so many days."""

    source: Body
    item: str
    authorities: tuple[str, ...]
    every: int


@cache
def authorities() -> tuple[Body, ...]:
    """Every fictional authority."""
    return tuple(_body(row) for row in _rows("authorities"))


@cache
def duties() -> tuple[Duty, ...]:
    """Every mandate of a fictional source, one for each item."""
    sources = {row["code"]: _body(row) for row in _rows("sources")} | {body.code: body for body in authorities()}
    return tuple(
        Duty(sources[row["source"]], item, tuple(row["authorities"]), row["due_every_days"])
        for row in _rows("mandates")
        for item in row["items"]
    )


def authority(field: str, region: str) -> Body:
    """The authority of a field of work in a city or, where the city has none, in the province."""
    found = {(body.field, body.region): body for body in authorities()}
    return found.get((field, region)) or found[field, PROVINCE]


def decider_of(item: str, region: str, field: str = "") -> Body:
    """Who decides an item in a city: its own authority, of that field of work if one is named, else the province's."""
    able = [code for duty in duties() if duty.item == item for code in duty.authorities]
    found = {body.region: body for body in authorities() if body.code in able and field in ("", body.field)}
    return found.get(region) or found[PROVINCE]


def _body(row: dict[str, Any]) -> Body:
    return Body(row["code"], row["name_zh"], row.get("field", ""), row["region"])


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return rows
