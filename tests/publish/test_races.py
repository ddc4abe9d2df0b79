"""Two people at once: one line for a change that happened, none for one that did not, and never a gap."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from disclosure import ledger, publish
from disclosure.models import Change, Publication
from disclosure.publish import Correction, Delivered, NotOnShow, NotShowable
from tests.builders import a_batch, a_penalty, a_subject, an_authority

pytestmark = pytest.mark.django_db(transaction=True)

DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)
ALL_ENDED = (["shown", "ended"], ["shown", "corrected", "ended"])


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all at once, each on a connection of its own; returns results and refusals in their order."""
    ready = Barrier(len(deeds))

    def one(deed: Callable[[], Any]) -> Any:
        try:
            ready.wait()
            return deed()
        except (NotOnShow, NotShowable) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(one, deed) for deed in deeds]]


def refusals(results: Sequence[Any]) -> list[Any]:
    """Those that came too late."""
    return [result for result in results if isinstance(result, Exception)]


def again(record: Publication) -> Publication:
    """The same record as somebody else has it before them."""
    return Publication.objects.get(pk=record.pk)


def kinds_of(record: Publication) -> list[str]:
    """Kinds of a record's lines, in their order."""
    return list(record.changes.order_by("seq").values_list("kind", flat=True))


def test_of_two_take_downs_one_is_told_it_came_too_late() -> None:
    record = a_penalty(decided_on=DECIDED)
    copies = [again(record) for _ in range(4)]
    results = at_once(*[lambda copy=copy: publish.take_down(copy, on=TODAY) for copy in copies])
    assert len(refusals(results)) == 3
    assert kinds_of(record) == ["shown", "ended"]
    assert ledger.head() == 2


def test_a_correction_and_a_take_down_end_with_the_record_gone() -> None:
    record, batch = a_penalty(decided_on=DECIDED), a_batch()
    one, other = again(record), again(record)
    at_once(
        lambda: publish.correct(one, {"digest": b"new"}, batch=batch, on=TODAY),
        lambda: publish.take_down(other, on=TODAY),
    )
    assert kinds_of(record) in ALL_ENDED
    assert not again(record).is_visible(on=TODAY)


def test_of_two_corrections_one_reads_again_and_one_version_is_sealed() -> None:
    record, batch = a_penalty(decided_on=DECIDED), a_batch()
    one, other = again(record), again(record)
    results = at_once(
        lambda: publish.correct(one, {"digest": b"one"}, batch=batch, on=TODAY),
        lambda: publish.correct(other, {"digest": b"two"}, batch=batch, on=TODAY),
    )
    assert len(refusals(results)) == 1
    assert (again(record).version, record.versions.count()) == (2, 1)
    assert kinds_of(record) == ["shown", "corrected"]


def test_a_record_comes_back_once_when_two_bring_it_back() -> None:
    record = a_penalty(decided_on=DECIDED)
    publish.take_down(record, on=TODAY)
    one, other = again(record), again(record)
    results = at_once(
        lambda: publish.restore(one, on=TODAY, note="repair revoked"),
        lambda: publish.restore(other, on=TODAY, note="repair revoked"),
    )
    assert len(refusals(results)) == 1
    assert Publication.objects.visible(on=TODAY).count() == 1


def test_a_minor_record_is_shown_once_when_two_show_it() -> None:
    record = a_penalty(shown=False, decided_on=DECIDED)
    one, other = again(record), again(record)
    results = at_once(
        lambda: publish.show(one, on=TODAY, finding="first finding"),
        lambda: publish.show(other, on=TODAY, finding="second finding"),
    )
    assert len(refusals(results)) == 1
    assert kinds_of(record) == ["shown"]


def test_two_nightly_jobs_tell_each_end_once() -> None:
    facts = {"batch": a_batch(), "subject": a_subject(), "authority": an_authority()}
    records = [a_penalty(decided_on=DECIDED, shown_until=TODAY, **facts) for _ in range(20)]
    told = at_once(lambda: publish.lapse(by=TODAY), lambda: publish.lapse(by=TODAY))
    assert sum(told) == len(records)
    assert all(kinds_of(record) == ["shown", "ended"] for record in records)


def test_a_repair_and_the_nightly_job_tell_one_end() -> None:
    record = a_penalty(decided_on=DECIDED, shown_until=TODAY)
    copy = again(record)
    at_once(lambda: publish.lapse(by=TODAY), lambda: publish.take_down(copy, on=TODAY))
    assert kinds_of(record) == ["shown", "ended"]
    assert record.changes.get(kind="ended").ended_as == again(record).ended_as


def test_a_delivery_and_single_decisions_never_wait_for_each_other_in_a_circle() -> None:
    facts = {"batch": a_batch(), "subject": a_subject(), "authority": an_authority()}
    records = [a_penalty(decided_on=DECIDED, **facts) for _ in range(12)]
    copies = [again(record) for record in reversed(records)]
    corrections = [Correction(record, {"digest": b"new"}, facts["batch"]) for record in records]
    at_once(
        lambda: publish.deliver(Delivered(corrections=corrections), on=TODAY, at=timezone.now()),
        lambda: [publish.take_down(copy, on=TODAY) for copy in copies],
    )
    assert all(kinds_of(record) in ALL_ENDED for record in records)


def test_two_loads_that_correct_the_same_records_in_opposite_order_both_get_an_answer() -> None:
    facts = {"batch": a_batch(), "subject": a_subject(), "authority": an_authority()}
    records = [a_penalty(decided_on=DECIDED, **facts) for _ in range(40)]
    one = [Correction(record, {"digest": b"one"}, facts["batch"]) for record in records]
    other = [Correction(again(record), {"digest": b"two"}, facts["batch"]) for record in reversed(records)]
    results = at_once(
        lambda: publish.deliver(Delivered(corrections=one), on=TODAY, at=timezone.now()),
        lambda: publish.deliver(Delivered(corrections=other), on=TODAY, at=timezone.now()),
    )
    assert len(refusals(results)) == 1
    assert ledger.head() == 80


def test_whoever_reads_the_ledger_while_many_write_never_meets_a_gap() -> None:
    facts = {"batch": a_batch(), "subject": a_subject(), "authority": an_authority()}
    records = [a_penalty(decided_on=DECIDED, **facts) for _ in range(24)]
    quiet, gaps = Event(), []

    def write(mine: list[Publication]) -> None:
        for record in mine:
            publish.take_down(record, on=TODAY)
            give_up(record)

    def watch() -> None:
        while not quiet.is_set():
            numbers = list(Change.objects.order_by("seq").values_list("seq", flat=True))
            gaps.extend([numbers] if numbers != list(range(1, len(numbers) + 1)) else [])

    def write_all() -> None:
        try:
            at_once(*[lambda part=part: write(records[part::4]) for part in range(4)])
        finally:
            quiet.set()

    at_once(watch, write_all)
    assert not gaps
    assert ledger.head() == Change.objects.count() == 48


def give_up(record: Publication) -> None:
    """Start to bring a record back, and let the transaction fail: its number must be used by someone else."""
    with transaction.atomic():
        publish.restore(record, on=TODAY, note="a mistake")
        transaction.set_rollback(True)
