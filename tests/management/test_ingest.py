"""What the command `ingest` refuses, lists and returns; what becomes of rows is proved in tests/ingest."""

import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone, translation

from creditchina.accounts.models import User
from disclosure import reference
from disclosure.demo.bodies import FIXTURES
from disclosure.ingest import delivery
from disclosure.ingest.reasons import HELD
from disclosure.models import Batch, Mandate, Publication
from tests.builders import a_code
from tests.ingest.identities import an_identity

SOURCE = "11990100MB000102XT"
SAMPLE = FIXTURES / "samples" / "penalty.csv"  # two of its rows are faulty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SPOOL_DIR = tmp_path / "spool"
    monkeypatch.setattr(delivery, "THREADS", 1)  # the test's own connection, whose transaction is rolled back
    reference.load(demo=True)


def ingest(path: Path = SAMPLE, **options: Any) -> str:
    out = io.StringIO()
    call_command("ingest", path, stdout=out, stderr=io.StringIO(), **{"source": SOURCE, "item": "penalty"} | options)
    return out.getvalue()


def test_a_day_after_today_is_refused() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(CommandError, match=f"{tomorrow} is after today"):
        ingest(on=tomorrow)
    assert not Batch.objects.exists()


@pytest.mark.parametrize("command", ["ingest", "lapse", "load_subjects"])
def test_what_is_no_day_is_told_how_to_write_one(command: str) -> None:
    words = {"ingest": [str(SAMPLE), "--source", SOURCE, "--item", "penalty", "--on"], "lapse": ["--by"]}
    with pytest.raises(CommandError, match=r"2026-02-30 is not a day; write YYYY-MM-DD"):
        call_command(command, *words.get(command, [str(SAMPLE), "--on"]), "2026-02-30")


@pytest.mark.parametrize("command", ["lapse", "load_subjects"])
def test_nothing_is_recorded_ahead_of_its_time(command: str) -> None:
    words = {"lapse": ["--by"], "load_subjects": [str(SAMPLE), "--on"]}[command]
    with pytest.raises(CommandError, match="2999-01-01 is after today"):
        call_command(command, *words, "2999-01-01")


@pytest.mark.parametrize("name", ["/dev/zero", "/proc/self/status", "."])
def test_what_is_no_ordinary_file_is_refused_unread(name: str) -> None:
    with pytest.raises(CommandError, match=r"folder or a device|empty"):
        ingest(Path(name))


def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(CommandError, match="not a file"):
        ingest(tmp_path / "pipe.csv")


def test_an_unknown_item_is_answered_with_those_in_force() -> None:
    with pytest.raises(CommandError, match=r"fine is not an active.*Items in force: .*penalty \(.*wage_arrears \("):
        ingest(item="fine")
    with (
        translation.override("zh-hans"),
        pytest.raises(CommandError, match=r"：penalty（行政处罚）、|、penalty（行政处罚）"),
    ):
        ingest(item="罚款")


@pytest.mark.parametrize("name", ["行政处罚", "administrative penalties"])
def test_an_item_is_known_by_its_name_as_well(name: str) -> None:
    ingest(item=name)
    assert Batch.objects.get().edition.item.code == "penalty"


