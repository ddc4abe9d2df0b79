"""Reports one ordered, and how often those of one's subjects were checked: by day and answer, never by whom."""

from typing import Any, Final

from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from creditchina.standing.models import Standing
from creditchina.standing.web.visiting import of_the_public, person
from disclosure.models import IssuedReport, ReportCheck, Subject
from disclosure.report import kept
from disclosure.report.opening import is_kept

LATEST: Final = 50  # reports that the page shows
DAYS: Final = 30  # days with checks that it shows of each subject


@require_safe
@of_the_public
def reports(request: HttpRequest) -> HttpResponseBase:
    """What one ordered, newest first; then each subject whose reports one may order."""
    user, on = person(request), timezone.localdate()
    rights = Standing.objects.in_force(user, act="reports", on=on).select_related("subject__merged_into")
    subjects = {right.subject.survivor.pk: right.subject.survivor for right in rights.order_by("granted_at", "pk")}
    made = IssuedReport.objects.filter(ordered_by=user).select_related("subject__merged_into")
    ordered = made.prefetch_related("subject__names")[:LATEST]
    context = {
        "ordered": [(report, *_links(report, report.subject.survivor.pk in subjects)) for report in ordered],
        "subjects": [(subject, _checks(subject)) for subject in subjects.values()],
    }
    return render(request, "standing/reports.html", context)


def _links(report: IssuedReport, may_read: bool) -> tuple[str, str]:
    """Where it is read, "" once its file is gone; and where it is checked.

    Whether something in it ended or was corrected since, and it is not handed out for that, the page to read it says.
    """
    try:
        code = kept.check_code(report) if is_kept(report) else ""
    except kept.Gone:
        code = ""
    if not code:
        return "", reverse("disclosure:verify", query={"number": report.number})
    check = reverse("disclosure:verify_report", args=[report.number, code])
    if not may_read:
        return "", check
    return reverse("disclosure:report", args=[report.number], query={"code": code}), check


def _checks(subject: Subject) -> list[Any]:
    """Days on which reports about it were checked, newest first: how often each answer was given."""
    rows = ReportCheck.objects.filter(Q(report__subject=subject) | Q(report__subject__merged_into=subject))
    said = {answer: Sum("count", filter=Q(answer=answer), default=0) for answer in ReportCheck.Answer.values}
    return list(rows.order_by().values("on").annotate(**said).order_by("-on")[:DAYS])
