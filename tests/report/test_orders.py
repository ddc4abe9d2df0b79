"""The queue of reports: honest places, every order answered once, none lost. Five hundred: `tests.bench.orders`."""

import pytest
from django.utils import translation

from creditchina.jobs import queue
from creditchina.jobs.models import Job
from disclosure.models import IssuedReport, ReportOrder, Subject
from disclosure.report import orders
from disclosure.report.issue import Question, issue
from tests.builders import a_subject
from tests.jobs.conftest import work  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(settings) -> list[ReportOrder]:
    """Five orders that came while the only slot was taken."""
    settings.REPORT_SLOTS = 1
    with orders.slot() as free:
        assert free
        made = [orders.order(Question(a_subject())) for _ in range(5)]
    assert all(isinstance(each, ReportOrder) for each in made)
    return made  # type: ignore[return-value]


def test_places_are_told_in_turn_and_go_down(waiting) -> None:
    assert [orders.place(each) for each in waiting] == [1, 2, 3, 4, 5]
    orders.answer(waiting[0].ref)
    assert [orders.place(each) for each in waiting] == [0, 1, 2, 3, 4]


def test_who_comes_later_does_not_overtake(waiting) -> None:
    late = orders.order(Question(a_subject()))  # a slot is free, but others wait
    assert isinstance(late, ReportOrder)
    assert orders.place(late) == 6


def test_a_worker_answers_every_order_once(waiting, work) -> None:  # noqa: F811
    work()
    work()
    assert not orders.waiting().exists()
    answered = ReportOrder.objects.values_list("report", flat=True)
    assert len(set(answered)) == IssuedReport.objects.count() == 5
    assert set(Job.objects.values_list("status", flat=True)) == {queue.Status.SUCCESSFUL}


@pytest.mark.parametrize(("reader", "said"), [("en", "recorded under another one"), ("zh-hans", "另一主体")])
def test_a_refusal_is_in_the_language_of_who_ordered(settings, reader, said) -> None:
    settings.REPORT_SLOTS = 1
    subject, other = a_subject(), a_subject()
    with translation.override(reader), orders.slot():
        waits = orders.order(Question(subject, language="en" if reader == "zh-hans" else "zh-hans"))
    Subject.objects.filter(pk=subject.pk).update(merged_into=other)
    with translation.override("en" if reader == "zh-hans" else "zh-hans"):
        assert orders.answer(waits.ref) == ""  # type: ignore[union-attr]
    assert said in ReportOrder.objects.get().refused


def test_a_job_that_is_taken_up_again_makes_no_second_report(waiting) -> None:
    first = waiting[0]
    made = issue(Question(first.subject)).report  # its worker was killed before it wrote the answer down
    assert orders.answer(first.ref) == made.number
    assert orders.answer(first.ref) == ""
    assert IssuedReport.objects.count() == 1
    assert ReportOrder.objects.get(pk=first.pk).report == made
