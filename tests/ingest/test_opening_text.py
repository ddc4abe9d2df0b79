import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.ingest.opening import REFUSALS, Refused, limits, open_delivery
from tests.ingest.deliveries import HEADERS, ROWS, a_csv, a_file, cells_of, refusal_of

QUOTED_HEAD = b"name,number\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_is_read_in_every_encoding_line_end_and_separator(tmp_path, encoding, end, mark):
    opened = open_delivery(a_csv(tmp_path, encoding=encoding, end=end, mark=mark))

    assert (opened.kind, opened.encoding, opened.headers) == ("csv", encoding, tuple(HEADERS))
    assert list(opened.rows) == [(2, ROWS[0], ""), (3, ROWS[1], "")]


def test_gb18030_is_recognised_however_late_its_first_byte_comes(tmp_path):
    filler = [["plain", "ascii", "text"]] * 20_000
    path = a_csv(tmp_path, [HEADERS, *filler, ROWS[0]], encoding="gb18030")

    assert open_delivery(path).encoding == "gb18030"
    assert cells_of(path)[-1] == ROWS[0]


def test_a_character_cut_by_a_chunk_is_whole(tmp_path):
    for shift in range(4):
        path = a_csv(tmp_path, [["x" * (65_530 + shift), "列"], ["龘𠮷" * 9, "乙"]])
        assert cells_of(path) == [["龘𠮷" * 9, "乙"]]


