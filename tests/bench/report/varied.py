"""General reports with any number of full records, no two of them alike, so that no cache of an engine answers."""

import random
from dataclasses import replace
from datetime import date, timedelta

from disclosure.report import value
from tests.report import samples

SIGNS = "设备安装环境监测超标排放生产许可管理责令改正整改期限违法所得没收罚款货值产品质量检验不合格标准"


def report(records: int, seed: int) -> value.Report:
    """A report with so many permits and penalties and nothing else."""
    chance = random.Random(seed)
    pattern = samples.general(records=1)
    permits, penalties = pattern.groups[0].sections
    half = records // 2
    sections = (_filled(permits, half, chance), _filled(penalties, records - half, chance))
    others = tuple(
        replace(group, count=0, sections=tuple(replace(section, records=()) for section in group.sections))
        for group in pattern.groups[1:]
    )
    groups = (replace(pattern.groups[0], count=records, sections=sections), *others)
    return replace(
        pattern, groups=groups, local=(), subject=replace(pattern.subject, name=f"示例市{_words(chance, 4)}厂")
    )


def _filled(section: value.Section, count: int, chance: random.Random) -> value.Section:
    pattern = section.records[0]
    return replace(section, records=tuple(_record(section, pattern, chance) for _ in range(count)))


def _record(section: value.Section, pattern: value.Record, chance: random.Random) -> value.Record:
    values = {column.key: _said(column.kind, chance) for column in section.fields}
    head = f"（示）{_words(chance, 3)}罚〔2026〕{chance.randrange(10_000)}号"
    return replace(pattern, head=head, values=values, marks=(), ref=str(chance.getrandbits(64)))


def _said(kind: str, chance: random.Random) -> value.Value:
    """A full value of that kind."""
    if kind == "date":
        return (date(2026, 11, 1) - timedelta(days=chance.randrange(1800))).isoformat()
    if kind == "money":
        wan = chance.randrange(1, 900)
        return value.Money(str(wan), f"{wan}0000")
    if kind == "body":
        return value.Body(f"示例市{_words(chance, 5)}局", f"11990100MB1R{chance.randrange(10_000):04}8U")
    return _words(chance, chance.randrange(40, 90) if kind == "long" else 8) + ("。" if kind == "long" else "")


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(SIGNS, k=count))
