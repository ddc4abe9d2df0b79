"""Invented subjects and penalty rows in any number. Area codes begin with 99, which exists nowhere."""

import csv
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from disclosure import codes

CITIES: Final = (("示例市", "990100"), ("样例市", "990200"), ("范例市", "990300"), ("试例市", "990500"))
FIRST: Final = "晨远宏瑞嘉盛恒泰明华金鼎安信博达兴隆永昌和顺润丰聚源启航凯诚天成广厦星辰云海长青朝阳东升"
TRADES: Final = ("精密机械", "商贸", "建筑工程", "食品", "物流", "电子科技", "新材料", "环保设备", "农业开发", "医药")
FORMS: Final = ("有限公司", "有限责任公司", "股份有限公司", "厂")
VIOLATIONS: Final = (
    ("未按规定贮存危险废物", "《中华人民共和国固体废物污染环境防治法》第一百一十二条"),
    ("安全生产管理制度不落实", "《中华人民共和国安全生产法》第九十七条"),
    ("产品标识与实际执行标准不符", "《中华人民共和国产品质量法》第五十四条"),
    ("未按期报送年度报告", "《企业信息公示暂行条例》第十八条"),
    ("违反招标投标管理规定", "《中华人民共和国招标投标法》第五十三条"),
)
KINDS: Final = (
    "罚款",
    "罚款",
    "罚款",
    "罚款;没收违法所得",
    "警告",
    "责令停产停业;罚款",
    "吊销许可证件",
    "罚款;其他-限期整改",
)
PENALTY_HEADERS: Final = (
    "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ CF_XDR_SYDW CF_XDR_SHZZ CF_FRDB CF_FR_ZJLX"
    " CF_FR_ZJHM CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX"
    " CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ"
).split()

Body = tuple[str, str]  # (code, name)


def subjects(count: int, seed: int = 1) -> Iterator[tuple[str, str, str, str]]:
    """(name, code, registered on, city) of invented organisations; every code is valid and occurs once."""
    chance = random.Random(seed)
    for number in range(count):
        city, area = chance.choice(CITIES)
        brand = "".join(chance.choices(FIRST, k=3)) + _tail(number)
        name = f"{city}{brand}{chance.choice(TRADES)}{chance.choice(FORMS)}"
        day = date(1995, 1, 1) + timedelta(days=chance.randrange(11_000))
        yield name, codes.make(f"91{area}{_base36(number)}"), day.isoformat(), city


def penalties(
    path: Path, count: int, about: Sequence[tuple[str, str, str, str]], authorities: Sequence[Body], source: Body
) -> None:
    """Write a CSV delivery of invented penalties in all thirty columns of the exchange standard."""
    chance = random.Random(2)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(PENALTY_HEADERS)
        for number in range(count):
            writer.writerow(penalty(chance, number, chance.choice(about), chance.choice(authorities), source))


def penalty(
    chance: random.Random, number: int, subject: tuple[str, str, str, str], authority: Body, source: Body
) -> list[str]:
    """A row in the order of PENALTY_HEADERS."""
    name, code, _, _ = subject
    day = date(2025, 12, 1) + timedelta(days=chance.randrange(350))
    violation, basis = chance.choice(VIOLATIONS)
    kinds = chance.choice(KINDS)
    fine = f"{chance.randrange(1, 800) / 10:.2f}" if "罚款" in kinds else ""
    gains = f"{chance.randrange(1, 300) / 10:.2f}" if "没收" in kinds else ""
    content = f"{kinds}，罚款{fine}万元，自收到决定书之日起十五日内缴纳" if fine else kinds
    facts = f"经查，当事人于{day.year}年{day.month}月在生产经营中{violation}，情节较重"
    if number % 10 == 0:  # as in life, some texts carry long numbers
        facts += f"，涉案批号{20_250_000 + number % 10_000}"
    return [
        *(name, "法人及非法人组织", code, "", "", "", "", "", "", "", "", "", ""),
        f"示罚〔{day.year}〕{number}号",
        *(violation, facts, basis, kinds, content, fine, gains, ""),
        *(day.isoformat(), "2099-12-31", "", authority[1], authority[0], source[1], source[0], ""),
    ]


def _tail(number: int) -> str:
    """Three characters that keep the names of different numbers apart."""
    size = len(FIRST)
    return FIRST[number % size] + FIRST[number // size % size] + FIRST[number // size**2 % size]


def _base36(number: int) -> str:
    """Eight signs of an organisation code body: MA and six of the alphabet."""
    signs = ""
    for _ in range(6):
        number, place = divmod(number, len(codes.ALPHABET))
        signs = codes.ALPHABET[place] + signs
    return "MA" + signs
