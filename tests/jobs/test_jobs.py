"""What the jobs of the site do."""

from datetime import datetime, time, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from creditchina.jobs import schedule
from creditchina.jobs.jobs import forget_jobs, forget_sessions
from creditchina.jobs.models import Heartbeat, Job, Slot
from disclosure import jobs
from disclosure.models import Batch, Change, Mandate
from tests import builders
from tests.jobs import deeds

pytestmark = pytest.mark.django_db


def at_midnight(after: timedelta) -> datetime:
    """A moment that long after the last midnight, by the clock of the site."""
    return datetime.combine(timezone.localdate(), time(0), timezone.get_default_timezone()) + after


def test_after_midnight_the_ledger_is_told_whose_last_day_is_over(work):
    today = timezone.localdate()
    over = builders.a_penalty(decided_on=today - timedelta(days=200), shown_until=today)
    builders.a_penalty(decided_on=today - timedelta(days=200), shown_until=today + timedelta(days=1))
    schedule.enqueue_due(at_midnight(timedelta(0)))
    Job.objects.all().delete()  # yesterday's run

    schedule.enqueue_due(at_midnight(timedelta(seconds=59)))
    work()
    assert not Change.objects.filter(kind="ended").exists()

    schedule.enqueue_due(at_midnight(timedelta(seconds=60)))
    work()
    assert [line.publication for line in Change.objects.filter(kind="ended")] == [over]
    assert Job.objects.get(task_path="disclosure.jobs.lapse").return_value == {"publications": 1}


def test_who_owes_a_delivery_is_told_by_source():
    Mandate.objects.all().delete()
    late, on_time = builders.a_mandate(due_every_days=7), builders.a_mandate(due_every_days=7)
    builders.a_batch(source=on_time.source, edition=builders.an_edition(on_time.item), on=timezone.localdate())

    assert jobs.overdue_sources.call() == {"overdue": [f"{late.source.code}: {late.item.code}"]}


def test_what_nobody_released_is_refused_after_a_month():
    late, waiting = (
        builders.a_batch(status="prepared", needs_release=True, started_at=timezone.now() - timedelta(days=days))
        for days in (31, 29)
    )

    assert jobs.expire_prepared.call() == {"deliveries": 1}
    assert Batch.objects.get(pk=late.pk).status == Batch.Status.REFUSED
    assert Batch.objects.get(pk=waiting.pk).status == Batch.Status.PREPARED


def test_what_a_killed_delivery_left_is_undone():
    batch = builders.a_batch(status="loading")

    assert jobs.recover_deliveries.call()["finished or undone"] == [batch.number]
    assert Batch.objects.get(pk=batch.pk).status == Batch.Status.UNDONE


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_what_ended_a_month_ago_is_forgotten(work, days, left):
    then = timezone.now() - timedelta(days=days)
    deeds.fail.enqueue()
    Job.objects.update(status="FAILED", finished_at=then)
    waiting = deeds.fail.enqueue()
    Slot.objects.create(job="x", slot=then)
    Heartbeat.objects.create(worker="x", started_at=then, seen_at=then)

    assert forget_jobs.call() == {"jobs": 1 - left}
    assert Job.objects.filter(status="FAILED").count() == Slot.objects.count() == Heartbeat.objects.count() == left
    assert Job.objects.filter(pk=waiting.id).exists()


def test_sessions_are_forgotten_when_they_are_over():
    for expiry in (-1, 3600):
        session = SessionStore()
        session.set_expiry(expiry)
        session.save()
    forget_sessions.call()

    assert Session.objects.count() == 1
