"""Order a report: anyone the public one of an organisation, the subject or its agent the special one."""

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosure.models import ReportKind, ReportOrder, Subject
from disclosure.report import orders
from disclosure.report.issue import Issued, Question
from disclosure.report.opening import is_kept
from disclosure.report.refused import Refused
from disclosure.report.sign import CannotSign
from disclosure.search.criteria import clean
from disclosure.web import limits
from disclosure.web.caching import never_kept
from disclosure.web.reports.forms import OrderForm, SpecialForm
from disclosure.web.reports.reading import address, standing
from disclosure.web.subjects import carrying

TWINS: Final = 20  # namesakes that are shown beside the one asked for


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form for one subject; without one, a box for its code."""
    if not request.GET.get("subject"):
        return _which(request)
    kind = request.GET.get("kind")
    if kind == ReportKind.PERSONAL:
        return redirect("standing:personal")  # whoever it is about is asked there, and named in no address
    subject = _subject(request)
    return _special(request, subject) if kind == ReportKind.SPECIAL else _asked(request, subject, OrderForm, {})


def _special(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Only for whoever may act for the subject; the others are told how to prove it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    held = standing(request, subject)
    if held is None:
        context = {"subject": subject, "nav_current": "reports", "trail": [(_("Credit report"), "")]}
        return never_kept(render(request, "disclosure/reports/not_proven.html", context, status=403))
    return _asked(request, subject, SpecialForm, {"standing": held, "user": request.user, "kind": ReportKind.SPECIAL})


def _asked(request: HttpRequest, subject: Subject, kind: type[OrderForm], who: dict[str, Any]) -> HttpResponse:
    form = kind(subject, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, form)
    if wait := _wait(request, looks_back=bool(form.cleaned_data.get("on"))):
        form.add_error(None, _too_many(form))
        return _form(request, form, status=429, wait=wait)
    try:
        return redirect(_where(orders.order(_question(form, who))))
    except CannotSign:
        form.add_error(None, _("The report could not be signed just now. Nothing was lost: send it again in a minute."))
        return _form(request, form, status=503, wait=60)
    except Refused as why:
        form.add_error(None, str(why))
        return _form(request, form)


def _wait(request: HttpRequest, *, looks_back: bool) -> int:
    """Seconds until one more may be ordered; of past days fewer than of today, there are so many of them."""
    address, seconds = limits.asking(request), settings.REPORT_WINDOW_SECONDS
    most = {"look-backs": settings.REPORT_LOOK_BACKS} if looks_back else {}
    most["reports"] = settings.REPORT_ORDERS
    return max(limits.wait(purpose, address, most=number, seconds=seconds) for purpose, number in most.items())


def _too_many(form: OrderForm) -> str:
    if form.cleaned_data.get("on"):
        return _("Too many reports of past days were ordered here. Order one of today, or try again in an hour.")
    return _("Too many reports were ordered from this connection. Try again in an hour.")


def _question(form: OrderForm, who: dict[str, Any]) -> Question:
    given = form.cleaned_data
    more = who
    if isinstance(form, SpecialForm):
        more = who | {"sections": tuple(given["sections"]), "period": (given["first"], given["last"])}
        more |= {"request": form.request}
    return Question(form.subject, language=given["language"], on=given.get("on"), **more)


def _where(made: Issued | ReportOrder) -> str:
    return address(made) if isinstance(made, Issued) else reverse("disclosure:report_order", args=[made.ref])


def _form(request: HttpRequest, form: OrderForm, *, status: int = 200, wait: int = 0) -> HttpResponse:
    subject = form.subject
    same = Subject.objects.listed().filter(name=subject.name).exclude(pk=subject.pk)
    context = {
        "form": form,
        "subject": subject,
        "special": isinstance(form, SpecialForm),
        "twins": same.select_related("region").prefetch_related("identifiers")[:TWINS],
        "nav_current": "reports",
        "trail": [(_("Credit report"), "")],
    }
    response = never_kept(render(request, "disclosure/reports/new.html", context, status=status))
    if wait:
        response["Retry-After"] = str(wait)
    return response


def _which(request: HttpRequest) -> HttpResponse:
    """No subject yet: by its code at once, by its name through the search."""
    typed = clean(request.GET.get("code", ""))
    found = list(carrying(typed)[:2]) if typed else []
    if len(found) == 1:
        return redirect(f"{request.path}?subject={found[0].ref}")
    if found:
        return redirect("disclosure:subject_by_code", code=typed)
    context = {"typed": typed, "nav_current": "reports", "trail": [(_("Credit report"), "")]}
    return never_kept(render(request, "disclosure/reports/which.html", context))


def _subject(request: HttpRequest) -> Subject:
    """The subject in the address, or the one it is recorded under now. Persons have no public report."""
    try:
        ref = UUID(request.GET["subject"])
    except ValueError:
        raise Http404 from None
    known = Subject.objects.exclude(kind=Subject.Kind.PERSON).select_related("region", "merged_into")
    return get_object_or_404(known.prefetch_related("identifiers", "names"), ref=ref).survivor


@login_not_required
@require_safe
def waiting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The place of an order in the queue; once it is answered, its report."""
    found = get_object_or_404(ReportOrder.objects.select_related("subject", "report"), ref=ref)
    if found.ordered_by_id and found.ordered_by_id != request.user.pk:
        raise Http404
    if found.report and is_kept(found.report):
        return redirect(address(found.report))
    context = {"order": found, "place": orders.place(found), "nav_current": "reports"}
    context["trail"] = [(_("Credit report"), "")]
    page = never_kept(render(request, "disclosure/reports/waiting.html", context))
    if context["place"]:
        page["Refresh"] = "10"  # looks again by itself, without script
    return page
