"""A file read in slices gives the rows that reading it in a row gives; a file that cannot be sliced is not."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.ingest import delivery
from disclosure.ingest.opening import Refused, open_delivery
from disclosure.ingest.opening import limits as bounds
from tests.ingest.deliveries import a_file
from tests.ingest.sending import a_row, outcomes, send, write

LINE = st.lists(st.text(st.characters(codec="gb18030", exclude_characters='\x00\r\n"\ufeff')), max_size=5).map(",".join)


def rows_of(opened, lines):
    parts, read = opened.parts(lines)
    return list(chain.from_iterable(map(read, parts)))


@given(
    lines=st.lists(LINE, max_size=30),
    titles=st.sampled_from(["", "示例市\n", "\n\n示例市\n\n"]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    size=st.integers(1, 40),
)
def test_slices_hold_the_rows_of_the_file(tmp_path_factory, lines, titles, end, encoding, size):
    text = titles + "名称,代码,备注\n" + "\n".join(lines)
    path = a_file(tmp_path_factory.mktemp("slices"), text.replace("\n", end).encode(encoding))
    try:
        whole = list(open_delivery(path).rows)
    except Refused:
        with pytest.raises(Refused):
            open_delivery(path, slicing=True)
        return
    opened = open_delivery(path, slicing=True)

    assert rows_of(opened, size) == whole
    assert list(opened.rows) == whole


@pytest.mark.parametrize("content", [b'a,b\n"1\n2",3\n', b"a,b\n1,2\r3,4\n", b"a,b\r1,2\r"])
def test_what_a_line_end_does_not_part_is_read_in_a_row(tmp_path, content):
    opened = open_delivery(a_file(tmp_path, content), slicing=True)

    assert opened.sliced is None
    assert rows_of(opened, 1) == list(open_delivery(a_file(tmp_path, content)).rows)


def test_a_cell_that_is_too_long_is_told_in_a_slice_as_well(tmp_path):
    content = "a,b\n1,2\n" + "x" * (bounds.CELL_CHARACTERS + 1) + ",2\n3,4\n"
    opened = open_delivery(a_file(tmp_path, content.encode()), slicing=True)

    assert [problem for _number, _cells, problem in rows_of(opened, 2)] == ["", "cell_too_long", ""]


@pytest.mark.django_db
def test_several_processes_judge_a_file_as_one_does(tmp_path, monkeypatch):
    rows = [a_row() for _ in range(20)] + [a_row(decided_on="?"), a_row(subject_code="")]
    monkeypatch.setattr(delivery, "processes_for", lambda size: 2)
    monkeypatch.setattr(delivery, "PART_ROWS", dict.fromkeys(delivery.PART_ROWS, 3))
    batch = send(write(tmp_path, rows))

    assert outcomes(batch) == {"public": 20, "faulty": 1, "held": 1}
    assert list(batch.faults.filter(weight="faulty").values_list("row", flat=True)) == [22]


@pytest.mark.django_db
def test_more_rows_than_allowed_are_refused_in_slices_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(delivery, "processes_for", lambda size: 2)
    monkeypatch.setattr(delivery, "_open", lambda path: open_delivery(path, max_rows=3, slicing=True))
    with pytest.raises(Refused, match="too_many_rows"):
        send(write(tmp_path, [a_row() for _ in range(4)]))
