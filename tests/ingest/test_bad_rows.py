"""Refused rows are given back to their source, without anything personal, to be mended and delivered again."""

import csv
import io
import os
import time

import pytest
from django.utils import translation

from creditchina.accounts.models import User
from disclosure.ingest import bad_rows, release
from disclosure.models import Batch
from tests.ingest.identities import an_identity
from tests.ingest.sending import MARKET, ON, a_row, deliver, outcomes, send, write

pytestmark = pytest.mark.django_db
LATER = ON.replace(day=26)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BAD_ROWS_DIR = tmp_path / "bad"


def table(batch):
    """Its refused rows: header -> cell."""
    return list(csv.DictReader(io.StringIO(bad_rows.as_csv(batch).removeprefix("\ufeff"))))


def test_only_refused_rows_come_with_number_and_reason(tmp_path):
    batch = deliver(tmp_path, a_row(), a_row(decided_on="2026-02-30"), a_row(subject_code=""))
    (row,) = table(batch)
    assert (row["原行号"], row["CF_JDRQ"]) == ("3", "2026-02-30")
    assert "There is no such day." in row["需更正"]
    with translation.override("zh-hans"):
        assert "There is" not in bad_rows.as_csv(batch)


def test_a_batch_without_refused_rows_has_no_file(tmp_path):
    batch = deliver(tmp_path, a_row())
    assert (bad_rows.as_csv(batch), bad_rows.are_kept(batch)) == (None, False)


def test_mended_they_are_delivered_as_they_came(tmp_path):
    batch = deliver(tmp_path, a_row(decided_on="2026-02-30"))
    text = bad_rows.as_csv(batch).replace("2026-02-30", "2026-02-28")
    path = tmp_path / "mended.csv"
    path.write_text(text, encoding="utf-8")
    again = send(path, on=LATER)
    assert (outcomes(again), [word for word in again.tally if word.startswith("unknown_column")]) == ({"public": 1}, [])


def test_rows_refused_when_they_were_matched_come_as_well(tmp_path):
    row = a_row()
    never = a_row(action="撤销")
    batch = deliver(tmp_path, row, row | {"CF_NR": "责令停业"}, never)
    told = table(batch)
    assert [(line["原行号"], line["CF_NR"]) for line in told] == [
        ("2", row["CF_NR"]),
        ("3", "责令停业"),
        ("4", never["CF_NR"]),
    ]
    assert told[2]["CZ"] == "撤销"
    assert told[0].items() >= {"CF_WSH": row["CF_WSH"], "CF_XDR_SHXYM": row["CF_XDR_SHXYM"]}.items()


def test_nothing_personal_is_in_it(tmp_path):
    number = an_identity(7)
    bad = a_row(decided_on="?", person_id=number, representative="张三", content=f"当事人{number}的违法所得")
    person = a_row(decided_on="?", subject_kind="自然人", subject_name="李四", person_id=number, subject_code="")
    unknown = [row | {"备注栏": f"王五 {number}"} for row in (bad, person)]
    batch = deliver(tmp_path, *unknown)
    text = bad_rows.as_csv(batch)
    assert not [word for word in (number, "张三", "李四", "王五") if word in text]
    first, second = table(batch)
    assert first["CF_XDR_MC"] == bad["CF_XDR_MC"]
    assert set(list(second.values())[2:]) <= {None, ""}
    assert "own file" in second["需更正"]


def test_no_cell_runs_as_a_formula(tmp_path):
    batch = deliver(tmp_path, a_row(decided_on="?", content="=HYPERLINK(1)"))
    assert table(batch)[0]["CF_NR"] == "'=HYPERLINK(1)"


def test_a_waiting_batch_has_them_too(tmp_path):
    path = write(tmp_path, [a_row(), a_row(decided_on="2026-02-30")])
    clerk = User.objects.create_user("clerk")
    asked = {"source": MARKET[0], "item": "penalty", "on": ON, "by": clerk, "today": ON}
    batch = release.prepare(path, channel=Batch.Channel.UPLOAD, **asked)
    assert "There is no such day." in table(batch)[0]["需更正"]
    before = table(batch)
    assert table(release.load_prepared(batch, today=ON)) == before


def test_they_are_removed_after_thirty_days(tmp_path):
    old, new = (deliver(tmp_path, a_row(decided_on="?")) for _ in range(2))
    before = time.time() - 31 * 24 * 3_600
    os.utime(bad_rows._path(old), (before, before))
    assert bad_rows.sweep() == 1
    assert (bad_rows.are_kept(old), bad_rows.are_kept(new)) == (False, True)
