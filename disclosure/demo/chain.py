"""A chain of shops with a past: the applicant of the demo acts for it, and its cases of repair are in every state.

Its records are the bureau's whose reviewers the demo has, old enough to be repaired, and come in files of their own.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import authority, decider_of
from disclosure.demo.files import Row
from disclosure.demo.firms import Firm, code
from disclosure.demo.penalties import LONG_TERM
from disclosure.demo.plan import Planned, opening, planned
from disclosure.demo.records import about, working_day

_FIRST_NUMBER: Final = 20_000_200  # beyond the other special subjects
CHAIN: Final = Firm(
    "示例市禾穗园连锁超市有限公司", code("91", "990101", _FIRST_NUMBER), "990101", "trade", date(2011, 6, 8),
    "有限责任公司", (("short", "禾穗园超市"),),
)  # fmt: skip
BAKERY: Final = Firm(
    "示例市禾穗园烘焙食品有限公司", code("91", "990101", _FIRST_NUMBER + 1), "990101", "food", date(2016, 3, 21),
    "有限责任公司",
)  # fmt: skip
_SERIES: Final = 301  # first number of its penalties
_YOUNGEST: Final = 245  # days: before the register opens, so that the first delivery has them all
_SHOPS: Final = (
    *("白鹭街", "松涛路", "云锦大道", "青石路", "滨河路", "望岳路", "临溪街", "桐荫路", "麦浪街", "观澜路"),
    *("听雨巷", "长风路", "晴川街", "柏舟路", "远山路", "明湖街", "春芜路", "朝阳里", "南塘街", "北苑路"),
)
# (violation, facts after the shop, fine in ten thousand yuan, basis)
_FAULTS: Final = (
    (
        "经营超过保质期的食品",
        "货架上有三种糕点超过保质期二至九日，货值金额一千二百余元，已售出部分无法追回。",
        "5.2",
        "《中华人民共和国食品安全法》第一百二十四条第一款第五项",
    ),
    (
        "销售不合格商品",
        "销售的一批儿童水杯经抽样检验不符合强制性标准，已售出四十六件。",
        "5.8",
        "《中华人民共和国产品质量法》第四十九条",
    ),
    (
        "利用虚假的价格手段诱骗消费者",
        "店庆期间标示的原价从未成交，涉及商品三十一种。",
        "6",
        "《中华人民共和国价格法》第四十条",
    ),
    (
        "使用未经检定合格的计量器具",
        "收银台有四台电子秤超过检定周期仍用于贸易结算，其中一台示值误差超出允许范围。",
        "7",
        "《中华人民共和国计量法》第二十五条",
    ),
    (
        "发布虚假广告",
        "店内展板称一款饮品“有助于降低血糖”，不能提供证明材料。",
        "8.5",
        "《中华人民共和国广告法》第五十五条",
    ),
)


def deliveries(on: date) -> Iterator[Planned]:
    """Its records in the first delivery of the bureau, a file an item."""
    day = opening(on)
    for item, rows in (
        ("penalty", _penalties(on)),
        ("market_regulation", [_entry(on)]),
        ("abnormal_operation", [_lapse(on)]),
    ):
        by = authority("market_regulation", CHAIN.city)
        yield planned(by, item, day, rows, "chain")


def _penalties(on: date) -> list[Row]:
    """One for each shop, and one of the bakery, the newest last."""
    rows: list[Row] = []
    for place, shop in enumerate([*_SHOPS, ""]):
        firm = CHAIN if shop else BAKERY
        by, day = (
            authority("market_regulation", firm.city),
            working_day(on - timedelta(days=_YOUNGEST + 80 - 4 * place)),
        )
        violation, facts, fine, basis = _FAULTS[place % len(_FAULTS)]
        said = {"violation": violation, "facts": f"当事人{shop + '店' if shop else '车间门市'}{facts}", "basis": basis}
        said |= {"penalty_kinds": "罚款", "fine": fine, "content": f"罚款{fine}万元，自收到决定书之日起十五日内缴纳。"}
        said |= {"document_number": f"{by.sign}罚〔{day.year}〕{_SERIES + place}号", "valid_until": LONG_TERM}
        rows.append(about(firm, by) | {"decided_on": day.isoformat()} | said)
    return rows


def _entry(on: date) -> Row:
    """On the list of seriously untrustworthy subjects for more than a year."""
    by, day = decider_of("market_regulation", CHAIN.city), working_day(on - timedelta(days=520))
    said = {
        "facts": "当事人下属四家门店一年内三次因销售不符合强制性标准的商品受到行政处罚，性质恶劣、情节严重。",
        "basis": "《市场监督管理严重违法失信名单管理办法》第二条",
        "address": f"{CHAIN.place}松涛路18号",
        "document_number": f"{by.sign}严失列〔{day.year}〕31号",
    }
    return about(CHAIN, by) | {"decided_on": day.isoformat()} | said


def _lapse(on: date) -> Row:
    """On the list of abnormal operation, whose repair goes through another channel."""
    by, day = decider_of("abnormal_operation", CHAIN.city), working_day(on - timedelta(days=_YOUNGEST + 5))
    said = {"violation": "未依照规定的期限公示年度报告", "document_number": f"{by.sign}异列〔{day.year}〕301号"}
    return about(CHAIN, by) | {"decided_on": day.isoformat()} | said
