"""For oneself: show who one is, then have the report made of everything on record about oneself (rules.md D-08)."""

from typing import Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from creditchina.standing.models import Standing
from creditchina.standing.terms import Capacity
from creditchina.standing.web import provider
from creditchina.standing.web.visiting import of_the_public, person
from disclosure.models import ReportKind, ReportOrder
from disclosure.report import orders
from disclosure.report.assemble import LANGUAGES
from disclosure.report.issue import Question
from disclosure.report.refused import Refused
from disclosure.report.sign import CannotSign
from disclosure.web import limits
from disclosure.web.reports.reading import address

NAMES: Final = dict(settings.LANGUAGES)


class LanguageForm(forms.Form):
    """In which language."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the report"),
        choices=[(code, NAMES[code]) for code in LANGUAGES],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a language.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def prove(request: HttpRequest) -> HttpResponseBase:
    """The ways to show who one is; a link leads to the provider, because the policy lets no form leave this site."""
    ready = request.method == "POST" and bool(provider.name())
    if ready:
        provider.begin_oneself(request)
    context = {"ready": ready, "provider": provider.name(), "is_demo": settings.DEMO}
    return render(request, "standing/oneself.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def order(request: HttpRequest) -> HttpResponseBase:
    """Choose the language, then have it made. Who has not shown who they are is led there."""
    rights = Standing.objects.in_force(person(request), act="reports", on=timezone.localdate())
    right = rights.filter(capacity=Capacity.SELF).select_related("subject__merged_into").first()
    if right is None:
        return redirect("standing:oneself")
    form = LanguageForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    if not (form.is_bound and form.is_valid()):
        return _page(request, form)
    most, seconds = settings.REPORT_ORDERS, settings.REPORT_WINDOW_SECONDS
    if wait := limits.wait("reports", limits.asking(request), most=most, seconds=seconds):
        form.add_error(None, _("Too many reports were ordered from this connection. Try again in an hour."))
        return _page(request, form, status=429, wait=wait)
    return _ordered(request, form, right)


def _page(request: HttpRequest, form: LanguageForm, *, status: int = 0, wait: int = 0) -> HttpResponse:
    """The form; what is wrong is said in it. `wait`: seconds until another try is worth it."""
    page = render(request, "standing/personal.html", {"form": form}, status=status or (422 if form.errors else 200))
    if wait:
        page["Retry-After"] = str(wait)
    return page


def _ordered(request: HttpRequest, form: LanguageForm, right: Standing) -> HttpResponseBase:
    """Where the report is read, or its place in the queue; said in the form where none is made."""
    asked = {"kind": ReportKind.PERSONAL, "language": form.cleaned_data["language"]}
    try:
        made = orders.order(Question(right.subject.survivor, user=person(request), standing=right, **asked))
    except CannotSign:
        form.add_error(None, _("The report could not be signed just now. Nothing was lost: send it again in a minute."))
        return _page(request, form, status=503, wait=60)
    except Refused as why:
        form.add_error(None, str(why))
        return _page(request, form)
    if isinstance(made, ReportOrder):
        return redirect("disclosure:report_order", made.ref)
    return redirect(address(made))
