"""How names are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.names import sounds


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("朝阳", "chao yang"),
        ("单县", "shan xian"),
        ("洪洞", "hong tong"),
        ("涡阳", "guo yang"),
        ("乐清市", "yue qing shi"),
        ("重庆长安", "chong qing chang an"),
        ("厦门银行", "xia men yin hang"),
        ("青禾商行", "qing he shang hang"),
        ("绿地", "lu di"),
        ("tcl青禾", "t c l qing he"),
    ],
)
def test_places_and_firms_are_read_as_people_say(name, said):
    assert sounds.readings(name)[0] == tuple(said.split())


@pytest.mark.parametrize(("name", "said"), [("乐青", "le qing"), ("乐青", "yue qing"), ("长盛", "zhang sheng")])
def test_a_sign_of_several_readings_has_them_all(name, said):
    assert tuple(said.split()) in sounds.readings(name)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_every_text_is_read_sign_by_sign(text):
    read = sounds.readings(text)

    assert 1 <= len(read) <= sounds.MOST
    assert all(len(reading) == len(text) for reading in read)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Qīng Hé", "qinghe"),
        ("lǜdì", "ludi"),
        ("lvdi", "ludi"),
        ("xi'an", "xian"),
        ("青禾", ""),
        ("qing禾", ""),
        ("(ab-1)", "ab1"),
    ],
)
def test_what_is_typed_in_letters_is_one_word(typed, said):
    assert sounds.spoken(typed) == said


def test_letters_may_be_cut_into_syllables_in_several_ways():
    assert "xianggang" in sounds.heads("xianggangshi", 2)
    assert sounds.heads("xianan", 2) >= {"xian", "xianan"}
    assert sounds.heads("qqq", 2) == set()


def test_homophones_are_alike_and_others_are_not():
    assert sounds.alike("蔡", "菜")
    assert sounds.alike("长", "常")
    assert not sounds.alike("青", "禾")
