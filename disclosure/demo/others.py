"""Invented commitments, grade-A ratings and entries on the three serious lists."""

import random
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import Body, authority
from disclosure.demo.firms import Firm
from disclosure.demo.records import Public, Record, about, decider, number, working_day

_COMMITMENTS: Final = (
    ("approvals", "审批替代型", "办理食品经营许可时承诺经营场所、设备和人员符合规定，所提交材料真实有效"),
    ("approvals", "证明事项型", "申请建设项目备案时承诺符合产业政策和用地规定，愿意接受核查"),
    ("approvals", "容缺受理型", "承诺在十个工作日内补齐消防验收意见书"),
    ("housing", "主动型", "承诺按期足额支付工程款和农民工工资，不以任何理由拖欠"),
    ("housing", "行业自律型", "承诺不围标、不串标，不转包和违法分包"),
    ("ecology", "主动型", "承诺污染防治设施与主体设施同步运行，如实公开排放数据"),
)
_STATES: Final = ("全部履行", "全部履行", "履行中", "部分履行", "")
_TAX: Final = (
    (
        "逃避缴纳税款",
        "设置两套账簿隐匿销售收入，少缴增值税、企业所得税合计{n}3.6万元",
        "《中华人民共和国税收征收管理法》第六十三条",
    ),
    (
        "虚开增值税专用发票",
        "在没有真实货物交易的情况下，对外虚开增值税专用发票{n}7份",
        "《中华人民共和国发票管理办法》第二十一条",
    ),
    ("骗取出口退税", "以假报出口手段骗取出口退税{n}8.2万元", "《中华人民共和国税收征收管理法》第六十六条"),
)
_DUTIES: Final = (
    "支付货款{n}6.4万元及逾期利息",
    "返还工程保证金{n}0万元",
    "支付租金{n}2.8万元并腾退厂房",
    "赔偿经济损失{n}5万元",
)
_CONDUCT: Final = ("违反财产报告制度", "违反财产报告制度,其他规避执行", "有履行能力而拒不履行生效法律文书确定义务")


def others(chance: random.Random, public: Public, subjects: int, on: date) -> list[Record]:
    """The records of the five smaller items for a register of that many subjects, as of `on`."""
    listed = max(3, subjects // 35)
    return [
        *(_commitment(chance, public.draw(), on) for _ in range(subjects // 3)),
        *_taxpayers(chance, public, subjects // 7, on),
        *_numbered(chance, public, listed, on, "major_tax_violation", "{sign}税失信〔{year}〕{count}号"),
        *_numbered(chance, public, listed, on, "wage_arrears", "{sign}列决字〔{year}〕{count}号"),
        *_numbered(chance, public, listed, on, "judgment_defaulter", "（{year}）{sign}字第{count}号"),
    ]


def _commitment(chance: random.Random, firm: Firm, on: date) -> Record:
    field, kind, matter = chance.choice(_COMMITMENTS)
    by, day = decider(chance, field, firm), working_day(on - timedelta(days=chance.randint(3, 1_400)))
    row = {"commitment_kind": kind, "content": matter, "decided_on": day.isoformat()}
    return Record("commitment", firm, by, day, about(firm, by) | row | {"fulfilment": chance.choice(_STATES)})


def _taxpayers(chance: random.Random, public: Public, count: int, on: date) -> list[Record]:
    made: dict[tuple[str, int], Record] = {}
    for _ in range(count):
        firm, year = public.draw(), on.year - chance.randint(1, 3)
        day = date(year + 1, 4, 30) if date(year + 1, 4, 30) < on else date(year, 12, 31)
        by = authority("tax", firm.city)
        row = about(firm, by) | {"other_code:tax": firm.code, "year": str(year), "decided_on": day.isoformat()}
        made[firm.code, year] = Record("a_taxpayer", firm, by, day, row)
    return list(made.values())


def _numbered(chance: random.Random, public: Public, count: int, on: date, item: str, form: str) -> list[Record]:
    make = {"major_tax_violation": _tax, "wage_arrears": _wages, "judgment_defaulter": _judgment}[item]
    made = []
    for _ in range(count):
        firm = public.draw()
        day = working_day(on - timedelta(days=min(4 + int(chance.expovariate(1 / 260)), 1_080)))
        by, row = make(chance, firm)
        made.append(Record(item, firm, by, day, about(firm, by) | row | {"decided_on": day.isoformat()}))
    number(made, form)
    return made


def _tax(chance: random.Random, firm: Firm) -> tuple[Body, dict[str, str]]:
    nature, facts, basis = chance.choice(_TAX)
    said = {"violation": nature, "facts": f"经检查，该单位{facts.format(n=chance.randint(11, 48))}。", "basis": basis}
    return authority("tax", firm.city), said


def _wages(chance: random.Random, firm: Firm) -> tuple[Body, dict[str, str]]:
    workers, owed = chance.randint(6, 64), chance.randint(9, 140)
    facts = f"拖欠{workers}名农民工工资{owed}万元，经责令限期支付，逾期未支付。"
    basis = "《保障农民工工资支付条例》；《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》"
    said = {"facts": facts, "basis": basis, "workers": str(workers), "amount": str(owed)}
    return authority("human_resources", firm.city), said


def _judgment(chance: random.Random, firm: Firm) -> tuple[Body, dict[str, str]]:
    by = authority("court", firm.city)
    said = {"content": chance.choice(_DUTIES).format(n=chance.randint(1, 9)), "violation": chance.choice(_CONDUCT)}
    return by, said | {"performance": "全部未履行", "areaName": "示例省", "gistUnit": by.name}
