"""The rows behind the queue: jobs (of the library), slots of the schedule, workers that were heard of."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult, get_date_max

from creditchina.jobs.queue import Status, Task, named


class Job(DBTaskResult[..., Any]):
    """One job in the queue, from waiting to done or failed. A failed run that has attempts left waits again."""

    class Meta:
        proxy = True
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ("view",)
        permissions = [("rerun_job", _("Can have a failed job run again"))]

    def __str__(self) -> str:
        return str(named(self.task_path).title)

    @classmethod
    def all_underway(cls, task: Task[..., Any]) -> "models.QuerySet[DBTaskResult[..., Any]]":
        """The jobs of this function that run or wait."""
        return cls.objects.filter(task_path=task.module_path, status__in=[Status.READY, Status.RUNNING])

    @classmethod
    def underway(cls, task: Task[..., Any], *args: Any) -> "DBTaskResult[..., Any] | None":
        """The job of this function with these arguments that runs or waits; None where neither does."""
        alike = cls.all_underway(task).filter(args_kwargs={"args": [*args], "kwargs": {}})
        return alike.order_by("enqueued_at").first()

    @property
    def starts_after(self) -> datetime | None:
        """The moment before which it does not run; None where it may at once."""
        return None if self.run_after == get_date_max() else self.run_after


class Slot(models.Model):
    """A moment at which a scheduled job was due and was put into the queue: one row, one job."""

    job = models.CharField(_("job"), max_length=200)
    slot = models.DateTimeField(_("due"))
    enqueued_at = models.DateTimeField(_("put into the queue"), db_default=Now())

    class Meta:
        verbose_name = _("slot of the schedule")
        verbose_name_plural = _("slots of the schedule")
        default_permissions = ("view",)
        ordering = ["-slot", "job"]
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="jobs_slot_once")]

    def __str__(self) -> str:
        return str(named(self.job).title)


class Heartbeat(models.Model):
    """A worker process, and when it was last heard of. One that ends in order takes its row away."""

    worker = models.CharField(_("worker"), max_length=64, unique=True)
    started_at = models.DateTimeField(_("started"))
    seen_at = models.DateTimeField(_("last heard of"))

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        default_permissions = ("view",)
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.worker
