import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure import codes
from disclosure.ingest import personal
from disclosure.ingest.personal import identity
from disclosure.ingest.personal.likely import passes_luhn

# Invented: area 990101 does not exist.
KEY = b"sixteen bytes or more"


def an_identity(first17):
    return first17 + identity._CHECKS[sum(map(lambda d, w: int(d) * w, first17, identity._WEIGHTS)) % 11]


def a_card(digits):
    return next(digits + str(last) for last in range(10) if passes_luhn(digits + str(last)))


NUMBER = an_identity("99010119900307775")
WRONG = "0" if an_identity("99010120200307775")[-1] != "0" else "1"  # with a day no decision-maker was born on
WITH_X = next(n for n in map(an_identity, (f"990101199003070{s:02d}" for s in range(99))) if n[-1] == "X")
CARD = a_card("622200990000000001")


def wide(text):
    return "".join(chr(ord(character) + 0xFEE0) if character.isascii() else character for character in text)


@pytest.mark.parametrize(
    ("written", "masked", "kind"),
    [
        (NUMBER, "*" * 14 + NUMBER[-4:], "identity"),
        (WITH_X, "*" * 14 + WITH_X[-4:], "identity"),
        (WITH_X.lower(), "*" * 14 + WITH_X[-4:].lower(), "identity"),
        (wide(NUMBER), "*" * 14 + wide(NUMBER[-4:]), "identity"),
        (f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}", f"****** ******** {NUMBER[-4:]}", "identity"),
        (f"{NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}", f"******-********-{NUMBER[-4:]}", "identity"),
        (" ".join(NUMBER), " ".join("*" * 14 + NUMBER[-4:]), "identity"),
        ("990101900307775", "***********7775", "identity"),
        ("13800138000", "*******8000", "phone"),
        ("138 0013 8000", "*** **** 8000", "phone"),
        ("138-0013-8000", "***-****-8000", "phone"),
        ("８６-13800138000", "**-*******8000", "phone"),
        ("010-62345678", "***-****5678", "phone"),
        ("0539-6234567", "****-***4567", "phone"),
        (CARD, "*" * 15 + CARD[-4:], "card"),
        (f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}", None, "card"),
        (a_card("356600000000001"), None, "card"),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "当事人张某（{}）经营", "电话：{}，地址不详", "张某（经理）{}", "签字{}", "a,{}\n"]
)
def test_a_personal_number_is_masked_and_named(written, masked, kind, around):
    shown, kinds = personal.mask(around.format(written))

    assert kinds == (kind,)
    assert written not in shown
    assert len(shown) == len(around.format(written))
    if masked:
        assert shown == around.format(masked)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "统一社会信用代码91990101MA12345678",
        codes.make("91990101MA000001"),
        codes.make("9199010100000001"),
        f"（{codes.make('9299010112345678')}）",
        "（2026）13800138000号",
        "市监罚字〔2026〕13800138000号",
        "决定书编号：13800138000",
        "第990101900307775号",
        "注册号990101900307775",
        f"许可证号 {CARD}",
        "罚款13800138000元",
        "货值13800138000.00元",
        "￥13800138000",
        "0.13800138000",
        "99010120200307775" + WRONG,
        "990101 20200307 1234 8000 5",
        "2026-03-09 2026-04-10",
        "2026-03-09至2026-04-10",
        "20260309 20260410",
        "2026-03-09 08:00:00",
        "20260309080000",
        "1,234,567,890.12",
        "东环罚决字〔2026〕0012号",
        "12345678901",
        "ABC13800138000",
        "13800138000abc",
        "138001380001",
    ],
)
def test_codes_documents_amounts_and_days_stay_whole(text):
    assert personal.mask(text) == (text, ())


def test_two_numbers_side_by_side_are_both_found():
    shown, kinds = personal.mask(f"{NUMBER} 13800138000 2026-03-09")

    assert shown == f"{'*' * 14}{NUMBER[-4:]} *******8000 2026-03-09"
    assert kinds == ("identity", "phone")


def test_a_wrong_number_called_an_identity_number_is_masked():
    assert personal.mask("身份证号码：990101199003077770")[1] == ("identity",)


def test_what_is_masked_is_not_found_again():
    shown, _kinds = personal.mask(f"{NUMBER}，13800138000，{CARD}")

    assert personal.mask(shown) == (shown, ())


