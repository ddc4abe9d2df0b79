"""A list that is looked up: what comes back, and that nothing of it stays."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.storage import storages
from django.utils import timezone

from creditchina.jobs.models import Job
from disclosure import codes
from disclosure.jobs import sweep_lookups
from disclosure.lookups import answering, kept, writing
from disclosure.lookups.guessing import guess
from disclosure.lookups.table import Table, read
from disclosure.models import Lookup
from tests.builders import a_code, a_person, a_subject
from tests.jobs.conftest import work  # noqa: F401 - a fixture

NAME = "示例市青禾食品有限公司"
CODE = a_code()


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path / "spool"
    settings.STORAGES = settings.STORAGES | {
        "lookups": {**settings.STORAGES["lookups"], "OPTIONS": {"location": tmp_path / "lookups"}}
    }
    return tmp_path / "lookups"


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["名单", ""], ["企业名称", "统一社会信用代码"], [NAME, "x"]], (1, 0, 2)),
        ([["序号", "名称", "税号", "电话"], ["1", NAME, "", "8"], ["2", NAME, CODE, "8"]], (2, 1, 1)),
        ([["1", NAME, ""], ["2", NAME, CODE]], (2, 1, 0)),
        ([["Supplier", "Since"], ["x", "2020"]], (0, None, 1)),
        ([["1", NAME], ["2", NAME]], (1, None, 0)),
        ([["x", CODE]], (1, None, 0)),
        ([["x"]], (0, None, 0)),
    ],
)
def test_where_the_names_seem_to_stand(rows, place):
    assert guess(rows) == place


def sent(rows, *, kind="csv", column=0, head=1, language="en", second=None):
    secret = answering.receive(Table(kind, rows, False), language=language)
    answering.choose(answering.found(secret), column=column, head=head, second=second)
    return secret


def fetched(secret):
    lookup = answering.found(secret)
    with kept.result(lookup) as file:
        content = file.read()
    if lookup.kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    cells = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows())
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "inlineStr"}
    return [[cell.value or "" for cell in row] for row in cells]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_comes_back(work, kind, settings):  # noqa: F811
    one = a_subject(NAME, status="deregistered")
    twins = [a_subject("示例市双禾食品有限公司") for _ in range(2)]
    a_person("张示例")
    mistyped = one.code[:-1] + next(sign for sign in codes.ALPHABET if sign != one.code[-1])
    asked = [NAME, one.code, twins[0].name, mistyped, "张示例", "没有这样的名字", "", "=HYPERLINK(1)", "公司" * 120]
    secret = sent([["名称", "备注"], *([text, "-1"] for text in asked)], kind=kind)
    work()

    head, *rows = fetched(secret)
    own = "'" * (kind == "csv")  # a text file has no other way to say that a cell is text
    assert head == [
        *("名称", "备注", "Result", "Name in the directory", "Code in the directory", "Registration status"),
        *("Found by", "Others that fit as well", "Page on this site", "May be meant"),
    ]
    assert [row[1] for row in rows] == [f"{own}-1"] * len(asked)
    page = f"{settings.SITE_URL}{one.get_absolute_url()}"
    assert rows[0][2:] == ["found", NAME, one.code, "deregistered", "the whole name", "0", page, ""]
    assert rows[1][2:] == ["found", NAME, one.code, "deregistered", "the code", "0", page, ""]
    assert rows[2][2:8] == ["ambiguous", "", "", "", "the whole name", "1"]
    assert all(twin.code in rows[2][9] for twin in twins)
    assert (rows[3][2], rows[3][9]) == ("not found", f"Did you mean: {one.code}")
    assert [row[2] for row in rows[4:]] == ["not found", "not found", "nothing to look up", "not found", "not found"]
    assert rows[7][0] == f"{own}=HYPERLINK(1)"
    assert answering.found(secret).counts == {"found": 2, "ambiguous": 1, "not_found": 5, "nothing": 1}


def test_a_name_with_a_sign_that_no_workbook_holds_spoils_no_list():
    made = writing.written("xlsx", [["名称"], [NAME]], 1, [["found", "甲\uffff乙\x0b丙", "", "", "", "", "", ""]])

    assert read("list.xlsx", [made]).rows[1][:3] == [NAME, "found", "甲乙丙"]


@pytest.mark.django_db
@pytest.mark.parametrize("swapped", [False, True])
def test_a_code_and_a_name_in_a_row_are_held_against_each_other(work, swapped):  # noqa: F811
    shared = a_code()
    one, other = a_subject(NAME), a_subject("示例市双禾食品有限公司")
    pair = [a_subject(name, code=shared) for name in ("示例市甲禾食品有限公司", "示例市乙禾食品有限公司")]
    compare = "the name; the code in the row is another one's or nobody's: compare them"
    asked = {
        ("", NAME): ("found", "the whole name"),
        (one.code, ""): ("found", "the code"),
        (one.code, NAME): ("found", "the code"),
        (one.code, "没有这样的名字"): ("found", "the code"),  # one that the directory may not know yet
        (a_code(), NAME): ("ambiguous", compare),
        (other.code, NAME): ("ambiguous", compare),
        (a_code(), "没有这样的名字"): ("not found", ""),
        ("无", NAME): ("found", "the whole name"),
        (shared, pair[1].name): ("found", "the code, which several carry, and the name"),
        (shared, NAME): ("ambiguous", "the code"),
        (shared, ""): ("ambiguous", "the code"),
        ("", ""): ("nothing to look up", ""),
    }
    secret = sent([["代码", "名称"], *map(list, asked)], column=int(swapped), second=int(not swapped))
    work()

    _head, *rows = fetched(secret)
    assert [(row[2], row[6]) for row in rows] == list(asked.values())
    assert {one.code, other.code} == {code for code in (one.code, other.code) if code in rows[5][9]}
    assert rows[8][3] == pair[1].name
    assert sum(answering.found(secret).counts.values()) == len(asked)


@pytest.mark.django_db
def test_the_second_column_is_not_forgotten_between_slices(work, monkeypatch):  # noqa: F811
    monkeypatch.setattr(answering, "AT_ONCE", 1)
    monkeypatch.setattr(answering.go_on, "__kwdefaults__", {"seconds": 0})
    a_subject(NAME)
    secret = sent([["代码", "名称"], *[["", NAME]] * 2], second=1)
    assert answering.is_underway(answering.found(secret).pk)
    work()
    work()

    assert answering.found(secret).counts == {"found": 2}


@pytest.mark.django_db
def test_a_list_without_headings_gets_a_row_of_them_in_the_language_of_who_sent_it(work):  # noqa: F811
    a_subject(NAME)
    secret = sent([[NAME]], head=0, language="zh-hans")
    work()

    assert [row[:2] for row in fetched(secret)] == [["", "查询结果"], [NAME, "已找到"]]


@pytest.mark.django_db
def test_a_long_list_is_done_in_slices_and_a_slice_that_is_done_twice_counts_once(monkeypatch):
    monkeypatch.setattr(answering, "AT_ONCE", 2)
    a_subject(NAME)
    secret = sent([["名称"], *[[NAME]] * 5])
    lookup = answering.found(secret)

    assert answering.go_on(lookup.pk, seconds=0) == 2
    taken_up = Lookup.objects.get(pk=lookup.pk)  # what another worker had read, which was thought to be dead
    assert answering.go_on(lookup.pk, seconds=0) == 4
    answering._pause(taken_up, [["found"]] * 2, None)
    assert answering.found(secret).done == 4
    assert not answering.is_given_up(lookup)
    answering.go_on(lookup.pk)
    assert answering.go_on(lookup.pk) == 0
    assert [row[1] for row in fetched(secret)[1:]] == ["found"] * 5


@pytest.mark.django_db
def test_the_work_of_the_site_itself_does_not_wait_for_lists():
    sent([[NAME]], head=0)
    sweep_lookups.enqueue()

    assert Job.objects.ready().first().task_path == sweep_lookups.module_path


@pytest.mark.django_db
def test_the_column_is_chosen_without_the_whole_list_and_repetition_takes_no_room(folders):
    rows = [["x" * 10_000]] * 200
    lookup = answering.found(answering.receive(Table("csv", rows, False), language="en"))

    assert kept.first_rows(lookup) == [["x" * kept.SHOWN]] * kept.FIRST
    assert kept.rows(lookup) == rows
    assert [path.stat().st_size < 50_000 for path in folders.iterdir()] == [True]


@pytest.mark.django_db
def test_two_workers_that_finish_leave_one_result(folders):
    secret = sent([["名称"], [NAME]])
    lookup = Lookup.objects.get()
    answers = [["found", *[""] * 8]]

    for _worker in range(2):
        answering._finish(lookup, kept.rows(lookup), answers)

    assert sorted(path.suffix for path in folders.iterdir()) == [".csv", ".gz"]
    assert len(fetched(secret)) == 2


@pytest.mark.django_db
def test_a_day_later_it_opens_no_more_and_the_sweep_leaves_nothing(work, folders):  # noqa: F811
    secret, other = sent([[NAME]], head=0), sent([[NAME]], head=0)
    work()
    storages["lookups"].save("lost.csv", io.BytesIO(b"x"))
    Lookup.objects.filter(pk=answering.found(secret).pk).update(asked_at=timezone.now() - timedelta(days=1))

    assert answering.found(secret) is None
    assert answering.sweep(now=timezone.now()) == 1
    assert len(list(folders.iterdir())) == 3
    assert answering.found(other)
    assert answering.sweep(now=timezone.now() + timedelta(days=2)) == 2  # the other one, and what was lost
    assert (list(folders.iterdir()), Lookup.objects.count()) == ([], 0)
