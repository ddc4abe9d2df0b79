"""The one subject to look at first: something of everything, written by hand."""

import random
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import authority
from disclosure.demo.firms import Firm
from disclosure.demo.honours import rated_on, rating
from disclosure.demo.licences import licence
from disclosure.demo.listings import entry, wages
from disclosure.demo.penalties import LONG_TERM
from disclosure.demo.records import Record, about, working_day
from disclosure.demo.texts import fitting, texts

_LICENCES: Final = 12
# (days ago, field, count of the number, kinds, fine, gains, violation, facts, basis, content)
_PENALTIES: Final = (
    (
        157, "ecology", 41, "罚款", "28", "", "未按规定贮存危险废物",
        "废切削液贮存场所未设置危险废物识别标志，八只铁桶露天堆放，且未按规定建立管理台账。当事人在调查期间已完成清理。",
        "《中华人民共和国固体废物污染环境防治法》第一百一十二条第一款第一项、第十三项",
        "罚款28万元，自收到决定书之日起十五日内缴纳。",
    ),
    (
        258, "work_safety", 17, "责令停产停业;罚款", "45", "", "安全设备未保持正常使用",
        "冲压车间十一台压力机的安全联锁装置被拆除，其中三台在检查时正在运行；新进操作人员未接受岗前培训。",
        "《中华人民共和国安全生产法》第九十九条第三项、第四项",
        "责令停产停业整顿，罚款45万元，自收到决定书之日起十五日内缴纳。",
    ),
    (
        306, "market_regulation", 105, "没收违法所得", "", "6.4", "产品标识与实际执行标准不符",
        "两批次精密主轴的产品合格证标注的执行标准与出厂检验记录不一致，已售出一百二十六件。",
        "《中华人民共和国产品质量法》第五十四条",
        "没收违法所得6.4万元。",
    ),
)  # fmt: skip


def showcase(chance: random.Random, firm: Firm, on: date) -> list[Record]:
    """Three penalties, an entry on a list, twelve licences, an honour and two commitments, as of `on`."""
    return [
        *(_penalty(firm, on, *told) for told in _PENALTIES),
        *_licences(chance, firm, on),
        _entry(chance, firm, on),
        rating(firm, max(year for year in range(on.year - 3, on.year) if rated_on(year) < on)),
        *_commitments(firm, on),
    ]


def _penalty(firm: Firm, on: date, ago: int, field: str, count: int, kinds: str, *rest: str) -> Record:
    by, day = authority(field, firm.city), working_day(on - timedelta(days=ago))
    said = zip(("fine", "confiscated", "violation", "facts", "basis", "content"), rest, strict=True)
    row = about(firm, by) | dict(said) | {"penalty_kinds": kinds, "valid_until": LONG_TERM}
    row |= {"document_number": f"{by.sign}罚〔{day.year}〕{count}号", "decided_on": day.isoformat()}
    return Record("penalty", firm, by, day, row)


def _licences(chance: random.Random, firm: Firm, on: date) -> list[Record]:
    fits = fitting("licences", firm.group)
    made = []
    for place in range(_LICENCES):
        text = fits[place % len(fits)]
        day = working_day(on - timedelta(days=40 + 55 * place))
        made.append(licence(chance, text, firm, authority(text.field, firm.city), day, on))
        made[-1].row["document_number"] = f"{made[-1].by.sign}许〔{day.year}〕{9_001 + place}号"
    return made


def _entry(chance: random.Random, firm: Firm, on: date) -> Record:
    text = next(text for text in texts("listings") if text.field == "human_resources")
    day = working_day(on - timedelta(days=433))
    record = entry(chance, "wage_arrears", text, firm, day, wages)
    record.row["document_number"] = f"{record.by.sign}欠薪列字〔{day.year}〕8号"
    return record


def _commitments(firm: Firm, on: date) -> list[Record]:
    said = (
        (75, "ecology", "行业自律型", "重污染天气预警期间自行停用两条表面处理生产线，并公开每日监测结果。", "履行中"),
        (
            320,
            "approvals",
            "容缺受理型",
            "申请延续取水许可时缺一份计量装置检定证书，承诺在二十个工作日内补齐。",
            "全部履行",
        ),
    )
    made = []
    for ago, field, kind, content, state in said:
        by, day = authority(field, firm.city), working_day(on - timedelta(days=ago))
        row = {"commitment_kind": kind, "content": content, "fulfilment": state, "decided_on": day.isoformat()}
        made.append(Record("commitment", firm, by, day, about(firm, by) | row))
    return made
