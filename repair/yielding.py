"""What was sent in somebody's first 24 hours waits with the site, and yields: where the subject itself applies for the
same record - by anybody who acts for it already and is no agent -, the waiting application for it is taken back in the
same transaction, and both are told (rules.md S-22)."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from creditchina.standing.models import Standing
from creditchina.standing.terms import Capacity
from disclosure.models import Subject
from repair.models import Case, Status


def to(user: Any, subject: Subject, *, on: date) -> list[Case]:
    """The cases that give way where this account applies for their records; none where it is an agent or waits too."""
    one = subject.survivor
    held = Standing.objects.in_force(None, one, act="repair", on=on, waiting=True)
    acting, waiting = held.filter(acts_from__lte=timezone.now()), held.filter(acts_from__gt=timezone.now())
    if user is None or not acting.filter(user=user).exclude(capacity=Capacity.AGENT).exists():
        return []
    found = Case.objects.filter(
        Q(application__subject=one) | Q(application__subject__merged_into=one),
        status=Status.SUBMITTED,
        application__standing__user__in=waiting.values("user"),
    )
    return list(found.exclude(application__standing__user__in=acting.values("user")).select_related("application"))
