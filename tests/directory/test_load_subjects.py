"""A directory of subjects: loaded once however often it comes, with every conflict told."""

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from disclosure import codes
from disclosure.directory import identity_events as events
from disclosure.ingest.directory import Report, load_subjects
from disclosure.models import IdentityAct, Subject, SubjectIdentifier, SubjectName
from tests.accounts.people import staff
from tests.builders import a_code, a_subject
from tests.ingest.identities import an_identity

DAY = date(2026, 11, 25)
HEAD = "name\tuscc\treg_date\tent_type\tprovince\tcity"
Load = Callable[..., Report]

NUMBER = an_identity()
pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def one(*lines: str, head: str = HEAD, on: date = DAY) -> Report:
        path = tmp_path / "directory.tsv"
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return load_subjects(path, on=on)

    return one


def test_a_new_subject_gets_code_name_and_facts(load: Load) -> None:
    code = codes.make("91990101MA0000017")

    load(f"示例市甲商贸有限公司\t{code}\t2001-11-05\t有限责任公司\t示例\t示例市")

    subject = Subject.objects.get(identifiers__value=code)
    assert (subject.name, subject.registered_on) == ("示例市甲商贸有限公司", date(2001, 11, 5))
    assert (subject.place, subject.region_id, subject.facts_as_of) == ("示例 示例市", "990101", DAY)


def test_the_same_file_again_changes_nothing(load: Load) -> None:
    lines = [f"示例市甲{number}商贸有限公司\t{a_code()}\t2001-11-05\t\t示例\t示例市" for number in range(3)]
    load(*lines)

    report = load(*lines)

    assert report.outcomes == {"created": 0, "unchanged": 3}
    assert SubjectName.objects.filter(value__startswith="示例市甲").count() == 3


def test_a_later_file_brings_newer_facts_and_an_empty_cell_removes_none(load: Load) -> None:
    code = a_code()
    load(f"示例市甲商贸有限公司\t{code}\t2001-11-05\t\t示例\t示例市")

    report = load(f"示例市甲商贸有限公司\t{code}\t\t有限责任公司\t示例\t样例市", on=date(2026, 12, 1))

    subject = Subject.objects.get(identifiers__value=code)
    assert report.outcomes["updated"] == 1
    assert (subject.registered_on, subject.ent_type, subject.place) == (
        date(2001, 11, 5),
        "有限责任公司",
        "示例 样例市",
    )
    assert subject.facts_as_of == date(2026, 12, 1)


def test_one_code_on_two_names_makes_two_subjects_and_says_so(load: Load) -> None:
    code = a_code()

    report = load(f"示例市甲商贸有限公司\t{code}\t\t\t\t", f"示例市乙商贸有限公司\t{code}\t\t\t\t")

    assert SubjectIdentifier.objects.filter(value=code).count() == 2
    assert [odd.rule for odd in report.remarks] == ["code_shared"]


def test_a_known_code_under_another_name_is_a_conflict_and_changes_nothing(load: Load) -> None:
    code = a_code()
    a_subject("示例市甲商贸有限公司", code=code)

    report = load(f"示例市乙商贸有限公司\t{code}\t\t\t\t")

    assert report.outcomes["conflict"] == 1
    assert not SubjectName.objects.filter(value="示例市乙商贸有限公司").exists()


@pytest.mark.parametrize(("prefix", "kind"), [("91", "organisation"), ("92", "sole_trader"), ("11", "government")])
def test_the_code_says_what_kind_of_subject_it_is(load: Load, prefix: str, kind: str) -> None:
    code = a_code(prefix)

    load(f"示例市甲商贸行\t{code}\t\t\t\t")

    assert Subject.objects.get(identifiers__value=code).kind == kind


def test_a_code_that_fails_the_formula_is_loaded_and_remarked(load: Load) -> None:
    code = a_code()
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")

    report = load(f"示例市甲商贸有限公司\t{wrong}\t\t\t\t")

    assert SubjectIdentifier.objects.get(value=wrong).status == "doubtful"
    assert [odd.rule for odd in report.remarks] == ["code_doubtful"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("\t{code}\t\t\t\t", "name_unusable"),
        ("示例市甲商贸有限公司\t\t\t\t\t", "code_unusable"),
        ("示例市甲商贸有限公司\t91990101**********\t\t\t\t", "code_unusable"),
        (f"示例市张某某经营部\t{NUMBER}\t\t\t\t", "identity_number"),
        (f"示例市张某某经营部\t{NUMBER[:6]}{NUMBER[8:17]}\t\t\t\t", "identity_number"),
        (f"张某某{NUMBER}\t{{code}}\t\t\t\t", "identity_number"),
        (HEAD, "header_repeated"),
        ("示例市甲商贸有限公司\t{code}\t\t\t\t\tmore", "too_many_cells"),
    ],
)
def test_a_row_without_name_or_code_is_told_and_the_next_one_loads(load: Load, line: str, rule: str) -> None:
    report = load(line.format(code=a_code()), f"示例市乙商贸有限公司\t{a_code()}\t\t\t\t")

    assert [odd.rule for odd in report.remarks] == [rule]
    assert NUMBER[:12] not in str(report.remarks)
    assert (report.outcomes["faulty"], report.outcomes["created"]) == (1, 1)


