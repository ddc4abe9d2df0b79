"""An identity number is found however it is written; what stands beside a telephone number does not hide it."""

from time import perf_counter

import pytest

from disclosure.ingest import personal
from tests.ingest.test_personal import NUMBER, WITH_X, WRONG, an_identity

OTHER = an_identity("99010219851231002")
CHILD = an_identity("99010120190307775")
CHINESE = NUMBER.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
BOLD = "".join(chr(0x1D7CE + int(digit)) for digit in NUMBER[:17]) + NUMBER[17:]
CIRCLED = NUMBER[:-1].translate(str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")) + NUMBER[-1]


@pytest.mark.parametrize(
    "text",
    [
        f"身份证号分别为{NUMBER},{OTHER}",
        f"身份证号{NUMBER}、{OTHER}和{CHILD}",
        f"身份证号分别为{NUMBER[:-1]}{WRONG},99010219851231{WRONG}",
        f"1.{NUMBER}",
        f"人民币{NUMBER}",
        f"￥{NUMBER}",
        f"{NUMBER}万某",
        f"{NUMBER}元某",
        f"{NUMBER}.00元",
        f"{NUMBER}{OTHER}",
        f"001{NUMBER}99",
        f"A{NUMBER}B",
        f"{NUMBER}_2026.pdf",
        f"文号：{NUMBER}",
        f"ID{NUMBER[:-1]}",
        f"ID No.{NUMBER[:15]}",
        f"{NUMBER[:17]}A",
        f"{NUMBER[:-1]}{'0' if NUMBER[-1] != '0' else '1'}",
        *(
            f"当事人{NUMBER[:6]}{joint}{NUMBER[6:14]}{joint}{NUMBER[14:]}经营"
            for joint in ("_", ".", "/", "·", "  ", "\t", "\n", "\u200b", "\u2009", "，", " - ", "\ufeff", "\u202e")
        ),
        BOLD,
        CIRCLED,
        CHINESE,
        CHINESE.replace("〇", "零"),
        f"{WITH_X[:17]}×",
        f"{WITH_X[:17]}Х",
        f"{WITH_X[:17]} Ⅹ",
    ],
)
def test_an_identity_number_is_found_however_it_is_written(text):
    shown, kinds = personal.mask(text)

    assert "identity" in kinds
    assert not any(left in shown for left in (NUMBER[:12], OTHER[:12], CHILD[:12], WITH_X[:12], CHINESE[:12]))
    assert not any(character in shown for character in BOLD[:8] + CIRCLED[:8])


@pytest.mark.parametrize(
    "text", ["13800138000,13900139000", "电话13800138000。13900139000", "13800138000万某", "1.13800138000 张"]
)
def test_a_telephone_number_beside_a_mark_is_no_amount(text):
    assert "13800138000" not in personal.mask(text)[0]


@pytest.mark.parametrize("text", ["ID" + "*" * 400 + "a12345678901", ("ID" + "*" * 40 + "a12345678901") * 100])
def test_no_text_takes_long(text):
    started = perf_counter()
    personal.mask(text * 10)

    assert perf_counter() - started < 5  # not how quick it is, but that it does not go on for ever


OFFICE = NUMBER.translate(str.maketrans("0123456789", "○一二三四五六七八九"))  # how most offices type a nought
TRADITIONAL = NUMBER.translate(str.maketrans("0123456789", "零壹貳參肆伍陸柒捌玖"))
SEGMENTED = "".join(chr(0x1FBF0 + int(digit)) for digit in NUMBER[:17]) + NUMBER[17:]


@pytest.mark.parametrize(
    "text",
    [
        OFFICE,
        f"当事人{OFFICE}，",
        TRADITIONAL,
        SEGMENTED,
        OFFICE.replace("一", "幺"),
        "    ".join((NUMBER[:6], NUMBER[6:14], NUMBER[14:])),
    ],
)
def test_an_identity_number_is_found_in_the_digits_of_an_office(text):
    shown, kinds = personal.mask(text)

    assert kinds == ("identity",)
    assert sum(sign == "*" for sign in shown) == 14


@pytest.mark.parametrize(
    "text",
    [
        "2023-05-28、2023-06-07、2025-08-26、2024-01-05、2024-11-12、2025-12-13",
        "产品批次15170564768",
        "累计下载14580616410次",
        "投诉举报电话0990-4856927",
        "许可990101800507887号",
        "321 5357 36 9355 5297 1116",
        f"依据{an_identity('99010020260805187')}号决定书",
        f"示公交决字第{an_identity('99010020260805187')}号",
        "订单6222009900000000010",
    ],
)
def test_lists_and_numbers_of_things_stay_whole(text):
    assert personal.mask(text) == (text, ())
