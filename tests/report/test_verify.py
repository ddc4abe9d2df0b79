"""Checks by number and code, and by file: genuine, differs, cannot tell."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import IssuedReport, ReportCheck, Subject
from disclosure.report import numbers
from disclosure.report.verify import check_code, check_file
from tests.builders import a_batch, a_penalty, a_publication
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
DECIDED = timezone.localdate() - timedelta(days=200)


@pytest.fixture
def subject() -> Subject:
    """An organisation with one penalty."""
    return a_penalty(decided_on=DECIDED).subject


def test_a_report_is_genuine_by_its_code(subject) -> None:
    made, _file = issued(subject)
    told = check_code(made.report.number.lower(), "-".join(made.check_code[i : i + 4] for i in (0, 4, 8)))
    assert (told.answer, told.reasons, told.report) == ("genuine", (), made.report)
    assert told.since
    assert told.since.unchanged
    assert [row.pk for row in told.public] == [subject.publications.get().pk]


def test_registration_facts_count_as_no_record(subject) -> None:
    a_publication("registration", subject=subject, ends="validity", review_on=date(2099, 1, 1))
    made, _file = issued(subject)
    told = check_code(made.report.number, made.check_code)
    assert told.since
    assert told.since.unchanged


def test_a_report_is_genuine_by_its_file(subject) -> None:
    made, file = issued(subject)
    told = check_file(file)
    assert (told.answer, told.report) == ("genuine", made.report)
    assert [word for _section, _record, word in told.rows] == ["stands"]


def test_what_ended_is_not_told_again_by_code(subject) -> None:
    made, file = issued(subject)
    publish.take_down(subject.publications.get(), on=timezone.localdate())
    assert check_code(made.report.number, made.check_code).public == ()
    assert [word for _section, _record, word in check_file(file).rows] == ["gone"]


def test_what_was_corrected_is_not_told_by_code(subject) -> None:
    made, file = issued(subject)
    publish.correct(subject.publications.get(), {"digest": b"new"}, batch=a_batch(), on=timezone.localdate())
    assert check_code(made.report.number, made.check_code).public == ()
    assert [word for _section, _record, word in check_file(file).rows] == ["corrected"]


def test_what_our_books_forgot_is_compared_by_the_file_itself(subject) -> None:
    made, file = issued(subject)
    publish.take_down(subject.publications.get(), on=timezone.localdate())
    IssuedReport.objects.filter(pk=made.report.pk).update(rows=[], counts={}, statement="")  # as the sweep does
    told = check_file(file)
    assert [word for _section, _record, word in told.rows] == ["gone"]
    assert told.since
    assert not told.since.added


@pytest.mark.parametrize(
    ("number", "code", "why"),
    [
        ("20261127", "", "mistyped_number"),
        (numbers.new_number(timezone.now()), "ABC", "mistyped_code"),
        (numbers.new_number(timezone.now()), numbers.new_code(), "no_such_report"),
    ],
)
def test_what_was_mistyped_is_said(number, code, why) -> None:
    told = check_code(number, code)
    assert (told.answer, told.reasons) == ("differs", (why,))


def test_checks_are_counted_by_day_and_by_nothing_else(subject) -> None:
    made, file = issued(subject)
    for _time in range(2):
        check_file(file)
    check_code(made.report.number, made.check_code)
    check_file(file + b"more")
    assert dict(ReportCheck.objects.values_list("answer", "count")) == {"genuine": 3, "differs": 1}
    assert {field.name for field in ReportCheck._meta.get_fields()} == {"id", "report", "on", "answer", "count"}


@pytest.mark.parametrize(
    ("content", "answer", "why"),
    [
        (b"", "cannot_tell", "empty"),
        (b"a scan", "cannot_tell", "not_a_pdf"),
        (b"%PDF-1.7\n%%EOF", "differs", "unknown_file"),
    ],
)
def test_what_is_no_report_is_said(content, answer, why) -> None:
    told = check_file(content)
    assert (told.answer, told.reasons) == (answer, (why,))


def test_what_was_added_behind_is_found(subject) -> None:
    _made, file = issued(subject)
    assert check_file(file + b"\n%%EOF").reasons == ("added_after",)


def test_what_stands_in_front_is_found(subject) -> None:
    _made, file = issued(subject)
    assert check_file(b"<html>paid</html>" + file).reasons == ("before_the_file",)


def test_one_byte_makes_another_file(subject) -> None:
    _made, file = issued(subject)
    middle = len(file) // 2
    told = check_file(file[:middle] + bytes([file[middle] ^ 1]) + file[middle + 1 :])
    assert told.answer == "differs"
