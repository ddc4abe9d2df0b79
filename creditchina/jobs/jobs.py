"""What the queue and the site keep only for a while."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.jobs import daily, job
from creditchina.jobs.models import Heartbeat, Job, Slot

KEPT: Final = timedelta(days=30)


def _forgotten(told: Mapping[str, Any]) -> Iterator[str]:
    count = told.get("jobs", 0)
    yield ngettext("%(count)d job was forgotten.", "%(count)d jobs were forgotten.", count) % {"count": count}


@daily("03:10")
@job(_("Forget jobs that ended a month ago"), tells=_forgotten)
def forget_jobs() -> dict[str, int]:
    """Remove jobs that ended, slots and silent workers of more than thirty days ago; returns how many jobs."""
    before = timezone.now() - KEPT
    Slot.objects.filter(slot__lt=before).delete()
    Heartbeat.objects.filter(seen_at__lt=before).delete()
    return {"jobs": Job.objects.finished().filter(finished_at__lt=before).delete()[0]}


@daily("03:20")
@job(_("Forget sessions that are over"))
def forget_sessions() -> None:
    """Remove sessions after their last moment."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
