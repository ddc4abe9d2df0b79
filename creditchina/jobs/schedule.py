"""When jobs are due. Each slot is put into the queue exactly once, however many processes keep the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from creditchina.jobs.queue import Task

Job = Task[[], Any]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A job that is due every day at a local time, or else every so many minutes."""

    task: Job
    at: time | None = None
    minutes: int = 0

    def latest(self, now: datetime) -> datetime:
        """The last moment at which it was due, now included."""
        if self.at is None:
            step = self.minutes * 60
            return datetime.fromtimestamp(now.timestamp() // step * step, UTC)
        zone = timezone.get_default_timezone()
        today = now.astimezone(zone).date()
        slot = datetime.combine(today, self.at, zone)
        return slot if slot <= now else datetime.combine(today - timedelta(days=1), self.at, zone)


SCHEDULES: Final[dict[str, Schedule]] = {}  # by the path of the function


def daily(at: str) -> Callable[[Job], Job]:
    """Have the job done every day at HH:MM of the site's time; once, later, where nothing ran then."""
    return lambda task: _declare(Schedule(task, at=time.fromisoformat(at)))


def every(minutes: int) -> Callable[[Job], Job]:
    """Have the job done every so many minutes, and at the first start."""
    return lambda task: _declare(Schedule(task, minutes=minutes))


def _declare(schedule: Schedule) -> Job:
    SCHEDULES[schedule.task.module_path] = schedule
    return schedule.task


def enqueue_due(now: datetime) -> list[str]:
    """Put what is due into the queue, and say what. Of the slots that a stopped machine missed, the last only."""
    last = _last()
    due = {name: schedule.latest(now) for name, schedule in SCHEDULES.items()}
    return [name for name, slot in due.items() if not _is_done(last.get(name), slot) and _enqueue_once(name, slot)]


def neglected(since: datetime) -> list[str]:
    """Jobs that were due by then and that nobody has put into the queue yet."""
    last = _last()
    return [name for name, each in SCHEDULES.items() if not _is_done(last.get(name), each.latest(since))]


def _last() -> dict[str, datetime]:
    from creditchina.jobs.models import Slot  # the package is imported before there can be models

    return dict(Slot.objects.values_list("job").annotate(last=Max("slot")))


def _is_done(last: datetime | None, slot: datetime) -> bool:
    return last is not None and last >= slot


@transaction.atomic
def _enqueue_once(name: str, slot: datetime) -> bool:
    """The unique slot is the lock: the job is in the queue if and only if its slot is in the table."""
    from creditchina.jobs.models import Slot

    _slot, is_new = Slot.objects.get_or_create(job=name, slot=slot)
    if is_new:
        SCHEDULES[name].task.enqueue()
    return is_new
