"""Jobs that run again: failed ones with attempts left, those of dead workers, and on a person's word."""

import logging
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from creditchina.jobs.models import Heartbeat, Job
from creditchina.jobs.queue import Abandoned, Status, TaskResult, named

DEAD_AFTER: Final = timedelta(minutes=2)  # a worker is heard of every few seconds; two minutes of silence is death
_log = logging.getLogger(__name__)


def finished(task_result: TaskResult[Any], **_: Any) -> None:
    """Say in the log what became of a run; put a failed one back while it has attempts left."""
    path, failed = task_result.task.module_path, task_result.status == Status.FAILED
    took = (task_result.finished_at or timezone.now()) - (task_result.started_at or timezone.now())
    _log.info("%s: %s after %.1f s", path, "failed" if failed else "done", took.total_seconds())
    pause = named(path).pause(len(task_result.worker_ids))
    if failed and pause is not None:
        row = Job.objects.filter(pk=task_result.id, status=Status.FAILED)
        row.update(status=Status.READY, run_after=timezone.now() + pause)


def run_again(job: Job) -> bool:
    """Have a failed job run now, with all its attempts; False where it is not failed any more."""
    row = Job.objects.filter(pk=job.pk, status=Status.FAILED)
    return row.update(status=Status.READY, run_after=timezone.now(), finished_at=None, worker_ids=[]) == 1


def take_up_dead(now: datetime) -> int:
    """Put back, or give up after the last attempt, what workers ran that have died; returns how many.

    Looks at the jobs before the workers: a worker is heard of before it takes its first job.
    """
    running = list(Job.objects.running())
    if not running:
        return 0
    alive = set(Heartbeat.objects.filter(seen_at__gte=now - DEAD_AFTER).values_list("worker", flat=True))
    return sum(put_back(job, now) for job in running if job.worker_ids[-1] not in alive)


def take_up_own(worker: str, now: datetime) -> None:
    """Put back what a worker holds that runs nothing: the database did not answer when it wanted to close the job."""
    for job in Job.objects.running():
        if job.worker_ids[-1] == worker:
            put_back(job, now)


def put_back(job: DBTaskResult[..., Any], now: datetime) -> bool:
    """Guard and write in one statement: False where the run has ended, or another one began, meanwhile."""
    row = Job.objects.filter(pk=job.pk, status=Status.RUNNING, started_at=job.started_at)
    _log.warning("%s: its worker %s ended while it ran", job.task_path, job.worker_ids[-1])
    if named(job.task_path).pause(len(job.worker_ids)) is not None:
        return row.update(status=Status.READY, run_after=now) == 1
    why = f"{Abandoned.__module__}.{Abandoned.__qualname__}"
    told = f"{Abandoned.__doc__} It was the last attempt."
    return row.update(status=Status.FAILED, finished_at=now, exception_class_path=why, traceback=told) == 1
