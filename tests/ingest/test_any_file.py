"""Whatever a file holds, each row gets one outcome, and nothing is raised but a refusal with a sentence."""

import csv
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE as NO_XML

from disclosure.fields import catalogue
from disclosure.ingest import report
from disclosure.ingest.brief import NotDeliverable, brief, find
from disclosure.ingest.judge import Judge
from disclosure.ingest.opening import Refused
from disclosure.ingest.row import Judged, Refusal
from disclosure.models import Publication
from tests.ingest.sending import DECIDED, ON, a_row, a_workbook_of, outcomes, send

EDITIONS = sorted(catalogue())


def whole(text):
    """The text without half characters, which no decoder gives."""
    return text.encode("utf-8", "ignore").decode()


WORDS = (
    *("", "无", "=1+1", '"', '",\n"', "😀🏭", "\u202e甲", "\x07", "\x1f", "\x00", "\ud800", "٣", "²", "Ⅷ"),
    *("﷽" * 50, "ΐ" * 150, "x" * 9000, "1" * 400, "㈱" * 199, "99999999999999999999", "1e400"),
    *("2026-02-30", "0000-00-00", "2099-12-31", "9999-12-31"),
    *("其他-" + "甲" * 300, ";".join(["罚款"] * 400), "警告、罚款＆其他,;；"),
)
ODD = st.sampled_from(WORDS)
CELL = st.one_of(ODD, st.text(max_size=30), st.dates().map(str), st.integers().map(str))
WHOLE = CELL.filter(lambda text: whole(text) == text)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

pytestmark = pytest.mark.django_db


@st.composite
def tables(draw, cell=CELL, required=("standard", "")):
    """(item, edition, headers, rows): good rows of some columns in some order, in which any cell may be anything.

    Of columns that are `required` so, some are left out.
    """
    item, edition = draw(st.sampled_from(EDITIONS))
    columns = catalogue()[item, edition].fields
    codes = [column.code for column in columns]
    spare = [column.code for column in columns if column.required in required]
    left_out = draw(st.sets(st.sampled_from(spare), max_size=3)) if spare else set()
    headers = draw(st.permutations([code for code in codes if code not in left_out]))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        row = a_row(item, edition) | draw(st.dictionaries(st.sampled_from(codes), cell, max_size=5))
        rows.append([row[code] for code in headers])
    return item, edition, headers, rows


@given(table=tables(cell=WHOLE, required=("law", "standard", "")))  # opening hands over no half characters
@settings(max_examples=150, suppress_health_check=QUIET)
def test_judging_never_raises(table):
    item, edition, headers, rows = table
    source, found = find(DECIDED[item][0], item)
    judge = Judge(brief(source, found.editions.get(code=edition), on=ON), tuple(headers))
    for number, row in enumerate(rows, 2):
        assert isinstance(judge.row(number, row), Judged | Refusal)


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
@given(table=tables())
@example(table=("licence", "2015", ["XK_XDR", "XK_NR"], [["甲", "=x"], ["", "乙"]]))
@settings(max_examples=60, suppress_health_check=QUIET)
def test_any_table_is_accounted_for_row_by_row_or_refused_in_a_sentence(form, table):
    item, _edition, headers, rows = table
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{form}"
        path.write_bytes(written(form, headers, rows))
        batch, refused = sent(path, item)
    if batch is None:
        assert refused.endswith(".")
        return
    assert batch.rows_read <= len(rows) + 8  # a row may hold line ends
    assert outcomes(batch).get("public", 0) <= Publication.objects.count()
    for render in (report.as_text, report.as_json, report.as_csv):
        assert not set("\x00\x07\u202e\x1f") & set(render(batch))


def sent(path, item):
    """The batch, or the sentence with which the file was refused."""
    try:
        return send(path, item), ""
    except Refused as refused:
        return None, refused.sentence
    except NotDeliverable as refused:
        return None, str(refused)


def written(form, headers, rows):
    """The table as a file in one of three forms."""
    if form == "xlsx":
        return a_workbook_of([headers, *([NO_XML.sub("", whole(cell)) for cell in row] for row in rows)])
    if form == "jsonl":
        return "".join(json.dumps(dict(zip(headers, row, strict=True))) + "\n" for row in rows).encode()
    table = io.StringIO()
    csv.writer(table).writerows([headers, *rows])
    return table.getvalue().encode("utf-8", "surrogatepass")
