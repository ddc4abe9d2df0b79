"""Invented report values, stamped, for whoever draws them: many records, none, special; Chinese and English."""

from datetime import date, timedelta
from typing import Any

from disclosure.report import value
from tests.report import columns
from tests.report.columns import Language, pick

BUREAUS = (
    ("示例市市场监督管理局", "Example Administration for Market Regulation", "11990100MB1R20K48U", "delivered", 21),
    ("示例市生态环境局", "Example Ecology and Environment Bureau", "11990100MB1R44H91C", "none", 21),
    ("示例市应急管理局", "Example Emergency Management Bureau", "11990100MB1R31C7X7", "late", 2),
    ("示例市交通运输局", "", "11990100MB1R63P15T", "never", 0),
)
MARK = pick(
    "2026年11月10日起有行政复议正在办理。办理期间继续公示；本标注不表示信息有误或无误。",
    "Administrative reconsideration is pending since 10 November 2026. It stays public meanwhile. "
    "This mark does not say it is wrong or right.",
)
FACTS = "表面处理车间的挥发性有机物收集设施于2026年4月2日至4月9日停用，未向主管部门报告，期间照常生产。"
# code, titles, sections: code, titles, layout
GROUPS: tuple[tuple[str, str, str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "administration",
        "行政管理",
        "Administration",
        (("permit", "行政许可", "Permits", "records"), ("penalty", "行政处罚", "Penalties", "records")),
    ),
    ("trustworthiness", "诚实守信", "Trustworthiness", (("trustworthy_tax", "诚实守信", "Trustworthiness", "table"),)),
    (
        "serious",
        "严重失信",
        "Serious untrustworthiness",
        (("serious_judgment", "严重失信", "Serious untrustworthiness", "records"),),
    ),
    ("abnormal", "经营异常", "Operating abnormality", (("abnormal", "经营异常", "Operating abnormality", "records"),)),
    ("commitment", "信用承诺", "Commitments", (("commitment", "信用承诺", "Commitments", "table"),)),
    ("evaluation", "信用评价", "Evaluation", (("evaluation", "信用评价", "Evaluation", "table"),)),
    ("judgment", "司法判决", "Judgments", (("judgment", "司法判决", "Judgments", "records"),)),
    ("other", "其他", "Other", (("other", "其他", "Other", "records"),)),
)


def general(language: Language = "zh-hans", *, records: int = 4) -> value.Report:
    """A general report with so many records in each of its nine sections; English has English names where known."""
    return _report(language, kind="general_org", groups=_groups(language, records), local=_local(language))


def empty(language: Language = "zh-hans") -> value.Report:
    """A general report about a subject of whom nothing is public."""
    return _report(language, kind="general_org", groups=_groups(language, 0), name="示例市临河区青禾蔬菜专业合作社")


def special(language: Language = "zh-hans") -> value.Report:
    """A special report: five penalties, one by simple procedure, one whose period is over; no coercion."""
    say = language.startswith("en")
    found = _section(language, "penalty", "行政处罚（含简易程序）", "Penalties, simple ones included", "records", 5)
    flags = {0: pick("简易程序", "Simple procedure")[say], 4: pick("公示期已届满", "Display period over")[say]}
    rows = tuple(_changed(row, flag=flags.get(number, "")) for number, row in enumerate(found.records))
    none = _section(language, "coercion", "行政强制", "Administrative coercion", "records", 0)
    groups = (_group(language, "penalty", (_changed(found, records=rows),)), _group(language, "coercion", (none,)))
    return _report(
        language,
        kind="special",
        groups=groups,
        advice=(),
        statement=pick(
            "在查询时段、区域和领域内，查询到行政处罚记录5条（其中简易程序1条、公示期已届满1条）；没有行政强制记录。",
            "Within the period, area and fields stated: 5 administrative penalties (1 by simple procedure, 1 whose"
            " display period is over) were found; no record of administrative coercion.",
        )[say],
        scope=columns.scope(language),
        fields_covered=pick(("市场监管", "生态环境", "税务"), ("market regulation", "environment", "tax"))[say],
    )