def test_a_header_of_other_columns_is_answered_with_what_was_read_and_where_the_right_ones_stand(
    tmp_path: Path,
) -> None:
    file, identity = tmp_path / "a.csv", an_identity()
    file.write_text(f"企业名称,信用代码,身份证号码{identity}\n1,2,3\n", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        ingest(file)
    told = str(refused.value)
    assert "Header read: 企业名称, 信用代码, " in told
    assert "CF_XDR_MC (行政相对人名称)" in told
    assert "fixtures/fields/penalty.2019.toml" in told
    assert identity not in told


@pytest.mark.parametrize("command", ["demo", "ingest", "lapse", "load_reference", "load_subjects"])
def test_help_is_in_the_language_of_the_site(command: str) -> None:
    with translation.override("zh-hans"):
        parser = load_command_class("disclosure", command).create_parser("manage.py", command)
        told = parser.format_help().split("\n\n")
    assert told[0].startswith("用法：")
    explained = [line.split("  ")[-1].strip() for block in told[1:] for line in block.splitlines() if line[:1] != " "]
    assert not [line for line in explained if line.isascii()]


def test_what_python_says_of_options_is_in_the_language_of_the_site() -> None:
    with translation.override("zh-hans"), pytest.raises(CommandError, match="缺少必需的参数：--source"):
        call_command("ingest", str(SAMPLE), item="penalty")


def test_what_a_directory_brought_is_told_in_words(tmp_path: Path) -> None:
    file, out = tmp_path / "subjects.tsv", io.StringIO()
    file.write_text("name\tuscc\n示例市青禾食品有限公司\t" + a_code() + "\n", encoding="utf-8")
    with translation.override("zh-hans"):
        call_command("load_subjects", file, stdout=out, stderr=io.StringIO())
    assert out.getvalue().split()[:2] == ["新增", "1"]


def test_faulty_rows_are_an_error_only_where_that_was_asked_for() -> None:
    assert "faulty" in ingest()
    with pytest.raises(CommandError, match=r"2 rows were faulty\. The good rows are in\."):
        ingest(strict=True)
    assert Publication.objects.filter(batch__file_name=SAMPLE.name).exists()


def test_the_report_says_what_kept_means() -> None:
    assert "it is recorded and not shown" in ingest()


def test_where_no_report_can_be_written_nothing_is_taken_in(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        ingest(output=tmp_path / "nowhere" / "report.json")
    assert not Batch.objects.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file on a full disk, where Linux has one")
def test_a_report_that_cannot_be_finished_does_not_hide_that_the_delivery_is_in() -> None:
    with pytest.raises(CommandError, match="The delivery is in"):
        ingest(output=Path("/dev/full"))
    assert Batch.objects.get().status == Batch.Status.DONE


@pytest.mark.parametrize("command", ["ingest", "lapse", "load_reference", "load_subjects"])
def test_a_database_that_is_not_ready_is_told_in_a_sentence(command: str) -> None:
    last = MigrationLoader(connection).graph.leaf_nodes("disclosure")[0][1]
    MigrationRecorder(connection).migration_qs.filter(app="disclosure", name=last).delete()
    options = {"source": SOURCE, "item": "penalty"} if command == "ingest" else {}
    names = [SAMPLE] if command in ("ingest", "load_subjects") else []
    with pytest.raises(CommandError, match="not ready"):
        call_command(command, *names, skip_checks=False, stdout=io.StringIO(), **options)


def test_a_held_row_is_told_what_works_today() -> None:
    with translation.override("zh-hans"):
        assert {str(HELD[rule].remedy) for rule in ("code_name_disagree", "code_missing", "code_not_valid")} == {
            "经人工核定，或核对代码和名称后重新报送，方可公示。"
        }
        assert str(HELD["code_name_disagree"].sentence) == "代码与名称在主体名录中不相符。"


def test_two_people_are_named_where_the_mandate_asks_for_them() -> None:
    Mandate.objects.filter(source__code=SOURCE, item__code="penalty").update(two_people=True)
    for name in ("one", "other"):
        User.objects.create_user(name)
    with pytest.raises(CommandError, match="two people"):
        ingest()
    with pytest.raises(CommandError, match="two people"):
        ingest(by="one", released_by="one")
    with pytest.raises(CommandError, match="no active user nobody"):
        ingest(by="one", released_by="nobody")
    assert not Batch.objects.exists()
    ingest(by="one", released_by="other")
    batch = Batch.objects.get()
    assert (batch.by.username, batch.released_by.username, batch.needs_release) == ("one", "other", True)
