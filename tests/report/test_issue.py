"""From a question to a report that is kept, and the same question again."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from disclosure import publish
from disclosure.models import IssuedReport, Subject
from disclosure.report import issue as issuing
from disclosure.report import kept, numbers, sweeping
from disclosure.report.issue import Question, issue
from disclosure.report.opening import by_code, is_kept
from disclosure.report.refused import Refused
from disclosure.report.since import since
from tests.builders import a_batch, a_penalty, a_person, a_subject, an_authority
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
DECIDED = timezone.localdate() - timedelta(days=200)


@pytest.fixture
def subject() -> Subject:
    """An organisation with one penalty."""
    return a_penalty(decided_on=DECIDED).subject


def test_what_is_kept_is_what_was_made(subject) -> None:
    made, file = issued(subject)
    row = IssuedReport.objects.get()
    assert row == made.report
    assert (bytes(row.sha256), row.size) == (sha256(file).digest(), len(file))
    assert row.number in kept.value(row).verify_url
    assert kept.check_code(row) == made.check_code
    assert [tuple(each) for each in row.rows] == kept.value(row).rows


def test_the_check_code_is_not_in_the_database(subject) -> None:
    made, _file = issued(subject)
    told = " ".join(str(value) for value in IssuedReport.objects.values().get().values())
    assert made.check_code not in told


def test_number_and_code_open_it_only_together(subject) -> None:
    made, _file = issued(subject)
    assert by_code(made.report.number, made.check_code) == made.report
    assert by_code(made.report.number, numbers.new_code()) is None
    assert by_code(numbers.new_number(timezone.now()), made.check_code) is None


def test_the_same_question_gets_the_same_report(subject) -> None:
    first, second = issue(Question(subject)), issue(Question(subject))
    assert (second.report, second.check_code, second.again) == (first.report, first.check_code, True)
    assert issue(Question(subject, language="en")).report != first.report


def test_another_record_makes_another_report(subject) -> None:
    first = issue(Question(subject))
    a_penalty(decided_on=DECIDED, subject=subject)
    second = issue(Question(subject))
    assert second.report != first.report
    assert len(second.report.rows) == 2


def test_a_change_of_somebody_else_makes_no_new_report(subject) -> None:
    first = issue(Question(subject))
    a_penalty(decided_on=DECIDED, subject=a_subject())
    assert issue(Question(subject)).report == first.report


def test_of_two_answers_made_at_once_one_stays(subject, monkeypatch) -> None:
    first = issue(Question(subject))
    real = issuing._again
    answers = iter([None])
    monkeypatch.setattr(issuing, "_again", lambda asked: next(answers, real(asked)))
    second = issue(Question(subject))
    assert (second.report, second.check_code) == (first.report, first.check_code)
    assert IssuedReport.objects.count() == 1


def test_a_lost_file_is_made_anew(subject) -> None:
    first = issue(Question(subject))
    kept.forget(first.report.file)
    second = issue(Question(subject))
    assert second.report != first.report
    assert kept.pdf(second.report)


@pytest.mark.parametrize(("reader", "report"), [("en", "zh-hans"), ("zh-hans", "en")])
def test_a_refusal_is_in_the_language_of_its_reader(reader, report) -> None:
    with translation.override(reader), pytest.raises(Refused) as why:
        issue(Question(a_person(), language=report))
    with translation.override(reader):
        assert ("organisations only" in str(why.value)) is (reader == "en")


@pytest.mark.parametrize("on", [date.min, date(2, 2, 28), date.max])
def test_a_day_of_which_no_report_is_made(subject, on) -> None:
    with pytest.raises(Refused):
        issue(Question(subject, on=on))


def test_a_file_without_a_row_is_swept_after_an_hour(subject, settings, tmp_path) -> None:
    place = settings.STORAGES["reports"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"reports": place}
    made, now = issue(Question(subject)).report, timezone.now()
    kept.keep("20260101000000AAAAAAAA", b"%PDF", "{}")  # whoever stored it was killed
    assert sweeping.sweep_lost(now=now) == 0
    assert sweeping.sweep_lost(now=now + timedelta(minutes=61)) == 1
    assert list(kept.names(before=now + timedelta(days=1))) == [made.file]
    assert kept.pdf(made)


def test_the_file_of_a_look_back_is_kept_a_day(subject) -> None:
    made = issue(Question(subject, on=timezone.localdate() - timedelta(days=1))).report
    today = issue(Question(subject)).report
    assert (is_kept(made), made.looks_back, today.looks_back) == (True, True, False)
    assert sweeping.sweep(now=timezone.now() + timedelta(hours=25)) == 1
    assert kept.pdf(today)
    with pytest.raises(kept.Gone):
        kept.pdf(IssuedReport.objects.get(pk=made.pk))


def test_what_ended_since_is_counted_and_not_handed_out(subject) -> None:
    made = issue(Question(subject)).report
    record = subject.publications.get()
    publish.take_down(record, on=timezone.localdate())
    a_penalty(decided_on=DECIDED, subject=subject)
    changed = since(made)
    assert (len(changed.added), len(changed.corrected), len(changed.gone)) == (1, 0, 1)
    assert changed.superseded


def earlier(report: IssuedReport, *, days: int = 5, **fields: Any) -> IssuedReport:
    """The same report as if it had been issued some days ago."""
    at = report.issued_at - timedelta(days=days)
    told = {"issued_at": at, "on": timezone.localdate(at), "number": numbers.new_number(at), "question": b"before"}
    for name, value in (told | {"pk": None} | fields).items():
        setattr(report, name, value)
    report.save(force_insert=True)
    return report


def test_what_came_on_a_later_day_is_counted_except_by_a_look_back(subject) -> None:
    made = earlier(issue(Question(subject)).report)
    a_penalty(decided_on=DECIDED, subject=subject, public_since=timezone.localdate())
    assert len(since(made).added) == 1
    looked_back = earlier(made, on=made.on - timedelta(days=1), days=0, question=b"a look back")
    assert since(looked_back).unchanged


def test_a_special_report_is_compared_within_its_own_scope_though_less_is_offered() -> None:
    record, now = a_penalty(decided_on=DECIDED, authority=an_authority(field="tax")), timezone.now()
    subject = record.subject
    told = {"kind": "special", "on": timezone.localdate(), "rows": [[str(record.ref), 1]], "issued_at": now}
    for sections in ([], ["tax", "no longer offered"]):
        assert since(IssuedReport(subject=subject, sections=sections, **told)).unchanged
    assert len(since(IssuedReport(subject=subject, sections=["customs"], **told)).gone) == 1


def test_a_file_past_its_time_is_not_handed_out_before_the_sweep_either(subject) -> None:
    made = issue(Question(subject)).report
    assert is_kept(made)
    made.kind = "special"
    made.issued_at -= timedelta(hours=24)
    assert not is_kept(made)


def test_a_correction_is_told(subject) -> None:
    made = issue(Question(subject)).report
    publish.correct(subject.publications.get(), {"digest": b"new"}, batch=a_batch(), on=timezone.localdate())
    changed = since(made)
    assert (len(changed.added), len(changed.corrected), len(changed.gone)) == (0, 1, 0)


def test_the_sweep_takes_what_may_not_be_handed_out(subject) -> None:
    stands, ended = issue(Question(subject)).report, issue(Question(a_penalty(decided_on=DECIDED).subject)).report
    publish.take_down(ended.subject.publications.get(), on=timezone.localdate())
    assert sweeping.sweep(now=timezone.now()) == 1
    assert kept.pdf(stands)
    with pytest.raises(kept.Gone):
        kept.pdf(IssuedReport.objects.get(pk=ended.pk))
    assert sweeping.sweep(now=timezone.now() + timedelta(days=365)) == 1


def test_what_was_issued_is_not_rewritten(subject) -> None:
    made = issue(Question(subject)).report
    for column, value in {
        "number": "X",
        "sha256": b"x",
        "rows": [["x", 1]],
        "counts": {"penalty": 0},
        "check_digest": b"x",
    }.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            IssuedReport.objects.filter(pk=made.pk).update(**{column: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedReport.objects.filter(pk=made.pk).delete()
