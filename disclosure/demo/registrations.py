"""Invented registration facts: of every tenth subject, from the body that registers its kind."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import Body, authority, decider_of
from disclosure.demo.firms import Firm
from disclosure.demo.plan import opening
from disclosure.demo.records import Record, about

_EVERY: Final = 10
_PUBLIC_EVERY: Final = 2  # of public bodies and social organisations there are few
_SURNAMES: Final = "石舟禾麦桐榆岑岳桑柏"
_GIVEN: Final = ("晓禾", "一川", "云舟", "知远", "小满", "望岳", "青野", "临溪", "怀谷", "若汀")
_REGISTRARS: Final = {"institution": "staffing", "social": "civil_affairs"}
_SCOPES: Final = {
    "making": "机械零部件加工、销售。", "chemical": "涂料生产、销售。", "building": "建设工程施工。",
    "food": "食品经营。", "trade": "日用百货批发、零售。", "transport": "道路货物运输。", "health": "医疗器械经营。",
    "farm": "农产品种植、销售。", "service": "企业管理咨询。", "public": "提供公共服务。",
}  # fmt: skip


def registrations(chance: random.Random, public: Sequence[Firm], on: date) -> list[Record]:
    """The facts of the subjects chosen, as of a day before the register opened; none of government bodies."""
    chosen = [firm for place, firm in enumerate(public) if place % _every(firm) == 0 and firm.kind != "government"]
    return [_facts(chance, firm, on) for firm in chosen]


def _every(firm: Firm) -> int:
    return _PUBLIC_EVERY if firm.kind in _REGISTRARS else _EVERY


def _facts(chance: random.Random, firm: Firm, on: date) -> Record:
    by = _registrar(firm)
    row = about(firm, by) | {
        "organisation_representative": chance.choice(_SURNAMES) + chance.choice(_GIVEN),
        "entity_type": firm.ent_type,
        "address": f"{firm.place}青石路{chance.randint(1, 260)}号",
        "decided_on": firm.registered_on.isoformat(),
        "state": "存续",
        "content": _SCOPES[firm.group],
        "as_of": (opening(on) - timedelta(days=chance.randint(1, 180))).isoformat(),
    }
    if firm.kind == "institution":
        row |= {"organiser": authority("approvals", firm.city).name, "approved_by": by.name}
    if firm.kind == "social":
        row |= {"supervised_by": authority("civil_affairs", firm.city).name, "registration_type": "成立登记"}
    return Record("registration", firm, by, firm.registered_on, row)


def _registrar(firm: Firm) -> Body:
    return decider_of("registration", firm.city, _REGISTRARS.get(firm.kind, "market_regulation"))
