"""An issued report on the page and as a file. Its number alone opens nothing (rules.md D-20)."""

from typing import Any
from urllib.parse import quote, urlencode

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.models import IssuedReport, ReportKind, Subject
from disclosure.report import kept, numbers
from disclosure.report.drawing import drawn
from disclosure.report.issue import Issued
from disclosure.report.opening import by_code, file_until, is_handed_out
from disclosure.report.since import since
from disclosure.report.standing import ACT
from disclosure.web.caching import never_kept


@login_not_required
@require_safe
def report(request: HttpRequest, number: str) -> HttpResponse:
    """The report as a page, with its file to download."""
    found = opened(request, number)
    if isinstance(found, HttpResponse):
        return found
    code = numbers.typed(request.GET["code"])
    context = {"report": found, "code": code, "file": f"{reverse('disclosure:report_file', args=[number])}?code={code}"}
    context |= {"drawn": drawn(kept.value(found)), "nav_current": "reports"}
    context |= {"trail": [(_("Credit report"), "")], "since": since(found), "until": file_until(found)}
    return never_kept(render(request, "disclosure/reports/page.html", context))


@login_not_required
@require_safe
def file(request: HttpRequest, number: str) -> HttpResponse:
    """The signed file, as it was issued."""
    found = opened(request, number)
    if isinstance(found, HttpResponse):
        return found
    response = HttpResponse(kept.pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f"attachment; filename=\"{number}.pdf\"; filename*=UTF-8''{quote(name_of(found))}"
    return never_kept(response)


def opened(request: HttpRequest, number: str) -> IssuedReport | HttpResponse:
    """The report whose number and code agree, with a file that still tells the truth; else what to do instead.

    A special report opens to the account alone that had it made, while its right to act lasts.
    """
    code = numbers.typed(request.GET.get("code", ""))
    found = by_code(number, code)
    if found is None:
        return redirect(f"{reverse('disclosure:verify')}?{urlencode({'number': number})}")
    if found.kind != ReportKind.GENERAL and not _is_own(request, found):
        return redirect("disclosure:verify_report", number=number, code=code)
    if not is_handed_out(found, since(found)):
        context = {"report": found, "code": code, "nav_current": "reports", "trail": [(_("Credit report"), "")]}
        return never_kept(render(request, "disclosure/reports/over.html", context, status=410))
    return found


def _is_own(request: HttpRequest, report: IssuedReport) -> bool:
    return report.ordered_by_id == request.user.pk and standing(request, report.subject) is not None


def standing(request: HttpRequest, subject: Subject) -> Any:
    """The right of the account to have reports made about this subject today; None without one."""
    rights = apps.get_model("standing", "Standing").objects
    return rights.in_force(user=request.user, subject=subject, act=ACT, on=timezone.localdate()).first()


def address(made: Issued | IssuedReport) -> str:
    """Where a report that was just made is read."""
    row, code = (made.report, made.check_code) if isinstance(made, Issued) else (made, kept.check_code(made))
    return f"{reverse('disclosure:report', args=[row.number])}?{urlencode({'code': code})}"


def name_of(made: IssuedReport) -> str:
    """A name for the file: what it is, of whom, its number."""
    kind = {"general_org": "信用报告", "special": "专项信用报告", "personal": "个人信用报告"}[made.kind]
    parts: list[Any] = [kind, made.subject.name if made.kind != ReportKind.PERSONAL else "", made.number]
    return "_".join(str(part).replace("/", " ").replace("\\", " ") for part in parts if part) + ".pdf"
