"""Jobs, slots and workers at the desk: to be read, with one lever for what failed."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django_tasks_db.models import DBTaskResult

from creditchina.desk.rooms import ReadingRoom
from creditchina.jobs import again
from creditchina.jobs.models import Heartbeat, Job, Slot
from creditchina.jobs.queue import named

# The library's own words, which have no Chinese of theirs.
STATES = (
    pgettext_lazy("Task", "Ready"),
    pgettext_lazy("Task", "Running"),
    pgettext_lazy("Task", "Failed"),
    pgettext_lazy("Task", "Successful"),
)

admin.site.unregister(DBTaskResult)  # ours is the room of this table


@admin.register(Job)
class JobRoom(ReadingRoom):
    list_display = ["title", "status", "queued", "ended", "attempts", "outcome"]
    list_filter = ["status"]
    ordering = ["-enqueued_at"]
    search_fields = ["id__exact", "task_path__exact"]
    actions = ["run_again"]
    readonly_fields = [
        "title",
        "queued",
        "not_before",
        "began",
        "ended",
        "attempts",
        "workers",
        "outcome",
        "error",
    ]
    fieldsets = (
        (None, {"fields": ("title", "status", "outcome", "error")}),
        (_("Course"), {"fields": ("queued", "not_before", "began", "ended", "attempts", "workers")}),
    )

    @admin.display(description=_("job"), ordering="task_path")
    def title(self, job: Job) -> str:
        return str(job)

    @admin.display(description=_("put into the queue"), ordering="enqueued_at")
    def queued(self, job: Job) -> str:
        return _moment(job.enqueued_at)

    @admin.display(description=_("not before"))
    def not_before(self, job: Job) -> str:
        return _moment(job.starts_after)

    @admin.display(description=_("started"), ordering="started_at")
    def began(self, job: Job) -> str:
        return _moment(job.started_at)

    @admin.display(description=_("ended"), ordering="finished_at")
    def ended(self, job: Job) -> str:
        return _moment(job.finished_at)

    @admin.display(description=_("attempts"))
    def attempts(self, job: Job) -> str:
        """How often it was begun, of how often it may be."""
        return f"{len(job.worker_ids)} / {named(job.task_path).attempts}"

    @admin.display(description=_("workers"))
    def workers(self, job: Job) -> str:
        return ", ".join(job.worker_ids) or "-"

    @admin.display(description=_("result"))
    def outcome(self, job: Job) -> SafeString:
        """What the job did, in sentences."""
        told = job.return_value if isinstance(job.return_value, Mapping) else {}
        lines = [(line,) for line in named(job.task_path).told(told)]
        return format_html_join(SafeString("<br>"), "{}", lines) or SafeString("-")

    @admin.display(description=_("error"))
    def error(self, job: Job) -> SafeString:
        return format_html('<pre tabindex="0">{}</pre>', job.traceback) if job.traceback else SafeString("-")

    def has_rerun_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("jobs.rerun_job")

    @admin.action(description=_("Run again what failed"), permissions=["rerun"])
    def run_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Put the failed ones among those selected back into the queue, with all their attempts."""
        done = [job for job in queryset if again.run_again(job)]
        for job in done:
            self.log_change(request, job, "run again")
        if not done:
            self.message_user(request, _("None of these jobs has failed; nothing was changed."), messages.WARNING)
            return
        told = ngettext("%(count)d job runs again.", "%(count)d jobs run again.", len(done))
        self.message_user(request, told % {"count": len(done)}, messages.SUCCESS)


@admin.register(Slot)
class SlotRoom(ReadingRoom):
    list_display = ["title", "slot", "enqueued_at"]
    search_fields = ["job__exact"]
    fields = readonly_fields = ("title", "slot", "enqueued_at")

    @admin.display(description=_("job"), ordering="job")
    def title(self, slot: Slot) -> str:
        return str(slot)


@admin.register(Heartbeat)
class HeartbeatRoom(ReadingRoom):
    list_display = ["worker", "started_at", "seen_at"]


def _moment(at: Any) -> str:
    return str(localize(localtime(at))) if at else "-"