@pytest.mark.parametrize(
    ("content", "code", "position"),
    [
        ("名称甲乙,b\n".encode() + b"\xb9\xab\xcb\xbe,1\n", "mixed_encoding", 15),
        ("名称,b\n".encode("gb18030") + "东湖有限公司,1\n".encode(), "mixed_encoding", 7),
        (b"a,b\n\xff\xff\n", "undecodable", 4),
        (b"a,b\n\xed\xa0\x80,1\n", "undecodable", 6),
        (b"a,b\n1,\xb9", "undecodable", 6),
        (b"\xef\xbb\xbfa,b\n\xb9\xab,1\n", "mixed_encoding", 7),
        (b"a,b\n1,2\x00\n", "nul", 7),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_position(tmp_path, content, code, position):
    with pytest.raises(Refused) as refused:
        open_delivery(a_file(tmp_path, content))
    assert (refused.value.code, refused.value.facts["position"]) == (code, position)
    assert str(position) in refused.value.sentence


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["", ""], [" ", ""]], "no_header"),
        ([["东湖甲有限公司", "2026-03-09", "0.2"]], "no_header"),
        ([["东湖甲有限公司", "91990101MA00000019"]], "no_header"),
        ([["a", "", "c"]], "empty_header"),
        ([["a", "b", "A "]], "duplicate_header"),
        ([[f"c{n}x" for n in range(201)]], "too_many_columns"),
        ([["a"] * 10_000_000], "line_too_long"),
        ([["a"] * 300_000], "too_many_columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_header_that_names_no_columns_is_refused(tmp_path, rows, code):
    assert refusal_of(a_csv(tmp_path, rows)) == code


def test_titles_above_the_header_are_passed_over(tmp_path):
    path = a_csv(tmp_path, [["行政处罚信息", "", ""], ["2026年3月", "", ""], HEADERS, *ROWS])
    opened = open_delivery(path)

    assert opened.headers == tuple(HEADERS)
    assert [number for number, _cells, _problem in opened.rows] == [4, 5]


def test_a_table_of_one_column_keeps_every_row(tmp_path):
    opened = open_delivery(a_csv(tmp_path, [["name"], *([f"n{n}"] for n in range(9))]))

    assert opened.headers == ("name",)
    assert len(list(opened.rows)) == 9


def test_blank_lines_count_but_are_not_rows(tmp_path):
    path = a_csv(tmp_path, [HEADERS, [""], ["", "", ""], ROWS[0], [], ROWS[1], []])

    assert list(open_delivery(path).rows) == [(4, ROWS[0], ""), (6, ROWS[1], "")]


def test_short_and_long_rows_are_reported(tmp_path):
    path = a_file(tmp_path, b"a,b\n1\n1,2,3\n1,2,,\n4,5\n")

    assert list(open_delivery(path).rows) == [
        (2, ["1", ""], "too_few_cells 1/2"),
        (3, ["1", "2"], "too_many_cells"),
        (4, ["1", "2"], ""),
        (5, ["4", "5"], ""),
    ]


def test_quoted_text_may_hold_separators_quotes_and_lines(tmp_path):
    path = a_file(tmp_path, QUOTED_HEAD + b'"a, ""b""\nc\r\nd",1\ne,2\n')

    assert list(open_delivery(path).rows) == [(2, ['a, "b"\nc\r\nd', "1"], ""), (3, ["e", "2"], "")]


@pytest.mark.parametrize("broken", [b'"open,1\n', b'"a"b,1\n', b'x,"open\n'])
def test_a_broken_quotation_costs_one_row_only(tmp_path, broken):
    good = b"".join(b'n%d,"%d"\n' % (n, n) for n in range(50))
    rows = list(open_delivery(a_file(tmp_path, QUOTED_HEAD + good + broken + good)).rows)

    assert [problem for _number, _cells, problem in rows if problem] == ["broken_quotes"]
    kept = [cells for _number, cells, problem in rows if not problem]
    assert kept == [[f"n{n}", str(n)] for n in range(50)] * 2


def test_a_quotation_open_to_the_end_of_the_file_costs_one_row_only(tmp_path):
    path = a_file(tmp_path, QUOTED_HEAD + b'"a,1\nb,2\nc,3\n')

    assert [(cells, problem) for _number, cells, problem in open_delivery(path).rows] == [
        (["", ""], "broken_quotes"),
        (["b", "2"], ""),
        (["c", "3"], ""),
    ]


def test_a_file_full_of_broken_quotations_is_refused(tmp_path):
    path = a_file(tmp_path, QUOTED_HEAD + b'"a"b,1\n' * (limits.RECOVERIES + 1))

    assert refusal_of(path) == "too_broken"


def test_a_cell_too_long_is_a_problem_of_its_row(tmp_path):
    path = a_file(tmp_path, QUOTED_HEAD + b"a" * (limits.CELL_CHARACTERS + 1) + b",1\nb,2\n")

    assert [problem for _number, _cells, problem in open_delivery(path).rows] == ["cell_too_long", ""]


def test_a_record_of_a_million_lines_is_a_problem_of_its_row(tmp_path):
    path = a_file(tmp_path, QUOTED_HEAD + b'"\n",' * 1_000_000 + b"\nb,2\n")
    problems = [problem for _number, _cells, problem in open_delivery(path).rows]

    assert problems[0] == "record_too_long"
    assert problems[-1] == ""


def test_one_row_more_than_allowed_is_refused(tmp_path):
    assert len(cells_of(a_csv(tmp_path), max_rows=2)) == 2
    assert refusal_of(a_csv(tmp_path), max_rows=1) == "too_many_rows"
    assert refusal_of(a_csv(tmp_path), max_rows=0) == "too_many_rows"


PIECES = [b"a", b",", b'"', b"\n", b"\r", b";", b"{", b"}", b":", b"\xb9\xab", "东".encode()]
SAFE = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff"), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(SAFE, min_size=3, max_size=3), max_size=8).filter(lambda rows: any(map(any, rows))))
def test_what_a_careful_writer_wrote_is_read_back(tmp_path, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADERS, *rows])
    path = a_file(tmp_path, text.getvalue().encode())

    assert cells_of(path) == [row for row in rows if any(row)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(
    content=st.binary(max_size=200) | st.lists(st.sampled_from(PIECES)).map(b"".join),
    suffix=st.sampled_from([".csv", ".jsonl", ".xlsx", ""]),
)
def test_no_bytes_raise_anything_but_a_refusal(tmp_path, content, suffix):
    assert refusal_of(a_file(tmp_path, content, "a" + suffix)) in {"", *REFUSALS}
