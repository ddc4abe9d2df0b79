"""Look-up keys: what is folded together, what stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.names import fold, fold_document

NAMES = st.text(st.characters(codec="utf-8"), max_size=40) | st.text("示例乾後國集团（）()［］ ·Aａb－1", max_size=20)
PLAIN = st.text("示例市国集团有限公司昇垚AZaz09", min_size=1, max_size=20)


@given(NAMES)
def test_folding_never_raises_and_a_second_time_changes_nothing(name):
    assert fold(fold(name)) == fold(name)
    assert fold_document(fold_document(name)) == fold_document(name)


@given(NAMES)
def test_a_key_is_empty_only_when_the_name_is_nothing_but_space(name):
    assert bool(fold(name)) >= any(sign.isalnum() for sign in name)


@given(PLAIN, st.integers(0, 20), st.sampled_from(["（", ")", "【", " ", "　", "·", "-", "《", "\u200b"]))
def test_brackets_spaces_and_points_do_not_matter(name, place, sign):
    assert fold(name[:place] + sign + name[place:]) == fold(name)


@given(PLAIN, st.integers(0, 20), st.characters(categories=["Sm", "Sc", "So"], exclude_characters="<>＜＞"))
def test_a_symbol_tells_two_names_apart(name, place, symbol):
    assert fold(name[:place] + symbol + name[place:]) != fold(name)


@given(PLAIN)
def test_width_and_case_do_not_matter(name):
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() else sign for sign in name)

    assert fold(wide.upper()) == fold(name)


@given(NAMES, NAMES)
def test_the_key_of_a_part_is_found_in_the_key_of_the_whole(first, second):
    plain = "".join(sign for sign in first + second if (sign.isalnum() and ord(sign) < 0x300) or sign >= "一")
    part = plain[: len(plain) // 2]

    assert not part.isalnum() or fold(part) in fold(plain)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("示例（集團）有限公司", "示例集团有限公司"),
        ("瀋陽示例後勤公司", "沈阳示例后勤公司"),
        ("ＴＣ示例 Co., Ltd.", "tc示例coltd"),
        ("\ue123示例商行", "\ue123示例商行"),
        ("示例垚㛃𬭎商行", "示例垚㛃𬭎商行"),
        ("示例<东>商行", "示例东商行"),
        ("示例商行😀", "示例商行😀"),
        ("示例Ａ＋商行", "示例a+商行"),
        ("示例㈱", "示例株"),
        ("（）", "()"),
        (" 　", ""),
    ],
)
def test_names_fold_to_the_expected_key(name, key):
    assert fold(name) == key


@pytest.mark.parametrize(
    "printed",
    [
        "示环罚字〔2024〕2号",
        "示 环罚字﹝2024﹞2 号",
        "示环罚字[2024]2号",
        "示环罚字（２０２４）2号",
        "示环罚字<2024>2号",
        "示环罚字〔2024〕2",
        "示環罰字〔2024〕2號",
        "示环罚字〔2024〕2号。",
        "示环罚字·〔2024〕、2号",
        "示环罚字〔2024〕2号\u034f",
        "示环罚字〔2024〕\u31642号",
        "示环罚字〔2024〕2号\u2800",
    ],
)
def test_every_bracket_of_a_document_number_is_the_same(printed):
    assert fold_document(printed) == "示环罚字20242"


def test_dashes_in_a_document_number_stay_and_are_one():
    assert fold_document("示许〔2024〕1－2") == fold_document("示许(2024)1—2") == "示许20241-2"
