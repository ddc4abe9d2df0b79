import gzip

import pytest

from disclosure.ingest.opening import REFUSALS, ROW_PROBLEMS, Refused, limits, open_delivery
from tests.ingest.deliveries import a_csv, a_file, a_workbook, cells_of, refusal_of

RENAMED = {
    "a PDF document": b"%PDF-1.7\n",
    "an old Office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a PNG picture": b"\x89PNG\r\n\x1a\n\0\0",
    "a JPEG picture": b"\xff\xd8\xff\xe0\0\0",
    "an HTML or XML page": b"\xef\xbb\xbf \n<!DOCTYPE html><table><tr><td>a</td></tr></table>",
    "HTML or XML": b"<table><tr><td>a",
    "a rich text document": b"{\\rtf1\\ansi",
    "a gzip archive": gzip.compress(b"a,b\n1,2\n"),
    "a RAR archive": b"Rar!\x1a\x07\x01\0",
    "an SQLite database": b"SQLite format 3\0",
}


@pytest.mark.parametrize(("seems", "content"), RENAMED.items(), ids=RENAMED)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl", "a"])
def test_a_renamed_file_is_refused_by_what_it_seems_to_be(tmp_path, seems, content, name):
    with pytest.raises(Refused) as refused:
        open_delivery(a_file(tmp_path, content, name))
    assert refused.value.code == "not_a_table"
    assert seems in refused.value.sentence


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_is_refused_by_name(tmp_path, mark):
    assert refusal_of(a_file(tmp_path, mark + b"a\0,\0b\0")) == "utf16"


def test_a_name_that_disagrees_with_the_content_is_refused(tmp_path):
    assert refusal_of(a_csv(tmp_path, name="a.xlsx")) == "name_disagrees"
    assert refusal_of(a_workbook(tmp_path, name="b.xlsx").rename(tmp_path / "b.csv")) == "name_disagrees"
    assert refusal_of(a_file(tmp_path, b'{"a": 1}\n', "c.csv")) == "name_disagrees"


def test_a_name_without_a_known_ending_says_nothing(tmp_path):
    assert len(cells_of(a_csv(tmp_path, name="upload.part"))) == 2


def test_what_is_no_file_is_refused(tmp_path):
    assert refusal_of(tmp_path / "none.csv") == "missing"
    assert refusal_of(tmp_path) == "not_a_file"
    assert refusal_of(a_file(tmp_path, b"")) == "empty"


def test_a_symbolic_link_to_a_file_will_do(tmp_path):
    (tmp_path / "link.csv").symlink_to(a_csv(tmp_path))
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "none")

    assert len(cells_of(tmp_path / "link.csv")) == 2
    assert refusal_of(tmp_path / "nowhere.csv") == "missing"


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = a_csv(tmp_path)
    with path.open("r+b") as file:
        file.truncate(limits.FILE_BYTES + 1)

    assert refusal_of(path) == "too_large"


@pytest.mark.parametrize("code", [*REFUSALS, *ROW_PROBLEMS])
def test_every_reason_is_a_sentence_with_a_remedy(code):
    reason = (REFUSALS | ROW_PROBLEMS)[code]

    assert str(reason.sentence).endswith(".")
    assert str(reason.remedy).endswith(".")
