"""Whether the queue moves."""

from datetime import timedelta
from typing import Final

from django.db.models import Case, F, When
from django.utils import timezone
from django_tasks_db.models import get_date_max

from creditchina.jobs import schedule
from creditchina.jobs.models import Job

STILL_AFTER: Final = timedelta(minutes=15)


def standstill() -> str:
    """Which job has waited for a quarter of an hour, or was due and never queued, as no worker runs; "" if none."""
    long_ago = timezone.now() - STILL_AFTER
    could_run = Case(When(run_after=get_date_max(), then=F("enqueued_at")), default=F("run_after"))
    waiting = Job.objects.ready().annotate(since=could_run).filter(since__lt=long_ago).order_by("since")
    oldest = waiting.values_list("task_path", "since").first()
    if oldest:
        return f"{oldest[0]} has waited since {oldest[1].isoformat()}: no worker takes it"
    neglected = schedule.neglected(long_ago)
    return f"{neglected[0]} was due and is not in the queue: no worker keeps the schedule" if neglected else ""
