"""For oneself: show who one is, then have the report made of everything on record about oneself (rules.md D-08)."""

from typing import Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
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
    made = _ordered(request, form, right) if form.is_bound and form.is_valid() else None
    return made or render(request, "standing/personal.html", {"form": form}, status=422 if form.errors else 200)


def _ordered(request: HttpRequest, form: LanguageForm, right: Standing) -> HttpResponseBase | None:
    """Where the report is read, or its place in the queue; None, and said in the form, where none is made."""
    most, seconds = settings.REPORT_ORDERS, settings.REPORT_WINDOW_SECONDS
    if limits.wait("reports", limits.asking(request), most=most, seconds=seconds):
        form.add_error(None, _("Too many reports were ordered from this connection. Try again in an hour."))
        return None
    asked = {"kind": ReportKind.PERSONAL, "language": form.cleaned_data["language"]}
    try:
        made = orders.order(Question(right.subject.survivor, user=person(request), standing=right, **asked))
    except CannotSign:
        form.add_error(None, _("The report could not be signed just now. Nothing was lost: send it again in a minute."))
    except Refused as why:
        form.add_error(None, str(why))
    else:
        if isinstance(made, ReportOrder):
            return redirect("disclosure:report_order", made.ref)
        return redirect(address(made))
    return None
