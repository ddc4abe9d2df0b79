"""What a reader finds on a page: the terms and what is said of them, without markup."""

import html
import re
from decimal import Decimal

from django.utils import formats
from django.utils.dateparse import parse_date

from disclosure.fields import Field
from disclosure.publish.periods import LONG_TERM

_PAIR = re.compile(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", re.S)
_TAG = re.compile(r"<[^>]+>")


def told(page: str) -> dict[str, str]:
    """Term -> what is said of it, of every list of terms on a page."""
    return {_plain(term): _plain(said) for term, said in _PAIR.findall(page)}


def label_of(column: Field, english: bool) -> str:
    """The column's label as a page writes it: without the unit of an amount, full-width brackets in Chinese."""
    label = column.label_en if english else column.label_zh
    if column.type == "money":
        label = re.sub(r"\s*[(（](万元|10,000 yuan)[)）]", "", label)
    return label if english else label.translate(str.maketrans("()", "（）"))


def value_of(column: Field, cell: str, english: bool) -> str:
    """What a delivered cell reads like; call it under the language of the page."""
    if column.choices:
        choice = next(choice for choice in column.choices if choice.zh == cell)
        return choice.en if english else choice.zh
    if column.type == "date":
        day = parse_date(cell)
        assert day
        assert day < LONG_TERM
        return formats.date_format(day)
    if column.type == "money":
        yuan = Decimal(cell) * 10_000
        return f"CNY {yuan:,.0f}" if english else f"{cell} 万元"
    return cell


def _plain(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(_TAG.sub("", markup))).strip()
