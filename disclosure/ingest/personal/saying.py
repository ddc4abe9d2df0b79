"""What stands before or after a number: it decides where the digits do not."""

import re
from typing import Final

_BEFORE: Final = 12
_BEFORE_IDENTITY: Final = 120  # several numbers may follow one word for them
_SAYS_IDENTITY: Final = re.compile(
    r"(?:身份证(?:件)?(?:号码?|编号)?|(?<![A-Za-z])ID(?:\s?N[Oo]\.?)?)[^0-9A-Za-z]{0,4}"
    r"(?:[0-9Xx*]{15,18}[^0-9A-Za-z*]{1,6})*$"
)
_SAYS_CARD: Final = re.compile(r"(?:卡号|[账帐]号|[账帐]户|银行卡)[^0-9A-Za-z]{0,4}$")
_SAYS_CODE: Final = re.compile(
    r"(?:代码|注册号|登记号|文号|文书号|编号|案号|证号|单号|批次|批号|货号|型号|条码|订单|流水|序列号?|(?<!签)字|[第〕﹞\]】])[:：\s]{0,2}$"
)
_MAY_SAY_CODE: Final = re.compile(r"[)）]\s?$")
_SAYS_AMOUNT_BEFORE: Final = re.compile(r"(?:[¥￥$]|人民币|(?<!\d)0\.)\s?$")
_SAYS_AMOUNT_AFTER: Final = re.compile(
    r"\s?(?:万元|亿元|[元万亿](?![某*×])|[%％次件台只个吨斤米份]|[.．]\d{1,6}(?!\d)|人民币)"
)
# Lines of an office, which are there to be called.
_SAYS_PUBLIC_LINE: Final = re.compile(r"(?:举报|投诉|咨询|监督|服务|办公|值班|热线|查询)[^0-9]{0,6}$")


def identity(text: str, start: int) -> bool:
    """Whether the words before a place announce an identity number, or several of which this is a later one."""
    return bool(_SAYS_IDENTITY.search(text[max(0, start - _BEFORE_IDENTITY) : start]))


def card(text: str, start: int) -> bool:
    """Whether the words before a place announce the number of a bank card or account."""
    return bool(_SAYS_CARD.search(text[max(0, start - _BEFORE) : start]))


def public_line(text: str, start: int) -> bool:
    """Whether the words before a place announce the telephone of an office."""
    return bool(_SAYS_PUBLIC_LINE.search(text[max(0, start - _BEFORE) : start]))


def code(text: str, start: int, end: int) -> bool:
    """A document or case number: a word for it before, or a year in round brackets before and 号 behind."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_SAYS_CODE.search(before)) or (text[end : end + 1] == "号" and bool(_MAY_SAY_CODE.search(before)))


def amount(text: str, start: int, end: int) -> bool:
    """Whether signs or words around a number make it a sum of money or a share."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_SAYS_AMOUNT_BEFORE.search(before) or _SAYS_AMOUNT_AFTER.match(text, end))
