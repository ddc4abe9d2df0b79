"""What becomes of a job: queued with its transaction, tried again, given up, run again on a person's word."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from creditchina.jobs import again
from creditchina.jobs.models import Heartbeat, Job
from creditchina.jobs.queue import Status, named
from tests.jobs import deeds

pytestmark = pytest.mark.django_db


def let_pass(span: timedelta) -> None:
    """As if everything had been queued that much earlier."""
    for job in Job.objects.all():
        Job.objects.filter(pk=job.pk).update(run_after=job.run_after - span)


def test_a_job_goes_back_with_its_transaction():
    with transaction.atomic():
        deeds.fail.enqueue()
        transaction.set_rollback(True)

    assert not Job.objects.exists()


def test_a_job_is_run_once(work, tmp_path):
    deeds.note.enqueue(str(tmp_path / "notes"), "done")
    work(), work()

    assert (tmp_path / "notes").read_text() == "done\n"
    assert Job.objects.get().status == Status.SUCCESSFUL


def test_a_failed_job_is_tried_again_later_and_later_and_then_stands_as_failed(work):
    deeds.fail.enqueue()
    seen = []
    for _attempt in range(3):
        begun = timezone.now()
        work()
        job = Job.objects.get()
        seen.append((job.status, round((job.run_after - begun) / timedelta(minutes=1))))
        work()  # before its time it is left alone
        assert len(Job.objects.get().worker_ids) == len(seen)
        let_pass(timedelta(minutes=9))

    assert seen[:2] == [(Status.READY, 2), (Status.READY, 8)]
    assert seen[2][0] == Status.FAILED
    work()
    assert len(Job.objects.get().worker_ids) == 3


def test_an_error_keeps_no_number_that_could_be_a_person_s(work, caplog):
    deeds.fail.enqueue()
    work()

    told = Job.objects.get().traceback
    assert "ValueError: cannot take -" in told
    assert deeds.NUMBER not in told + caplog.text


def test_only_a_failed_job_runs_again_and_has_all_its_attempts(work, tmp_path):
    deeds.fail.enqueue(), deeds.note.enqueue(str(tmp_path / "notes"), "done")
    for _attempt in range(3):
        work()
        let_pass(timedelta(hours=1))
    failed, done = Job.objects.get(status=Status.FAILED), Job.objects.get(status=Status.SUCCESSFUL)

    assert again.run_again(failed)
    assert not again.run_again(failed)
    assert not again.run_again(done)
    assert Job.objects.get(pk=failed.pk).worker_ids == []
    work()
    assert Job.objects.get(pk=failed.pk).status == Status.READY


def running(worker: str, attempts: int = 1) -> Job:
    deeds.fail.enqueue()
    ids = [*["earlier"] * (attempts - 1), worker]
    Job.objects.update(status=Status.RUNNING, worker_ids=ids, started_at=timezone.now() - timedelta(hours=5))
    return Job.objects.get()


def heard_of(worker: str, ago: timedelta) -> None:
    now = timezone.now()
    Heartbeat.objects.create(worker=worker, started_at=now - timedelta(hours=6), seen_at=now - ago)


def test_a_job_of_a_worker_that_lives_stays_with_it():
    job = running("slow")
    heard_of("slow", timedelta(seconds=90))

    assert again.take_up_dead(timezone.now()) == 0
    assert Job.objects.get(pk=job.pk).status == Status.RUNNING


@pytest.mark.parametrize(("attempts", "became"), [(1, Status.READY), (2, Status.READY), (3, Status.FAILED)])
def test_a_job_of_a_dead_worker_is_taken_up_while_it_has_attempts_left(attempts, became):
    job = running("dead", attempts)
    heard_of("dead", timedelta(seconds=121))

    assert again.take_up_dead(timezone.now()) == 1
    assert again.take_up_dead(timezone.now()) == 0
    job = Job.objects.get(pk=job.pk)
    assert job.status == became
    assert ("worker ended" in job.traceback) is (became == Status.FAILED)
    assert job.task_result.is_finished is (became == Status.FAILED)


def test_a_job_that_was_closed_meanwhile_is_not_taken_up():
    job = running("dead")
    Job.objects.update(status=Status.SUCCESSFUL)

    assert not again.put_back(job, timezone.now())
    assert Job.objects.get().status == Status.SUCCESSFUL


def test_a_worker_puts_back_what_it_could_not_close():
    running("this")
    again.take_up_own("other", timezone.now())
    assert Job.objects.get().status == Status.RUNNING
    again.take_up_own("this", timezone.now())
    assert Job.objects.get().status == Status.READY


def test_a_job_that_left_the_code_fails_and_is_called_by_its_path(work):
    deeds.fail.enqueue()
    Job.objects.update(task_path="tests.jobs.deeds.gone")
    work()

    assert Job.objects.get().status == Status.FAILED
    assert str(Job.objects.get()) == str(named("tests.jobs.deeds.gone").title) == "tests.jobs.deeds.gone"
