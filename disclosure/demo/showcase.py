"""The showcase subject: three penalties and an entry on the wage-arrears list, at ages that show every state."""

from datetime import date, timedelta

from disclosure.demo.bodies import authority
from disclosure.demo.firms import Firm
from disclosure.demo.records import Record, about, working_day

# field, days ago, kinds, fine, gains, violation, facts, basis, content
_PENALTIES = (
    ("ecology", 160, "罚款", "28", "", "未按规定设置危险废物识别标志",
     "废切削液贮存场所未设置识别标志，且未按规定管理台账。",
     "《中华人民共和国固体废物污染环境防治法》第一百一十二条第一款第一项", "罚款28万元。"),
    ("work_safety", 260, "责令停产停业;罚款", "45", "", "安全联锁装置被拆除仍在使用",
     "检查时，冲压车间6台压力机的安全联锁装置被拆除，仍在使用。",
     "《中华人民共和国安全生产法》第九十九条第三项、第四项", "责令停产停业整顿，罚款45万元。"),
    ("market_regulation", 308, "没收违法所得", "", "6.4", "产品标识与实际执行标准不符",
     "产品合格证标注的执行标准与实际不符。", "《中华人民共和国产品质量法》第五十四条", "没收违法所得6.4万元。"),
)  # fmt: skip


def showcase(firm: Firm, on: date) -> list[Record]:
    """Its records as of `on`; the numbers are high, so that no other decision bears them."""
    return [*(_penalty(firm, place, on) for place in range(len(_PENALTIES))), _entry(firm, on)]


def _penalty(firm: Firm, place: int, on: date) -> Record:
    field, ago, kinds, fine, gains, violation, facts, basis, content = _PENALTIES[place]
    by, day = authority(field, firm.city), working_day(on - timedelta(days=ago))
    row = about(firm, by) | {
        "document_number": f"{by.sign}罚〔{day.year}〕{801 + place}号",
        "penalty_kinds": kinds,
        "fine": fine,
        "confiscated": gains,
        "violation": violation,
        "facts": facts,
        "basis": basis,
        "content": content,
        "decided_on": day.isoformat(),
        "valid_until": "2099-12-31",
    }
    return Record("penalty", firm, by, day, row)


def _entry(firm: Firm, on: date) -> Record:
    by, day = authority("human_resources", firm.city), working_day(on - timedelta(days=430))
    row = about(firm, by) | {
        "document_number": f"{by.sign}列决字〔{day.year}〕88号",
        "facts": "拖欠23名农民工工资41万元，经责令限期支付，逾期未支付。",
        "basis": "《保障农民工工资支付条例》第四十八条",
        "workers": "23",
        "amount": "41",
        "decided_on": day.isoformat(),
    }
    return Record("wage_arrears", firm, by, day, row)
