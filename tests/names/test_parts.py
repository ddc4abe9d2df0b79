"""Names cut into region, brand, trade and legal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.names import fold, keys, parts
from disclosure.names.grams import pairs, rarest
from disclosure.names.parts import is_branch
from disclosure.names.words import FORMS, short

WORDS = st.lists(
    st.sampled_from(
        ["北京", "义乌市", "青禾", "鑫", "科技", "商贸", "发展", *FORMS, "厂", "（", "）", "A1", "垚\ue123"]
    ),
    min_size=1,
    max_size=8,
).map("".join)


@pytest.mark.parametrize(
    ("name", "region", "brand", "trade", "form"),
    [
        ("义乌市胜势商务信息咨询有限公司", "义乌市", "胜势", "商务信息咨询", "有限公司"),
        (
            "示例省示例市青禾食品股份有限公司",
            "示例省示例市",
            "青禾",
            "食品",
            "股份有限公司",
        ),  # 青禾: a district as well
        ("金山软件有限公司", "", "金山", "软件", "有限公司"),
        ("吉林市政工程有限公司", "吉林", "市政", "工程", "有限公司"),
        ("华为技术有限公司", "", "华为", "技术", "有限公司"),
        ("青禾", "", "青禾", "", ""),
        ("青禾厂（普通合伙）", "", "青禾", "厂", "普通合伙"),
        ("青禾有限公司北京分公司", "", "青禾有限公司北京分公司", "", ""),
        ("有限公司", "", "有限公司", "", ""),
    ],
)
def test_names_fall_into_their_parts(name, region, brand, trade, form):
    cut = parts(fold(name), name)

    assert (cut.region, cut.brand, cut.trade, cut.form) == (region, brand, trade, form)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("青禾科技（北京）有限公司", "青禾科技"),
        ("青禾（北京）文化发展有限公司", "青禾文化发展"),
        ("青禾（集团）有限公司", "青禾集团"),
        ("浙江省义乌市青禾商贸有限公司", "义乌市青禾商贸"),
        ("浙江省义乌市青禾商贸有限公司", "青禾商贸"),
    ],
)
def test_a_name_may_have_several_cores(name, core):
    assert core in parts(fold(name), name).cores


@given(WORDS)
def test_whatever_the_name_its_parts_make_it_up_and_none_is_too_small(name):
    folded = fold(name)
    cut = parts(folded, name)

    assert cut.region + cut.brand + cut.trade == cut.bare
    assert cut.bare + cut.form == folded
    assert all(len(core) >= min(2, len(folded)) for core in (cut.bare, *cut.cores, *cut.brands))


@given(WORDS)
def test_keys_are_few_words_that_depend_on_the_name_alone(name):
    words = keys(name, fold(name)).split()

    assert words == keys(name, fold(name)).split()
    assert len(words) == len(set(words)) < 80
    assert all(word[0] in "csi" and len(word) == 8 for word in words)


@pytest.mark.parametrize(
    ("region", "called"),
    [
        ("义乌市", "义乌"),
        ("丰宁满族自治县", "丰宁"),
        ("单县", "单县"),
        ("新疆维吾尔自治区", "新疆"),
        ("内蒙古自治区", "内蒙古"),
    ],
)
def test_regions_have_short_names(region, called):
    assert short(region) == called


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("青禾有限公司北京分公司", True),
        ("中国银行股份有限公司义乌支行", True),
        ("青禾有限公司", False),
        ("义乌市人民医院", False),
        ("青禾店", False),
    ],
)
def test_a_part_of_somebody_is_told_by_its_name(name, branch):
    assert is_branch(fold(name)) is branch


@given(st.text("示例青禾a1", min_size=1, max_size=12), st.integers(1, 4))
def test_the_pairs_to_ask_for_are_pairs_of_the_text(text, most):
    asked = rarest([text], most)

    assert 0 < len(asked) <= most
    assert set(asked) <= set(pairs(text) or [text])


def test_pairs_across_words_are_asked_for_before_those_that_thousands_share():
    assert set(rarest(["北京昇禾科技有限公司"], 4)) == {"京昇", "昇禾", "禾科", "技有"}
