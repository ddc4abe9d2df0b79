"""Each slot once, whatever number of processes keeps the time; a missed one once, later."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from creditchina.jobs import schedule
from creditchina.jobs.models import Job, Slot
from creditchina.jobs.schedule import SCHEDULES
from tests.jobs.conftest import PATIENCE

LAPSE, RECOVER = "disclosure.jobs.lapse", "disclosure.jobs.recover_deliveries"


def local(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    """A moment in June 2026 by the clock of the site."""
    return datetime(2026, 6, day, hour, minute, second, tzinfo=timezone.get_default_timezone())


def quarterly() -> set[str]:
    """The jobs that are due again a quarter of an hour after a full hour, RECOVER among them."""
    found = {name for name, each in SCHEDULES.items() if each.minutes and 15 % each.minutes == 0}
    assert RECOVER in found
    return found


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (local(10, 0, 0, 59), local(9, 0, 1)),
        (local(10, 0, 1), local(10, 0, 1)),
        (local(10, 23, 59, 59), local(10, 0, 1)),
        (datetime(2026, 6, 9, 16, 1, tzinfo=UTC), local(10, 0, 1)),
    ],
)
def test_a_daily_job_is_due_at_the_local_time(now, slot):
    assert SCHEDULES[LAPSE].latest(now) == slot


@pytest.mark.parametrize(
    ("now", "slot"), [(local(10, 8, 14, 59), local(10, 8, 0)), (local(10, 8, 15), local(10, 8, 15))]
)
def test_a_job_of_every_quarter_is_due_at_the_quarters(now, slot):
    assert SCHEDULES[RECOVER].latest(now) == slot


@pytest.mark.django_db
def test_what_is_due_is_queued_once():
    assert set(schedule.enqueue_due(local(10, 8, 0))) == set(SCHEDULES)
    assert schedule.enqueue_due(local(10, 8, 4)) == []
    assert set(schedule.enqueue_due(local(10, 8, 15))) == quarterly()
    assert schedule.enqueue_due(local(10, 8, 0)) == []  # a clock that goes wrong, or one on another machine
    expected = {name: 1 + (name in quarterly()) for name in SCHEDULES}
    assert Counter(Job.objects.values_list("task_path", flat=True)) == expected


@pytest.mark.django_db
def test_what_a_stopped_machine_missed_is_caught_up_once():
    schedule.enqueue_due(local(10, 8, 0))
    Job.objects.all().delete()
    schedule.enqueue_due(local(20, 8, 7))

    assert Counter(Job.objects.values_list("task_path", flat=True)) == dict.fromkeys(SCHEDULES, 1)
    assert Slot.objects.filter(job=LAPSE).first().slot == local(20, 0, 1)


@pytest.mark.django_db
def test_what_was_not_queued_is_neglected():
    schedule.enqueue_due(local(10, 8, 0))

    assert schedule.neglected(local(10, 8, 4)) == []
    assert set(schedule.neglected(local(10, 8, 15))) == quarterly()
    assert set(schedule.neglected(local(11, 8, 0))) == set(SCHEDULES)


@pytest.mark.django_db(transaction=True)
def test_four_processes_queue_each_slot_once(worker):
    before = timezone.now()
    processes = [worker("--once") for _ in range(4)]

    assert [process.wait(PATIENCE) for process in processes] == [0] * 4
    queued = Counter(Job.objects.values_list("task_path", flat=True))
    assert queued == Counter(Slot.objects.values_list("job", flat=True))
    turned = SCHEDULES[RECOVER].latest(before) != SCHEDULES[RECOVER].latest(timezone.now())
    assert queued[RECOVER] <= 1 + turned
    assert set(queued) == set(SCHEDULES)
    assert set(Job.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_every_scheduled_job_has_a_name_and_patience():
    from creditchina.jobs.queue import DECLARED

    assert SCHEDULES.keys() <= DECLARED.keys()
    assert all(each.attempts > 1 and each.wait >= timedelta(seconds=1) for each in DECLARED.values())


@pytest.mark.django_db
def test_the_database_refuses_a_slot_twice():
    slot = Slot.objects.create(job=LAPSE, slot=local(10, 0, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(job=LAPSE, slot=slot.slot)


def test_the_operator_reads_when_each_job_is_due() -> None:
    table = (Path(settings.BASE_DIR) / "docs" / "operations.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| (\d\d:\d\d|every \d+ minutes) \|", table, re.M))
    due = {
        path.rpartition(".")[2]: f"{each.at:%H:%M}" if each.at else f"every {each.minutes} minutes"
        for path, each in SCHEDULES.items()
        if not path.startswith("tests.")
    }
    assert told == due
