from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.ingest import cells
from disclosure.ingest.cells import CellProblem

MARCH_9 = date(2026, 3, 9)
# Any text at all, lone surrogates included, and text made of what cells are made of.
ANY_TEXT = st.text(st.characters(codec=None)) | st.text(
    "0123456789０９-/.,，年月日万元eE+T: \u3000—无;；、&其他N", max_size=50
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u3000",
        "\ufeff",
        "— —",
        "——",
        "—",
        "-",
        "－",
        "﹣",
        "（null）",
        "--",
        "无",
        " 无 ",
        "/",
        "N/A",
        "ｎ/ａ",
        "null",
        "NULL",
        "\\N",
        "#N/A",
    ],
)
def test_a_placeholder_is_blank(text):
    assert cells.blank(text)
    assert cells.clean(text) == ""


@pytest.mark.parametrize("text", ["0", "无锡", "无照经营", "—A", "罚款", "空调", "nullable", "x" * 1000])
def test_a_word_is_not_blank(text):
    assert not cells.blank(text)
    assert cells.clean(f"\ufeff {text}\u3000\n") == text


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09",
        "2026-3-9",
        "2026/3/9",
        "2026/03/09",
        "2026.3.9",
        "20260309",
        "2026年3月9日",
        "2026 年 03 月 09 日",
        "２０２６年３月９日",
        "２０２６－３－９",
        "2026–03–09",
        "2026-03-09 00:00:00",
        "2026-03-09T00:00:00.000",
        "2026/3/9 0:00",
        "2026-03-09T16:40:00+08:00",
        "\ufeff2026-03-09\u3000",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert cells.to_date(text) == MARCH_9


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_date"),
        ("46090", "not_a_date"),
        ("09/03/2026", "not_a_date"),
        ("2026-03/09", "not_a_date"),
        ("2026-03-09 25:00", "not_a_date"),
        ("٢٠٢٦-٠٣-٠٩", "not_a_date"),
        ("2026-03-09" + " " * 40, "not_a_date"),
        ("2026年3月", "date_incomplete"),
        ("2026-03", "date_incomplete"),
        ("202603", "date_incomplete"),
        ("2026", "date_incomplete"),
        ("2026-03-08T16:00:00Z", "date_with_zone"),
        ("2026-02-29", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("20260230", "no_such_day"),
        ("0000-01-01", "no_such_day"),
    ],
)
def test_what_is_no_day_says_why(text, code):
    with pytest.raises(CellProblem) as problem:
        cells.to_date(text)
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(1948, 12, 31), "before_1949"),
        (date(1900, 1, 1), "before_1949"),
        (date(1970, 1, 1), "epoch"),
        (date(1970, 1, 20), "epoch"),
        (date(1970, 2, 1), ""),
        (date(1949, 10, 1), ""),
        (date(2099, 12, 31), ""),
    ],
)
def test_a_leftover_day_is_told_from_a_real_one(day, why):
    assert cells.implausible(day) == why


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0.2", "0.2"),
        ("0", "0"),
        ("000.50", "0.5"),
        ("1,234.5", "1234.5"),
        ("１２．５万元", "12.5"),
        ("12.5 万元", "12.5"),
        ("0.000001", "0.000001"),
        ("0.10000000", "0.1"),
        ("999999999.999999", "999999999.999999"),
    ],
)
def test_an_amount_is_read_exactly(text, amount):
    assert str(cells.to_money(text)) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_an_amount"),
        ("NaN", "not_an_amount"),
        ("Infinity", "not_an_amount"),
        ("1,23", "not_an_amount"),
        ("1.2.3", "not_an_amount"),
        ("十万", "not_an_amount"),
        ("10²", "not_an_amount"),
        ("1_000", "not_an_amount"),
        ("9" * 100, "not_an_amount"),
        ("-1", "amount_negative"),
        ("−0.2", "amount_negative"),
        ("1e3", "amount_exponent"),
        ("2000元", "amount_in_yuan"),
        ("1000000000", "amount_too_large"),
        ("0.0000001", "amount_too_precise"),
    ],
)
def test_what_is_no_amount_says_why(text, code):
    with pytest.raises(CellProblem) as problem:
        cells.to_money(text)
    assert problem.value.code == code


@pytest.mark.parametrize("text", ["2025", "2025年", "２０２５年度", " 2025 "])
def test_a_year_is_read(text):
    assert cells.to_year(text) == 2025


@pytest.mark.parametrize("text", ["", "25", "1948", "2101", "20250", "2025-01", "9" * 99])
def test_what_is_no_year_is_refused(text):
    with pytest.raises(CellProblem, match="not_a_year"):
        cells.to_year(text)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("", ()),
        ("罚款", ("罚款",)),
        ("罚款;警告", ("罚款", "警告")),
        ("罚款； 警告；", ("罚款", "警告")),
        ("警告&警告&警告", ("警告",)),
        (
            "警告、罚款,没收违法所得，没收非法财物/通报批评",
            ("警告", "罚款", "没收违法所得", "没收非法财物", "通报批评"),
        ),
        ("罚款;其他-退还土地、没收", ("罚款", "其他-退还土地、没收")),
        ("罚款、其他-退还土地、没收;警告", ("罚款", "其他-退还土地、没收", "警告")),
        ("— —", ()),
        ("罚款;无", ("罚款",)),
    ],
)
def test_choices_in_one_cell_come_apart(text, choices):
    assert cells.split_choices(text) == choices


@pytest.mark.parametrize("reader", [cells.to_date, cells.to_money, cells.to_year])
@given(text=ANY_TEXT)
def test_any_text_gives_a_value_or_a_known_problem(reader, text):
    problem = None
    try:
        reader(text)
    except CellProblem as raised:
        problem = raised.code
    assert problem is None or problem in cells.PROBLEMS


@given(text=ANY_TEXT)
def test_any_text_is_cleaned_once_and_for_all(text):
    cleaned = cells.clean(text)
    assert cells.clean(cleaned) == cleaned
    assert cells.blank(text) is (cleaned == "")
    assert all(cells.clean(choice) == choice for choice in cells.split_choices(text))


@given(
    day=st.dates(min_value=date(1000, 1, 1)),
    shape=st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d"]),
)
def test_every_day_survives_every_way_of_writing_it(day, shape):
    assert cells.to_date(day.strftime(shape)) == day


@given(amount=st.decimals(min_value=0, max_value=Decimal("999999999.999999"), places=6))
def test_every_amount_survives(amount):
    assert cells.to_money(f"{amount:f}") == cells.to_money(f"{amount:,f}") == amount


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2067", "\u061c"])
def test_no_mark_turns_a_name_round(mark):
    assert cells.clean(f"示例{mark}司公限有") == "示例司公限有"
