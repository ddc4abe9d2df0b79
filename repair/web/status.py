"""Status without an account, by number and code; and whether a certificate that somebody was handed is ours."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from disclosure.web import limits
from disclosure.web.caching import never_kept
from repair.codes import opens
from repair.models import Application, Decision
from repair.numbering import APPLICATION
from repair.web import downloads, tracker
from repair.web.downloads import KINDS

WRONG = gettext_lazy("Number and code do not belong together. Compare both with what you were given, sign by sign.")
BUSY = gettext_lazy("Too many attempts from this connection. Try again in an hour.")
_TYPED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class StatusForm(forms.Form):
    """Number and code, as they stand on the confirmation or on a certificate."""

    number = forms.CharField(
        label=pgettext_lazy("of an application", "Number"),
        help_text=gettext_lazy("Of the application, such as XF-2026-1116-7KQ4D, or of a certificate."),
        max_length=60,
        widget=forms.TextInput(attrs=_TYPED),
        error_messages={"required": gettext_lazy("Type the number.")},
    )
    code = forms.CharField(
        label=pgettext_lazy("of an application", "Code"),
        help_text=gettext_lazy("Twelve signs; gaps do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs=_TYPED),
        error_messages={"required": gettext_lazy("Type the code.")},
    )

    def clean_number(self) -> str:
        """As it is kept; a case's own number means its application."""
        typed = "".join(self.cleaned_data["number"].split()).upper()
        return "-".join(typed.split("-")[:4]) if typed.startswith(APPLICATION) else typed


@sensitive_post_parameters("code")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Where an application stands, for whoever has its number and code. Nothing of it stands in an address."""
    form = StatusForm(request.POST if request.method == "POST" else None)
    found: dict[str, Any] = {}
    answered = 200
    if form.is_bound and form.is_valid():
        if is_too_often(request):
            form.add_error(None, BUSY)
            answered = 429
        elif not (found := _opened(form)):
            form.add_error(None, WRONG)
    context: dict[str, Any] = {"form": form} | found
    answered = 422 if form.errors and answered == 200 else answered
    return page(request, answered, **context)


def _opened(form: StatusForm) -> dict[str, Any]:
    """What number and code open, for the page; nothing where they do not belong together."""
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    if not number.startswith(APPLICATION):
        from repair.web.papers import issued  # it draws this page too

        found = issued(number, code)
        return {"paper": found} if found else {}
    sent = sent_application(number, code)
    return {"application": sent, "views": tracker.views(sent, on=timezone.localdate())} if sent else {}


def sent_application(number: str, code: str) -> Application | None:
    """The application of that number, if it was sent and the code is its own."""
    sent = Application.objects.filter(submitted_at__isnull=False).select_related("subject__merged_into")
    return sent.filter(number=number).first() if opens(number, code) else None


def is_too_often(request: HttpRequest) -> bool:
    """Count one more attempt of this connection; whether it is one too many."""
    most, seconds = settings.REPORT_CHECKS, settings.REPORT_WINDOW_SECONDS
    return bool(limits.wait("status", limits.asking(request), most=most, seconds=seconds))


@sensitive_post_parameters("code")
@login_not_required
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """A paper of an application, for whoever has its number and code: sent by the form on the page of its status."""
    form, kind = StatusForm(request.POST), request.POST.get("kind", "")
    if not form.is_valid() or kind not in KINDS or is_too_often(request):
        raise Http404
    found = sent_application(form.cleaned_data["number"], form.cleaned_data["code"])
    if found is None:
        raise Http404
    decisions = Decision.objects.filter(case__application=found)
    return downloads.sent(get_object_or_404(decisions, number=request.POST.get("decision", "")), kind)


def page(request: HttpRequest, answered: int, **context: Any) -> HttpResponse:
    """The page with the form, and what was opened."""
    context |= {"nav_current": "status", "trail": [(_("Status of an application"), "")]}
    return never_kept(render(request, "repair/status.html", context, status=answered))
