"""The columns of invented sections, and what their records say, for samples.py."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeVar

from disclosure.report import value

Language = Literal["zh-hans", "en"]
T = TypeVar("T")
# key, Chinese, English, kind
RECORDS = (
    ("penalty_kinds", "处罚类别", "Kinds of penalty", "text"),
    ("decided_on", "处罚决定日期", "Decided on", "date"),
    ("valid_until", "有效期至", "Valid until", "date"),
    ("fine", "罚款金额（万元）", "Fine (10,000 yuan)", "money"),
    ("confiscated", "没收违法所得、没收非法财物的金额（万元）", "Confiscated (10,000 yuan)", "money"),
    ("licence_number", "许可编号", "Permit number", "number"),
    ("authority", "处罚机关", "Authority", "body"),
    ("source", "数据来源单位", "Data source", "body"),
    ("facts", "违法事实", "Facts found", "long"),
    ("basis", "处罚依据", "Legal basis", "long"),
)
TABLE = (
    ("year", "评价年度", "Year", "year"),
    ("content", "评定内容", "Evaluation", "wide"),
    ("decided_on", "评定时间", "Date", "date"),
    ("grade", "等级", "Grade", "text"),
    ("source", "数据来源", "Data source", "wide"),
)
BASIC = (
    ("name", "企业名称", "Name", "text"),
    ("code", "统一社会信用代码", "Unified social credit code", "code"),
    ("representative", "法定代表人/负责人", "Legal representative", "text"),
    ("entity_type", "企业类型", "Type", "text"),
    ("founded", "成立日期", "Established", "date"),
    ("address", "住所", "Registered address", "long"),
)


def pick(zh: T, en: T) -> tuple[T, T]:
    """Both languages, to be indexed by whether English is asked for."""
    return zh, en


def of(layout: str, language: Language) -> tuple[value.Column, ...]:
    """The columns of a section in records, or of one in a table."""
    say = language.startswith("en")
    rows = RECORDS if layout == "records" else TABLE
    return tuple(value.Column(key, en if say else zh, kind) for key, zh, en, kind in rows)


def said(
    layout: str, language: Language, *, body: value.Body, day: date, wan: int, facts: str
) -> Mapping[str, value.Value]:
    """What one record says; it leaves a value out, has an amount with a fraction and a validity without end."""
    say = language.startswith("en")
    if layout != "records":
        grade = {"content": pick("企业环境信用评价", "Environmental evaluation")[say], "grade": "A"}
        return {"year": str(day.year), "decided_on": day.isoformat(), "source": body.name, **grade}
    return {
        "penalty_kinds": pick("罚款；没收违法所得", "Fine; confiscation of illegal gains")[say],
        "decided_on": day.isoformat(),
        "valid_until": "2099-12-31",
        "fine": value.Money(f"{wan}.25", str(wan * 10_000 + 2_500)),
        "confiscated": None,
        "licence_number": "",
        "authority": body,
        "source": body,
        "facts": facts,
        "basis": "《中华人民共和国大气污染防治法》第一百零八条第（一）项。",
    }


def basic(language: Language, name: str, coverage: tuple[value.Asked, ...]) -> value.Basic:
    """Registration facts of an invented company whose representative has rare characters in the name."""
    say = language.startswith("en")
    listed = tuple(value.Column(key, en if say else zh, kind) for key, zh, en, kind in BASIC)
    values: dict[str, value.Value] = {"name": name, "code": "91990100MA6K4T7X1C", "representative": "任䶮㛃"}
    values |= {"entity_type": pick("有限责任公司", "Limited liability company")[say], "founded": "2011-06-08"}
    return value.Basic(listed, values | {"address": "示例市临河区工业四路88号"}, coverage)


def tags(language: Language) -> tuple[value.Tag, ...]:
    """One tag of every kind."""
    say = language.startswith("en")
    words = (
        ("plain", "存续", "In existence"),
        ("good", "守信激励对象", "Trust-incentive subject"),
        ("bad", "失信惩戒对象", "Untrustworthiness-penalty subject"),
        ("warn", "经营异常", "Operating abnormality"),
    )
    return tuple(value.Tag(kind, en if say else zh) for kind, zh, en in words)


def scope(language: Language) -> tuple[value.Scoped, ...]:
    """What an invented relying party asked for."""
    say = language.startswith("en")
    return (
        value.Scoped(pick("报送对象", "Addressee")[say], "text", "示例市公共资源交易中心"),
        value.Scoped(pick("用途", "Purpose")[say], "text", pick("投标资格审查", "Qualification for a tender")[say]),
        value.Scoped(pick("查询时段", "Period")[say], "period", ("2021-11-22", "2026-11-21")),
        value.Scoped(pick("可查看至", "Can be looked up until")[say], "date", "2026-12-22"),
        value.Scoped(pick("覆盖区域", "Area")[say], "text", pick("示例省", "Example Province")[say]),
        value.Scoped(pick("无来源单位的领域", "Fields without a source")[say], "long", pick("税务", "tax")[say]),
    )
