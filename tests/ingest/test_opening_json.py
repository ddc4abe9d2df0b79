import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.ingest.opening import ROW_PROBLEMS, limits, open_delivery
from tests.ingest.deliveries import a_file, cells_of, refusal_of

FIRST = b'{"a": "x", "b": 1}\n'


def problems_of(path):
    return [problem for _number, _cells, problem in open_delivery(path).rows]


def test_the_columns_are_the_keys_of_the_first_objects_in_order(tmp_path):
    opened = open_delivery(a_file(tmp_path, b'\n{"b": "x"}\n\n{"a": "y", "b": "z"}\n', "a.jsonl"))

    assert (opened.kind, opened.encoding, opened.headers) == ("jsonl", "utf-8", ("b", "a"))
    assert list(opened.rows) == [(2, ["x", ""], ""), (4, ["z", "y"], "")]


def test_values_keep_the_text_they_are_written_with(tmp_path):
    line = b'{"a": 0.10, "b": 99010119900101123456, "c": 1E3, "d": null, "e": true, "f": false, "g": "\\u6cd5"}'
    path = a_file(tmp_path, b"\xef\xbb\xbf" + line, "a.json")

    assert cells_of(path) == [["0.10", "99010119900101123456", "1E3", "", "true", "false", "法"]]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"a": 1', "broken_json"),
        (b"a,b", "broken_json"),
        (b'{"a": 1} {"a": 2}', "broken_json"),
        (b'["x", 1]', "not_an_object"),
        (b"12", "not_an_object"),
        (b"null", "not_an_object"),
        (b'{"a": {"b": 1}}', "nested_value"),
        (b'{"a": [1]}', "nested_value"),
        (b'{"a":' * 100_000, "nested_value"),
        (b"[" * 100_000, "nested_value"),
        (b'{"a": 1, "a": 2}', "duplicate_key"),
        (b'{"a": 1, "a ": 2}', "duplicate_key"),
        (b'{"a": NaN}', "not_a_number"),
        (b'{"a": -Infinity}', "not_a_number"),
        (b'{"a": "\\u0000"}', "bad_character"),
        (b'{"a": "\\ud800"}', "bad_character"),
        (b'{"\\udc00": 1}', "bad_character"),
        (b'{"a": "' + b"x" * (limits.CELL_CHARACTERS + 1) + b'"}', "cell_too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_bad_line_does_not_stop_the_rest(tmp_path, line, problem):
    path = a_file(tmp_path, FIRST + line + b"\n" + FIRST, "a.jsonl")

    assert problems_of(path) == ["", problem, ""]
    assert problem in ROW_PROBLEMS


def test_a_broken_first_line_is_a_row_as_any_other(tmp_path):
    assert problems_of(a_file(tmp_path, b"{oops\n" + FIRST, "a.jsonl")) == ["broken_json", ""]


def test_a_key_met_only_after_the_first_objects_is_a_problem_of_its_row(tmp_path):
    path = a_file(tmp_path, FIRST * limits.SAMPLED_OBJECTS + b'{"a": 1, "new": 2}\n' + FIRST, "a.jsonl")

    assert problems_of(path)[-2:] == ["unknown_key", ""]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'[{"a": 1}]', "json_array"),
        (b"[\n]", "json_array"),
        (b"a,b\n1,2\n", "no_object"),
        (b'{"a": 1}\n{"a": "\xb9\xab"}\n', "not_utf8"),
        (b'{"a": 1}\n{"a": "\xed\xa0\x80"}\n', "not_utf8"),
        (b'{"a": 1}\n\x00\n', "nul"),
        (b'{"": 1}\n', "empty_header"),
        (b'{"a": 1, "A": 1}\n', "duplicate_header"),
        (b'{"a": "' + b"x" * (2 * limits.LINE_BYTES) + b'"}', "line_too_long"),
        (json.dumps({f"k{n}y": 1 for n in range(201)}).encode(), "too_many_columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_json_lines_is_refused(tmp_path, content, code):
    assert refusal_of(a_file(tmp_path, content, "a.jsonl")) == code


def test_one_line_more_than_allowed_is_refused(tmp_path):
    assert refusal_of(a_file(tmp_path, FIRST * 3, "a.jsonl"), max_rows=2) == "too_many_rows"


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
VALUES = SCALARS | st.lists(SCALARS, max_size=2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(objects=st.lists(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), VALUES), max_size=6))
def test_any_objects_are_rows_each_with_its_number(tmp_path, objects):
    lines = "".join(f"{json.dumps(each)}\n" for each in [{"a": ""}, *objects])
    path = a_file(tmp_path, lines.encode(), "a.jsonl")
    rows = list(open_delivery(path).rows)

    assert [number for number, _cells, _problem in rows] == list(range(1, len(objects) + 2))
    assert {problem for _number, _cells, problem in rows} <= {"", *ROW_PROBLEMS}