def test_further_names_are_added_once(load: Load) -> None:
    subject = a_subject("示例市甲商贸有限公司")
    line = f"{subject.code}\t示例市旧商贸有限公司\tformer"
    load(line, head="uscc\tname\tkind")

    report = load(line, head="uscc\tname\tkind")

    assert report.outcomes == {"unchanged": 1}
    assert set(subject.names.values_list("kind", "value")) == {
        ("current", "示例市甲商贸有限公司"),
        ("former", "示例市旧商贸有限公司"),
    }


def test_until_when_a_name_was_borne_is_taken_over_and_may_come_later(load: Load) -> None:
    subject = a_subject("示例市甲商贸有限公司")
    head, line = "uscc\tname\tkind\t曾用至", f"{subject.code}\t示例市旧商贸有限公司\tformer\t"
    load(line, head=head)

    reports = [load(f"{line}2019-05-31", head=head) for _ in range(2)]

    assert [report.outcomes for report in reports] == [{"named": 1}, {"unchanged": 1}]
    assert subject.names.get(kind="former").valid_to == date(2019, 5, 31)
    assert load(line, head=head).outcomes == {"unchanged": 1}  # an empty cell removes nothing


def test_a_new_current_name_makes_the_old_one_former(load: Load) -> None:
    subject = a_subject("示例市甲商贸有限公司")

    load(f"{subject.code}\t示例市新商贸有限公司\tcurrent", head="uscc\tname\tkind")

    subject.refresh_from_db()
    assert subject.name == "示例市新商贸有限公司"
    assert subject.names.get(kind="former").value == "示例市甲商贸有限公司"


def test_a_name_for_an_unknown_or_shared_code_is_a_conflict(load: Load) -> None:
    shared = a_code()
    a_subject("示例市甲商贸有限公司", code=shared)
    a_subject("示例市乙商贸有限公司", code=shared)

    report = load(
        f"{shared}\t示例市丙有限公司\tformer", f"{a_code()}\t示例市丁有限公司\tformer", head="uscc\tname\tkind"
    )

    assert [odd.rule for odd in report.remarks] == ["code_of_several", "code_unknown"]


def test_a_packed_file_is_read_and_a_damaged_one_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "directory.tsv.gz"
    path.write_bytes(gzip.compress(f"{HEAD}\n示例市甲商贸有限公司\t{a_code()}\t\t\t\t\n".encode()))
    assert load_subjects(path, on=DAY).outcomes["created"] == 1

    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(CommandError, match="damaged"):
        call_command("load_subjects", path)


OTHER = an_identity(7)


@pytest.mark.parametrize(
    "code",
    [
        *(f"{NUMBER}1", f"1{NUMBER}", f"A{NUMBER}", f"{NUMBER}{OTHER}", f"身份证{NUMBER}", f"{NUMBER}（法人）"),
        *(f"{NUMBER}/{OTHER}", "/".join((NUMBER[:6], NUMBER[6:14], NUMBER[14:]))),
        *(NUMBER.translate(str.maketrans("0123456789", digits)) for digits in ("〇一二三四五六七八九", "٠١٢٣٤٥٦٧٨٩")),
    ],
)
def test_no_code_of_a_directory_hides_an_identity_number(load: Load, code: str) -> None:
    report = load(f"示例市甲商贸有限公司\t{code}\t\t\t\t")

    assert [odd.rule for odd in report.remarks] == ["identity_number"]
    assert not SubjectIdentifier.objects.exists()


@pytest.mark.parametrize("column", range(5))
def test_no_column_of_a_directory_keeps_an_identity_number(load: Load, column: int) -> None:
    cells = ["示例市甲商贸有限公司", a_code(), "", "", "", ""]
    cells[column + (column > 0)] += f"{NUMBER}" + ("" if column else "甲" * 200)
    report = load("\t".join(cells))

    assert NUMBER[:12] not in str(report.remarks)
    assert NUMBER[:12] not in str([*Subject.objects.values()])


def test_a_status_is_taken_over_unless_an_event_of_the_law_was_noted(tmp_path):
    code, other = a_code(), a_code()
    header = "name\tuscc\tstatus\n"
    rows = f"示例市甲公司\t{code}\t存续\n示例市乙公司\t{other}\t吊销\n"
    path = tmp_path / "one.tsv"
    path.write_text(header + rows, encoding="utf-8")
    load_subjects(path, on=DAY)
    one, two = (Subject.objects.get(identifiers__value=value) for value in (code, other))
    assert (one.status, two.status) == ("active", "revoked")

    events.record(IdentityAct.Kind.DEREGISTERED, two, on=DAY, document="x", by=staff("operator"))
    path.write_text(header + rows.replace("存续", "已注销"), encoding="utf-8")
    load_subjects(path, on=DAY)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.status, two.status) == ("deregistered", "deregistered")
