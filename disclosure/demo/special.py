"""Invented subjects that try a register: namesakes, a shared code, rare signs, long names, brackets, a branch."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from disclosure.demo.firms import Firm, code

SHOWCASE: Final = "示例市晨曦精密机械有限公司"
SHOWCASE_CODE: Final = "91990100MA7DEMX16N"
_FIRST_NUMBER: Final = 20_000_000  # beyond the numbers of the ordinary firms
_BRANDS: Final = "晨远瑞嘉盛恒泰明安信博兴"
_SHARED: Final = ("范例市同舟建筑劳务有限公司", "范例市共济装饰工程有限公司")
DEREGISTERED: Final = "示例市霁舟和文化传播有限公司"
_ODD: Final = (
    "示例市𬭎鑫特种材料有限公司",
    "样例市䶮和商贸有限公司",
    "范例市㛃美日用品有限公司",
    "试例市\ue0a1丰农业开发有限公司",  # a sign of private use: lost on the way, the rest must still be found
    "举例（示例）文化传播有限公司",
    "举例(样例)物流有限公司",
    "TQB检测技术（示例）有限公司",
    f"{SHOWCASE}样例分公司",
    DEREGISTERED,
    "示例市高新技术产业开发区滨河新材料与精密制造产业联合创新中心智能装备研发设计生产销售安装维修服务一体化示范基地"
    "运营管理及配套物流仓储供应链综合服务（集团）股份有限公司",
)


# Subjects that never exchanged their older number for a unified code.
_OLDER: Final = (("示例市松麓纺织厂", "990100000000714"), ("示例市云泉铸造厂", "MADEM0011"))

# A subject of each kind that is no company.
_KINDS: Final = (
    ("示例市园林绿化局", "11", "public", "机关"),
    ("示例市档案馆", "12", "public", "事业单位"),
    ("示例市印刷行业协会", "51", "public", "社会团体"),
    ("示例市青禾区云麓蔬菜种植专业合作社", "93", "farm", "农民专业合作社"),
)


def specials() -> Iterator[Firm]:
    """Every special subject, the showcase first; always the same ones."""
    founded = date(2009, 4, 16)
    further = (
        ("english", "Shili Chenxi Precision Machinery Co., Ltd."),
        ("former", "示例市晨曦机械厂"),
        ("short", "晨曦精密"),
    )
    yield Firm(SHOWCASE, SHOWCASE_CODE, "990101", "making", founded, "有限责任公司", further)
    for place, brand in enumerate(_BRANDS):
        name = f"{brand}和贸易有限公司"  # one name, registered in two cities
        for area in ("990101", "990201"):
            number = 10 + place * 2 + (area == "990201")
            yield Firm(name, _code(number, area), area, "trade", date(2015, 1 + place, 9), "有限责任公司")
    for name in _SHARED:
        yield Firm(name, _code(60, "990301"), "990301", "building", date(2018, 5, 8), "有限责任公司")
    for place, (name, prefix, group, ent_type) in enumerate(_KINDS):
        own = code(prefix, "990101", _FIRST_NUMBER + 90 + place)
        yield Firm(name, own, "990101", group, date(2008, 9, 1 + place), ent_type)
    for place, (name, older) in enumerate(_OLDER):
        yield Firm(name, older, "990101", "making", date(2003, 6, 2 + place), "有限责任公司")
    for place, name in enumerate(_ODD):
        ent_type = "有限责任公司分公司" if name.endswith("分公司") else "有限责任公司"
        yield Firm(name, _code(70 + place, "990101"), "990101", "making", date(2012, 3, 1 + place), ent_type)


def _code(number: int, area: str) -> str:
    return code("91", area, _FIRST_NUMBER + number)
