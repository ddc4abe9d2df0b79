"""Invented names that share their parts as real ones do: regions, brands and trades by a few words that are common and
many that are rare. Area codes begin with 99, which exists nowhere.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from disclosure.names.words import TRADES, regions

AREAS = ("990100", "990200", "990300", "990500")
FORMS = ("有限公司",) * 62 + ("有限责任公司",) * 8 + ("专业合作社",) * 6 + ("厂",) * 6 + ("店",) * 3 + ("股份有限公司",)
SIGNS = (
    "鑫华盛达兴隆恒泰金源宏福瑞祥永新康顺丰龙飞天海东方大中安信博诚联创润嘉美佳百利通宇明亚富国荣凯威星光辉腾世纪鸿运"
    "春晖阳晨曦雅轩逸豪景园林森木水清泉山岳峰云霞雪梅兰竹菊松柏杨柳桃李杏梨枫桦桐梓楠槐榆棠芳菲芸蓉薇莲荷蕾萱苏茂盈满"
    "德厚载物仁义礼智忠孝和平正直公允良善贤能文武双全智慧勤俭朴实敬业乐群尚品卓越优胜先锋领航启程远征博览汇聚集聚合众"
)


def invented(count: int, seed: int = 3) -> Iterator[tuple[str, str]]:
    """(name, area code): 85 of 100 begin with a region, 5 of 100 are a branch of one before."""
    chance = random.Random(seed)
    places, trades = _shares(sorted(regions())), _shares(sorted(word for word in TRADES if len(word) > 1))
    signs = _shares(list(SIGNS))
    parents: list[str] = []
    for _ in range(count):
        if parents and chance.random() < 0.05:
            name = f"{chance.choice(parents)}{_one(chance, places)}第{chance.randint(1, 99)}分公司"
        else:
            brand = "".join(_one(chance, signs) for _ in range(chance.choice((2, 2, 3, 3, 3, 4))))
            region = _one(chance, places) if chance.random() < 0.85 else ""
            trade = _one(chance, trades) + (_one(chance, trades) if chance.random() < 0.4 else "")
            name = f"{region}{brand}{trade}{chance.choice(FORMS)}"
            if len(parents) < 2_000:
                parents.append(name)
        yield name, chance.choice(AREAS)


def _shares(words: list[str]) -> tuple[list[str], list[float]]:
    """The words in a stable disorder, the n-th as often as 1/(n+8)."""
    random.Random(5).shuffle(words)
    return words, list(accumulate(1 / (place + 8) for place in range(len(words))))


def _one(chance: random.Random, shares: tuple[list[str], list[float]]) -> str:
    return chance.choices(shares[0], cum_weights=shares[1])[0]
