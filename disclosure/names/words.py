"""Words that names of organisations are made of: regions (GB/T 2260 and its history), legal forms, trades."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent


def listed(name: str) -> tuple[str, ...]:
    """The lines of a list beside this module."""
    return tuple((_HERE / "lists" / f"{name}.txt").read_text(encoding="utf-8").splitlines())


_FIXTURES: Final = _HERE.parents[1] / "fixtures"
_COUNTY: Final = "3"  # level
_TABLES: Final = (_FIXTURES / "reference" / "regions.csv", _FIXTURES / "demo" / "regions.csv")
# What stands behind the name proper of a region, longest first; peoples are left out together with it.
_LEVELS: Final = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "新区", "矿区",
                  "省", "市", "县", "区", "盟", "旗", "州")  # fmt: skip
_PEOPLES: Final = listed("peoples")
_NO_NAMES: Final = frozenset(
    "市辖区 县 城区 郊区 矿区 省直辖县级行政区划 自治区直辖县级行政区划 直辖县级 直辖县 新区".split()
)

# Endings that say what kind of company it is; longest first.
FORMS: Final = (
    "股份有限责任公司", "有限责任公司", "股份有限公司", "有限公司", "股份公司", "总公司", "公司",
)  # fmt: skip
PARTNERS: Final = ("特殊普通合伙", "普通合伙", "有限合伙", "个人独资")
NO_FORMS: Final = ("分公司", "支公司", "子公司")  # a part of the company that is named in front of it
BRANCHES: Final = (
    *NO_FORMS, "分行", "支行", "分社", "支局", "支社", "分店", "分部", "分厂", "分校", "分院", "分所", "支部",
    "营业部", "营业厅", "门市部", "办事处", "代表处", "经营部", "销售部", "服务部", "项目部", "加油站", "储蓄所",
    "分理处", "连锁店", "超市", "药店", "药房", "门店", "店", "站", "厅", "处", "厂", "部", "所", "点",
)  # fmt: skip

# Of which every place has one.
PUBLIC_BODIES: Final = ("局", "厅", "委员会", "人民政府", "人民法院", "检察院", "档案馆", "图书馆")
TRADES: Final = frozenset(listed("trades"))


@cache
def regions() -> frozenset[str]:
    """Full and short names of every region, also of abolished ones."""
    return frozenset(word for row in _rows() for word in _called(row))


@cache
def like_brands() -> frozenset[str]:
    """Short names of counties and districts: a firm may be called so for another reason (金山, 东方)."""
    counties = {word for row in _rows() if row["level"] == _COUNTY for word in _called(row) - {row["name_zh"]}}
    return frozenset(counties - {word for row in _rows() if row["level"] != _COUNTY for word in _called(row)})


@cache
def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for table in _TABLES:
        with table.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return rows


def _called(row: dict[str, str]) -> set[str]:
    words = {row["name_zh"], row.get("short_name_zh", ""), short(row["name_zh"])}
    return {word for word in words if len(word) > 1 and word not in _NO_NAMES}


@cache
def first_signs() -> dict[str, tuple[str, ...]]:
    """The regions that begin with two signs, longest first."""
    return _by(slice(2))


@cache
def last_signs() -> dict[str, tuple[str, ...]]:
    """The regions that end with two signs, longest first."""
    return _by(slice(-2, None))


def _by(signs: slice) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(regions(), key=len, reverse=True):
        found[word[signs]] = (*found.get(word[signs], ()), word)
    return found


def short(region: str) -> str:
    """A region as people call it: 义乌 for 义乌市, 丰宁 for 丰宁满族自治县; itself where too little would be left."""
    level = next((level for level in _LEVELS if region.endswith(level)), "")
    left = region.removesuffix(level)
    while people := next((people for people in _PEOPLES if left.endswith(people) and len(left) > len(people) + 1), ""):
        left = left.removesuffix(people)
    return left if len(left) > 1 else region
