"""How single values are written."""

from decimal import Decimal

import pytest
from django.utils import translation

from disclosure.templatetags import credit


@pytest.mark.parametrize(
    ("wan", "chinese", "english"),
    [
        (Decimal("45"), "45 万元", "CNY 450,000"),
        (Decimal("6.400000"), "6.4 万元", "CNY 64,000"),
        (Decimal("12345.678901"), "12,345.678901 万元", "CNY 123,456,789.01"),
        (Decimal("0.0001"), "0.0001 万元", "CNY 1"),
        (None, "", ""),
    ],
)
def test_money_is_exact_in_both_units(wan, chinese, english):
    with translation.override("en"):
        assert credit.money(wan) == english
    with translation.override("zh-hans"):
        assert credit.money(wan).replace("wan yuan", "万元") == chinese


@pytest.mark.parametrize(("wan", "yuan"), [("45", ""), ("0.05", "500 元"), ("6.4", "64,000 元"), ("0", "0 元")])
def test_whole_wan_are_not_said_twice(wan, yuan):
    with translation.override("zh-hans"):
        assert credit.in_yuan(Decimal(wan)) == yuan


@pytest.mark.parametrize(
    ("language", "parts", "written"),
    [
        ("en", ["Fine", "Warning"], "Fine, Warning"),
        ("en", ["Bureau of Roads, Trial City", "Court"], "Bureau of Roads, Trial City; Court"),
        ("zh-hans", ["罚款", "警告"], "罚款、警告"),
    ],
)
def test_several_texts_are_parted_so_that_each_can_be_told(language, parts, written):
    with translation.override(language):
        assert credit.listed(parts) == written


@pytest.mark.parametrize(
    ("page", "text", "written"),
    [
        ("en", "示例", '<span lang="zh-Hans">示例</span>'),
        ("en", "Example", "Example"),
        ("zh-hans", "示例", "示例"),
        ("zh-hans", "Example", '<span lang="en">Example</span>'),
        ("zh-hans", "2026-17", "2026-17"),
        ("en", "<b>示例", '<span lang="zh-Hans">&lt;b&gt;示例</span>'),
        ("en", None, ""),
    ],
)
def test_a_text_is_spoken_in_its_own_language(page, text, written):
    with translation.override(page):
        assert credit.own_lang(text) == written


def test_marking_escapes_what_it_marks():
    assert credit.marked("a<b>c", [(1, 4)]) == "a<mark>&lt;b&gt;</mark>c"
    assert credit.marked("<b>", []) == "&lt;b&gt;"


def test_only_a_unified_code_is_grouped():
    assert credit.grouped("91990101T00000140R") == ["91", "990101", "T00000140R"]
    assert credit.grouped("123456") == ["123456"]
