"""Workers as processes: told to end, killed, several at once, cut off from their database."""

import signal
import subprocess
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from creditchina.jobs.models import Heartbeat, Job
from tests.jobs import deeds
from tests.jobs.conftest import PATIENCE, until

# A worker that waits one second for a lock where the site waits twenty, and whose clock ticks as often.
IMPATIENT = """
import django
from django.conf import settings
settings.DATABASES["default"]["OPTIONS"] = {"timeout": 1}
django.setup()
from creditchina.jobs import worker as module
module.BEAT_SECONDS = 1
worker = module.Worker()
worker.configure_signals()
worker.run()
"""
pytestmark = pytest.mark.django_db(transaction=True)


def state_of(result) -> str:
    """How a job stands."""
    return Job.objects.get(pk=result.id).status


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_finishes_the_job_in_hand_and_no_other(worker, tmp_path, told):
    job = deeds.wait.using(priority=50).enqueue(str(tmp_path))
    process = worker()
    until((tmp_path / "began").exists)
    later = deeds.note.using(priority=100).enqueue(str(tmp_path / "notes"), "never")

    process.send_signal(told)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    (tmp_path / "go").touch()

    assert process.wait(PATIENCE) == 0
    assert (state_of(job), state_of(later)) == ("SUCCESSFUL", "READY")
    assert not Heartbeat.objects.exists()


def test_told_to_end_while_nothing_is_to_be_done_it_ends(worker):
    process = worker()
    until(Heartbeat.objects.exists)
    until(lambda: not Job.objects.exclude(status="SUCCESSFUL").exists() and Job.objects.exists())
    process.terminate()

    assert process.wait(PATIENCE) == 0
    assert not Job.objects.filter(status="RUNNING").exists()


def test_what_a_killed_worker_ran_is_taken_up_by_the_next(worker, tmp_path):
    job = deeds.die_once.enqueue(str(tmp_path))
    assert worker().wait(PATIENCE) == -signal.SIGKILL
    assert state_of(job) == "RUNNING"

    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert worker("--once").wait(PATIENCE) == 0
    assert Job.objects.get(pk=job.id).return_value == "survived"


def test_several_workers_run_no_job_twice(worker, tmp_path):
    numbers = [str(number) for number in range(60)]
    for number in numbers:
        deeds.note.enqueue(str(tmp_path / "notes"), number)
    processes = [worker("--once") for _ in range(3)]

    assert [process.wait(PATIENCE) for process in processes] == [0] * 3
    assert sorted((tmp_path / "notes").read_text().split()) == sorted(numbers)


def test_it_ends_with_its_input(worker):
    process = worker("--until-input-ends", stdin=subprocess.PIPE)
    until(Heartbeat.objects.exists)
    process.stdin.close()

    assert process.wait(PATIENCE) == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has one lock for all writers")
def test_it_outlives_a_lock_that_is_held_for_long(start, tmp_path):
    process = start("-c", IMPATIENT, stderr=subprocess.PIPE)
    until(Heartbeat.objects.exists)
    job = deeds.note.using(run_after=timezone.now() + timedelta(seconds=2)).enqueue(str(tmp_path / "notes"), "done")
    with transaction.atomic():  # takes the lock
        time.sleep(5)

    until(lambda: state_of(job) == "SUCCESSFUL")
    process.terminate()
    assert b"waits for the database" in process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connection to lose")
def test_it_outlives_a_database_that_hangs_up(worker, tmp_path):
    first = deeds.wait.enqueue(str(tmp_path))
    process = worker()
    until((tmp_path / "began").exists)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    (tmp_path / "go").touch()

    until(lambda: state_of(first) == "SUCCESSFUL")
    process.terminate()
    assert process.wait(PATIENCE) == 0
