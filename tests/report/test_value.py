"""A report is the same value again after its JSON; nothing else is taken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.report import value
from tests.report import samples

TEXT = st.text(max_size=12)
VALUES = st.one_of(
    st.none(), TEXT, st.builds(value.Money, TEXT, TEXT), st.builds(value.Body, TEXT, TEXT), st.tuples(TEXT, TEXT)
)
RECORDS = st.builds(
    value.Record,
    head=TEXT,
    values=st.dictionaries(TEXT, VALUES, max_size=4),
    ref=TEXT,
    version=st.integers(1, 9),
    severity=st.none() | st.builds(value.Word, TEXT, TEXT),
    last_day=TEXT,
    flag=TEXT,
    marks=st.lists(st.builds(value.Note, TEXT, TEXT), max_size=2).map(tuple),
)
SAMPLES = [
    make(language)  # type: ignore[operator]
    for make in (samples.general, samples.empty, samples.special)
    for language in ("zh-hans", "en")
]


@pytest.mark.parametrize("report", SAMPLES, ids=lambda report: f"{report.kind}-{report.language}")
def test_samples_come_back_whole(report):
    assert value.from_json(value.as_json(report)) == report


@given(records=st.lists(RECORDS, max_size=3).map(tuple))
def test_any_record_comes_back_whole(records):
    group = samples.general().groups[0]
    section = samples._changed(group.sections[0], records=records)
    report = samples._changed(samples.general(), groups=(samples._changed(group, sections=(section,)),))

    text = value.as_json(report)

    assert value.from_json(text) == report
    assert value.as_json(value.from_json(text)) == text


def test_keys_are_those_of_the_layout():
    told = json.loads(value.as_json(samples.special()))

    assert list(told)[:6] == ["kind", "version", "language", "title", "subtitle", "number"]
    record = told["groups"][0]["sections"][0]["records"][0]
    assert list(record) == ["head", "values", "ref", "version", "severity", "last_day", "flag"]
    assert record["values"]["fine"] == {"wan": "1.25", "yuan": "12500"}


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"kind": 1}', '{"kind": "special", "score": 5}', "[" * 100_000]
)
def test_nothing_else_is_taken_for_a_report(text):
    with pytest.raises(ValueError, match=r"."):
        value.from_json(text)


def test_a_wrong_type_is_refused():
    told = json.loads(value.as_json(samples.general()))
    told["groups"][0]["count"] = "7"

    with pytest.raises(ValueError, match="not a credit report"):
        value.from_json(json.dumps(told))
