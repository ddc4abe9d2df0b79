"""Check a report: by number and code, by the QR code, or by the file itself. Works without script and account."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosure.report import numbers, reading_file, reasons, revoking
from disclosure.report.verify import Checked, check_code, check_file
from disclosure.web import limits
from disclosure.web.bodies import bounded
from disclosure.web.caching import never_kept
from disclosure.web.reports.check_forms import CodeForm, FileForm

REVOKED_SECONDS = 60  # a signature costs more than a page


def _refuse(request: HttpRequest) -> HttpResponse:
    return _page(request, code=CodeForm(), file=FileForm(), status=413, refused=reasons.REASONS["too_large"])


@login_not_required
@bounded(reading_file.MOST_SENT, _refuse)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Both forms; a number in the address is filled in, but opens nothing."""
    by_file = "file" in request.FILES or request.POST.get("by") == "file"
    given = request.POST if request.method == "POST" else None
    code = CodeForm(None if by_file else given, initial={"number": request.GET.get("number", "")})
    file = FileForm(given if by_file else None, request.FILES if by_file else None)
    asked = file if by_file else code
    if given is None or not asked.is_valid():
        return _page(request, code=code, file=file)
    if wait := _wait(request):
        asked.add_error(None, _("Too many checks from this connection. Try again in an hour."))
        return _later(_page(request, code=code, file=file, status=429), wait)
    if asked is code:
        return redirect("disclosure:verify_report", number=code.typed_number, code=code.typed_code)
    sent = file.cleaned_data["file"]
    content = sent.read(reading_file.LARGEST + 1)
    return _page(request, code=code, file=file, checked=check_file(content), name=sent.name)


@login_not_required
@require_safe
def verify_report(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """What the QR code leads to."""
    number, code = numbers.typed(number), numbers.typed(code)
    form = CodeForm(initial={"number": number})
    if wait := _wait(request):
        return _later(_page(request, code=form, file=FileForm(), status=429, busy=True), wait)
    return _page(request, code=form, file=FileForm(), checked=check_code(number, code), number=number, typed=code)


@login_not_required
@require_safe
def revoked(request: HttpRequest) -> HttpResponse:
    """The signed list of revoked reports, for programs that check without asking about one report."""
    made = caches["pages"].get_or_set("revoked-reports", revoking.signed_list, timeout=REVOKED_SECONDS)
    return never_kept(JsonResponse(made))


def _wait(request: HttpRequest) -> int:
    address = limits.asking(request)
    return limits.wait("verify", address, most=settings.REPORT_CHECKS, seconds=settings.REPORT_WINDOW_SECONDS)


def _later(page: HttpResponse, wait: int) -> HttpResponse:
    page["Retry-After"] = str(wait)
    return page


def _is_ours(host: str, ours: str) -> bool:
    """Whether a reader is where our reports point to. A demo is reached by either name of its own machine."""
    name, _colon, port = ours.partition(":")
    return host == ours or (settings.DEMO and name == "127.0.0.1" and host == f"localhost:{port}")


def _page(request: HttpRequest, *, checked: Checked | None = None, status: int = 200, **context: Any) -> HttpResponse:
    ours = urlsplit(settings.SITE_URL).netloc
    context |= {"checked": checked, "nav_current": "verify", "trail": [(_("Check a report"), "")], "ours": ours}
    context["elsewhere"] = "" if _is_ours(request.get_host(), ours) else request.get_host()
    if checked:
        context["reasons"] = [reasons.REASONS[reason] for reason in checked.reasons]
        context["rows"] = [(section, record, reasons.STANDS[word], word) for section, record, word in checked.rows]
    return never_kept(render(request, "disclosure/reports/verify.html", context, status=status))
