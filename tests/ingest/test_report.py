"""The batch report, in three forms and read by people and spreadsheets; and the command that prints it."""

import csv
import io
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from disclosure.ingest import report
from disclosure.models import Batch, Publication
from tests.ingest.identities import an_identity
from tests.ingest.sending import MARKET, ON, a_row, deliver, outcomes, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def remarked(batch, rule):
    """The one remark of a rule."""
    (found,) = [remark for remark in report.remarks(batch) if remark["rule"] == rule]
    return found


def test_the_text_tells_counts_rules_and_rows(tmp_path):
    batch = deliver(tmp_path, a_row(), a_row(decided_on="2026-02-30"))
    text = report.as_text(batch)
    for told in (
        batch.number,
        batch.source.name,
        "rows read",
        "no_such_day",
        "row 3",
        "2026-02-30",
        "There is no such day.",
    ):
        assert told in text


def test_the_text_stops_and_says_where_the_rest_is(tmp_path):
    batch = deliver(tmp_path, *(a_row(decided_on="?") for _ in range(4)))
    lines = report.as_text(batch, most=2).splitlines()
    assert (sum("[faulty]" in line for line in lines), "CSV or JSON" in lines[-1]) == (2, True)


def test_the_json_holds_every_count_and_remark(tmp_path):
    batch = deliver(tmp_path, a_row(), a_row(subject_code=""))
    told = json.loads(report.as_json(batch))
    assert {name: count for name, count in told["outcomes"].items() if count} == outcomes(batch)
    assert (told["rows_read"], sum(told["outcomes"].values()), told["item"]) == (2, 2, "penalty")
    (held,) = [remark for remark in told["remarks"] if remark["outcome"] == "held"]
    assert (held["row"], held["rule"], bool(held["reason"]), bool(held["remedy"])) == (3, "code_missing", True, True)


@pytest.mark.parametrize("value", ["=cmd|' /C calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "＠SUM(A1)"])
def test_no_cell_of_the_csv_is_a_formula(tmp_path, value):
    batch = deliver(tmp_path, a_row(decided_on=value))
    table = report.as_csv(batch)
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert table.startswith("\ufeff")
    assert next(row["value"] for row in rows if row["outcome"] == "faulty") == f"'{value}"
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "＝", "＠")]


@pytest.mark.parametrize("sign", ["\u2060", "\u200b", "\u0007"])
def test_nothing_invisible_reaches_the_reader(tmp_path, sign):
    batch = deliver(tmp_path, a_row(decided_on=f"2026{sign}-99"))
    assert remarked(batch, "not_a_date")["value"] == f"2026\\u{ord(sign):04x}-99"


def test_a_personal_number_is_never_shown_whole(tmp_path):
    number = an_identity()
    batch = deliver(tmp_path, a_row(decided_on=number, person_id="x" * 65))
    assert remarked(batch, "not_a_date")["value"] == "*" * 14 + number[-4:]
    assert remarked(batch, "too_long")["value"] == "(hidden)"


def test_a_header_nobody_knows_is_shown_safely(tmp_path):
    path = write(tmp_path, [a_row() | {"BZ": ""}])
    text = path.read_text(encoding="utf-8").replace("BZ", f"人{an_identity()}\u202e", 1)
    path.write_text(text, encoding="utf-8")
    told = report.as_text(ingested(path))
    assert an_identity() not in told
    assert "\u202e" not in told


def test_labels_and_reasons_follow_the_reader(tmp_path):
    batch = deliver(tmp_path, a_row(decided_on="?"))
    english = remarked(batch, "not_a_date")
    with translation.override("zh-hans"):
        chinese = remarked(batch, "not_a_date")
    assert (english["label"], chinese["label"]) == ("Decided on", "处罚决定日期")
    assert english["reason"] == "This is not a day."


def ingested(path, **options):
    """The batch that the command makes."""
    call_command("ingest", path, item="penalty", source=MARKET[0], on=ON, stdout=StringIO(), **options)
    return Batch.objects.latest("pk")


@pytest.mark.parametrize(("form", "reads"), [("text", str), ("json", json.loads), ("csv", csv.reader)])
def test_the_command_prints_the_report_or_writes_it(tmp_path, form, reads):
    out, file = StringIO(), tmp_path / "report"
    path = write(tmp_path, [a_row(decided_on="?")])
    call_command("ingest", path, item="penalty", source=MARKET[0], on=ON, report=form, stdout=out)
    assert reads(out.getvalue())
    ingested(path, report=form, output=file)
    assert file.read_text(encoding="utf-8")


def test_a_row_that_is_refused_is_no_failure_of_the_command(tmp_path):
    assert outcomes(ingested(write(tmp_path, [a_row(decided_on="?")]))) == {"faulty": 1}


@pytest.mark.parametrize(
    ("source", "item", "content", "sentence"),
    [
        (MARKET[0], "penalty", b"", "The file is empty. Export the table again from the system that made it."),
        (MARKET[0], "penalty", b"%PDF-1.7 x", "The content is not a table"),
        ("999", "penalty", b"A,B\n1,2\n", "There is no source with the code 999."),
        (MARKET[0], "gossip", b"A,B\n1,2\n", "gossip is not an active catalogue item."),
        (MARKET[0], "commitment", b"name,uscc,matter,made_on\n1,2,3,4\n", "has no mandate to deliver"),
        (MARKET[0], "penalty", b"A,B\n1,2\n", "None of the file's columns belongs to"),
        (MARKET[0], "penalty", b"hello\nworld", "None of the file's columns belongs to"),
    ],
)
def test_what_cannot_be_delivered_is_refused_in_a_sentence_and_changes_nothing(
    tmp_path, source, item, content, sentence
):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("ingest", path, item=item, source=source, on=ON)
    assert sentence in str(refused.value)
    assert (refused.value.returncode, Batch.objects.count(), Publication.objects.count()) == (1, 0, 0)


def test_a_file_that_is_not_there_is_refused_too(tmp_path):
    with pytest.raises(CommandError, match="There is no such file"):
        call_command("ingest", tmp_path / "none.csv", item="penalty", source=MARKET[0], on=ON)
