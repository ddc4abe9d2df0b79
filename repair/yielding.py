"""What was sent in somebody's first 24 hours waits with the site, and yields: where the subject itself applies for the
same record - by anybody who acts for it already and is no agent, or at a service window with its own consent -, the
waiting application for it is taken back in the same transaction, and both are told (rules.md S-22)."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from creditchina.standing.models import Standing
from creditchina.standing.terms import Capacity
from disclosure.models import Subject
from repair import records
from repair.models import Application, Case, Status


def of(application: Application, *, by: Any = None, on: date) -> list[Case]:
    """The cases that give way to an application for their records. `by`: who sends it, if not its applicant."""
    at_window = application.window_id is not None
    return to(by or application.applicant, application.subject, at_window=at_window, on=on)


def to(user: Any, subject: Subject, *, at_window: bool = False, on: date) -> list[Case]:
    """The cases that give way where this account applies for their records; none where it is an agent or waits too.

    `at_window`: a clerk files, and the subject's own consent lies there (rules.md C-11).
    """
    one = subject.survivor
    held = Standing.objects.in_force(None, one, act="repair", on=on, waiting=True)
    acting, waiting = held.filter(acts_from__lte=timezone.now()), held.filter(acts_from__gt=timezone.now())
    own = user is not None and acting.filter(user=user).exclude(capacity=Capacity.AGENT).exists()
    if not (at_window or own):
        return []
    found = Case.objects.filter(
        Q(application__subject=one) | Q(application__subject__merged_into=one),
        status=Status.SUBMITTED,
        application__standing__user__in=waiting.values("user"),
    )
    return list(found.exclude(application__standing__user__in=acting.values("user")).select_related("application"))


def taken_back(application: Application, *, by: Any = None, on: date) -> list[Case]:
    """Of these, the cases for the very records of the application, which end as it is sent."""
    wanted = {key for case in application.cases.select_related("publication") for key in records.ever(case.publication)}
    return [case for case in of(application, by=by, on=on) if case.publication_id in wanted]


def gives_way(case: Case, *, on: date) -> bool:
    """Whether at this very moment an application is sent at a service window, to which this case yields.

    Only within the transaction that sends it: there its records are drafts still.
    """
    one = case.application.subject.survivor
    sent = Application.objects.filter(Q(subject=one) | Q(subject__merged_into=one), window__isnull=False)
    sent = sent.filter(submitted_at__isnull=False, cases__status=Status.DRAFT).distinct()
    return any(case in taken_back(application, on=on) for application in sent)