def test_the_check_character_decides_what_an_identity_number_is():
    assert personal.is_identity(NUMBER)
    assert personal.is_identity(WITH_X.lower())
    assert not personal.is_identity(NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1"))
    assert not personal.is_identity(an_identity("99010119900230775"))
    assert not personal.is_identity(an_identity("00010119900307775"))
    assert not personal.is_identity("")


@pytest.mark.parametrize(
    ("number", "born"),
    [
        (NUMBER, date(1990, 3, 7)),
        (wide(NUMBER), date(1990, 3, 7)),
        ("990101900307775", date(1990, 3, 7)),
        ("990101190002290000", None),
        ("99010117990101000X", None),
        ("12345", None),
        ("九九零一", None),
    ],
)
def test_the_day_of_birth_is_in_the_number(number, born):
    assert personal.birth_date(number) == born


@pytest.mark.parametrize(
    ("day", "adult"),
    [
        (date(2008, 3, 6), False),
        (date(2008, 3, 7), True),
        (date(2026, 1, 1), True),
        (date(1990, 3, 6), None),
    ],
)
def test_a_person_is_adult_from_the_eighteenth_birthday(day, adult):
    assert personal.is_adult(NUMBER, day) is adult


def test_who_was_born_on_a_leap_day_is_adult_from_march():
    leap = an_identity("99010120080229001")

    assert personal.is_adult(leap, date(2026, 2, 28)) is False
    assert personal.is_adult(leap, date(2026, 3, 1)) is True


def test_a_fingerprint_depends_on_the_person_and_the_key_only():
    written_apart = f" {NUMBER[:6]} {wide(NUMBER[6:])}"

    assert personal.digest(NUMBER, KEY) == personal.digest(written_apart, KEY)
    assert personal.digest(NUMBER, KEY) == personal.digest(NUMBER[:6] + NUMBER[8:17], KEY)
    assert personal.digest(NUMBER, KEY) != personal.digest(NUMBER, KEY[::-1])
    assert personal.digest(NUMBER, KEY) != personal.digest(WITH_X, KEY)
    assert len(personal.digest(NUMBER, KEY)) == 32


def test_a_weak_key_is_refused_without_telling_the_number():
    with pytest.raises(ValueError, match="at least 16 bytes") as problem:
        personal.digest(NUMBER, b"short")
    assert NUMBER not in str(problem.value)


@pytest.mark.parametrize(("number", "last"), [(NUMBER, NUMBER[-4:]), (wide(NUMBER), NUMBER[-4:]), ("1234567", "")])
def test_the_last_four_hide_the_rest(number, last):
    assert personal.last_four(number) == last


@pytest.mark.parametrize(
    ("value", "field_shows", "shown"),
    [
        ("东湖甲有限公司", True, "东湖甲有限公司"),
        ("x" * 61, True, "x" * 60 + "…"),
        (f"张某{NUMBER}", True, f"张某{'*' * 14}{NUMBER[-4:]}"),
        ("a\x00b\u202ec\n\ud800", True, "a\\u0000b\\u202ec\\u000a\\ud800"),
        ("张某", False, "(hidden)"),
        (NUMBER, False, f"(hidden) {NUMBER[-4:]}"),
        ("13800138000", False, "(hidden) 8000"),
        ("", False, "(hidden)"),
    ],
)
def test_a_value_in_a_report_is_safe_to_show(value, field_shows, shown):
    assert personal.safe(value, field_shows=field_shows) == shown


@pytest.mark.parametrize("before", range(40, 62))
def test_a_number_at_the_edge_of_what_is_shown_is_still_masked(before):
    shown = personal.safe("前" * before + NUMBER, field_shows=True)

    assert not any(digit in shown for digit in NUMBER[:-4]) or shown.endswith((NUMBER[-4:], "…"))
    assert NUMBER[:3] not in shown


NUMERIC = st.text("0123456789０９Xx -－元号第卡号身份证：.", max_size=60)


@given(text=NUMERIC | st.text(st.characters(codec=None)))
def test_masking_any_text_keeps_its_length_and_all_but_digits(text):
    shown, kinds = personal.mask(text)

    assert len(shown) == len(text)
    assert all(after in (before, "*") for before, after in zip(text, shown, strict=True))
    assert bool(kinds) is (shown != text)
    assert set(kinds) <= {"identity", "phone", "card"}


@given(text=NUMERIC | st.text(st.characters(codec=None)))
def test_no_text_breaks_what_reads_identity_numbers(text):
    assert personal.birth_date(text) is None or personal.is_adult(text, date(2200, 1, 1))
    assert len(personal.last_four(text)) in (0, 4)
    assert len(personal.digest(text, KEY)) == 32
    shown = personal.safe(text, field_shows=True)
    assert {"Cc", "Cf", "Cs", "Zl", "Zp"}.isdisjoint(map(unicodedata.category, shown))


def test_letters_beside_an_identity_number_do_not_hide_it():
    number = an_identity("99010119900307105")
    masked, kinds = personal.mask(f"ID{number}等")
    assert number not in masked
    assert kinds == ("identity",)
