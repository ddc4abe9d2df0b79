"""What a person has going: drafts, applications of the subjects one acts for, and notices about these."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from creditchina.standing.models import Standing
from creditchina.standing.web.visiting import of_the_public
from disclosure.web.caching import never_kept
from repair.models import Application, Notice
from repair.web.access import person

LATEST = 50
FIRST = 5  # on one's own page


def applications(user: Any, *, on: date) -> Any:
    """Own drafts, and what was sent for subjects one acts for, newest first; one who waits still reads its own."""
    held = Standing.objects.in_force(user, act="repair", on=on, waiting=True)
    rights = list(held.select_related("subject__merged_into"))
    subjects = {right.subject.survivor.pk for right in rights}
    past = {right.subject.survivor.pk for right in rights if not right.waits}
    own = Q(submitted_at=None, draft_until__gte=on) | Q(submitted_at__isnull=False)
    mine = own & Q(applicant=user) & _about(subjects)
    sent = Q(submitted_at__isnull=False) & _about(past)
    found = Application.objects.filter(mine | sent, discarded_at=None)
    return found.select_related("subject").order_by("-created_at", "-pk")


def _about(subjects: set[int]) -> Q:
    return Q(subject__in=subjects) | Q(subject__merged_into__in=subjects)


def notices(user: Any, *, on: date) -> Any:
    """What the site told the account, newest first."""
    related = ("subject", "case__application", "objection", "publication")
    return Notice.objects.for_user(user, on=on).select_related(*related).order_by("-at", "-pk")


@require_safe
@of_the_public
def mine(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    on, user = timezone.localdate(), person(request)
    told = list(notices(user, on=on)[:LATEST])
    context = {"applications": applications(user, on=on)[:LATEST], "notices": told}
    context["unread"] = any(notice.read_at is None for notice in told)
    return never_kept(render(request, "repair/mine.html", context))


@require_POST
@of_the_public
def read(request: HttpRequest) -> HttpResponse:
    """Mark every notice as read."""
    on = timezone.localdate()
    own = Notice.objects.for_user(person(request), on=on).unread().values("pk")
    Notice.objects.filter(pk__in=list(own.values_list("pk", flat=True))).update(read_at=timezone.now())
    return redirect("repair:mine")