def _report(language: Language, **changed: Any) -> value.Report:
    say = language.startswith("en")
    name = changed.pop("name", "示例市𬭎泰精密制造有限公司")
    number = "20261122094107K7Q2M8XA"
    english = "Example Hongtai Precision Manufacturing Co., Ltd." if "𬭎" in name else ""
    plain: dict[str, Any] = {
        "version": value.VERSION,
        "language": language,
        "title": pick("公共信用信息报告", "Public Credit Information Report")[say],
        "subtitle": pick("法人和非法人组织", "Legal persons and unincorporated organisations")[say],
        "number": number,
        "check_code": "H4T7Q9WM3KXC",
        "issued_at": "2026-11-22T09:41:07+08:00",
        "data_until": "2026-11-21",
        "issuer": pick("信用中国（演示）", "Credit China (demonstration)")[say],
        "site": value.Site(pick("信用中国", "Credit China")[say], "credit.example"),
        "verify_url": f"https://credit.example/verify/{number}/H4T7Q9WM3KXC/",
        "signature": value.Signature(
            "demo", pick("演示签名", "Demo signature")[say], pick("不具法律效力", "no legal effect")[say]
        ),
        "subject": value.About(name, english, "91990100MA6K4T7X1C", columns.tags(language)),
        "notice": pick(
            "本报告如实列示上述主体截至数据截止日正在公示的信息，不含评分或评级。",
            "This report states what is public about the subject on the data date. It contains no score or rating.",
        )[say],
        "basic": columns.basic(language, name, _asked(language)[:1]),
        "advice": (pick("依法诚信经营，按时履行法定义务。", "Act lawfully and in good faith.")[say],),
        "notes": (pick("“—”表示来源单位未提供该项。", "A dash means that the source did not provide it.")[say],),
    }
    return value.Report(**plain | changed)


def _groups(language: Language, records: int) -> tuple[value.Group, ...]:
    say = language.startswith("en")
    made = []
    for code, zh, en, parts in GROUPS:
        sections = tuple(_section(language, *part, records) for part in parts)
        title = pick(zh, en)[say]
        made.append(value.Group(code, title, title, sum(len(each.records) for each in sections), sections))
    return tuple(made)


def _local(language: Language) -> tuple[value.Group, ...]:
    section = _section(language, "local", "公共信用信息地方补充内容", "Local supplement", "records", 1)
    return (_group(language, "local", (section,)),)


def _group(language: Language, code: str, sections: tuple[value.Section, ...]) -> value.Group:
    title = sections[0].title
    return value.Group(code, title, title, sum(len(each.records) for each in sections), sections)


def _section(language: Language, code: str, zh: str, en: str, layout: str, records: int) -> value.Section:
    say = language.startswith("en")
    listed = columns.of(layout, language)
    none = pick(
        f"截至2026年11月21日，下列4家来源单位的{zh}信息中，没有该主体正在公示的记录；其中1家申报本期无此类决定，"
        "另有2家未按期报送（见下）。本结果只说明上述来源当前的公示情况，不是信用评价。",
        f"As of 21 November 2026, the 4 sources below publish no {en} record about this subject; 1 of them declared"
        " none this period; 2 others are late (named below). This is what these sources publish now, not a rating.",
    )[say]
    return value.Section(
        code=code,
        title=pick(zh, en)[say],
        layout=layout,
        head_label=pick("文书号", "Document number")[say] if layout == "records" else "",
        fields=listed,
        records=tuple(_record(language, layout, code, number) for number in range(records)),
        coverage=_asked(language),
        none_found="" if records else none,
    )


def _record(language: Language, layout: str, code: str, number: int) -> value.Record:
    say = language.startswith("en")
    bureau = BUREAUS[number % len(BUREAUS)]
    body = value.Body(pick(bureau[0], bureau[1] or bureau[0])[say], bureau[2])
    against = code in ("penalty", "serious_judgment", "abnormal")
    wan, day = number * 7 + 1, date(2026, 11, 1) - timedelta(days=number * 11)
    return value.Record(
        head=f"示市监决〔2026〕{number + 1}号" if layout == "records" else "",
        values=columns.said(layout, language, body=body, day=day, wan=wan, facts=f"{FACTS}（{number + 1}）"),
        ref=f"{number:08x}-0000-4000-8000-{len(code):012x}",
        version=number % 3 + 1,
        severity=value.Word("general", pick("一般", "General")[say]) if against else None,
        last_day=(day + timedelta(days=365)).isoformat() if against else "",
        marks=(value.Note("reconsideration", MARK[say]),) if against and number == 1 else (),
    )


def _asked(language: Language) -> tuple[value.Asked, ...]:
    say = language.startswith("en")
    return tuple(
        value.Asked(pick(zh, en or zh)[say], state, f"2026-11-{day:02}" if day else "", number * 6 + 1)
        for number, (zh, en, _, state, day) in enumerate(BUREAUS)
    )


def _changed(row: Any, **changed: Any) -> Any:
    return type(row)(**{name: getattr(row, name) for name in row.__dataclass_fields__} | changed)
