"""Status without an account, by number and code; and whether a certificate that somebody was handed is ours."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosure.models import Publication
from disclosure.report import numbers
from disclosure.web import limits
from disclosure.web.caching import never_kept
from repair.codes import opens
from repair.models import Application, Decision, DecisionKind, Status
from repair.numbering import APPLICATION
from repair.web import papers, tracker
from repair.web.papers import KINDS

WRONG = gettext_lazy("Number and code do not belong together. Compare both with what you were given, sign by sign.")
BUSY = gettext_lazy("Too many attempts from this connection. Try again in an hour.")
_TYPED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class StatusForm(forms.Form):
    """Number and code, as they stand on the confirmation or on a certificate."""

    number = forms.CharField(
        label=gettext_lazy("Number"),
        help_text=gettext_lazy("Of the application, such as XF-2026-1116-7KQ4D, or of a certificate."),
        max_length=60,
        widget=forms.TextInput(attrs=_TYPED),
        error_messages={"required": gettext_lazy("Type the number.")},
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Twelve signs; gaps do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs=_TYPED),
        error_messages={"required": gettext_lazy("Type the code.")},
    )

    def clean_number(self) -> str:
        """As it is kept; a case's own number means its application."""
        typed = "".join(self.cleaned_data["number"].split()).upper()
        return "-".join(typed.split("-")[:4]) if typed.startswith(APPLICATION) else numbers.typed(typed)


@sensitive_post_parameters("code")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Where an application stands, for whoever has its number and code. Nothing of it stands in an address."""
    form = StatusForm(request.POST if request.method == "POST" else None)
    found: Application | Decision | None = None
    answered = 200
    if form.is_bound and form.is_valid():
        if _is_too_often(request):
            form.add_error(None, BUSY)
            answered = 429
        elif not (found := _opened(form)):
            form.add_error(None, WRONG)
    context: dict[str, Any] = {"form": form} | (_told(found) if found else {})
    answered = 422 if form.errors and answered == 200 else answered
    return _page(request, "repair/status.html", answered, **context)


def _opened(form: StatusForm) -> Application | Decision | None:
    """What number and code open; whether the number exists takes as long to tell as whether the code fits."""
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    if not opens(number, code):
        return None
    sent = Application.objects.filter(submitted_at__isnull=False).select_related("subject__merged_into")
    return sent.filter(number=number).first() or _certifying(number)


def _certifying(number: str) -> Decision | None:
    """The approval of that number: nothing else is certified."""
    return Decision.objects.filter(number=number, kind=DecisionKind.APPROVED).select_related("case").first()


def _told(found: Application | Decision) -> dict[str, Any]:
    if isinstance(found, Decision):
        return certified(found)
    return {"application": found, "views": tracker.views(found, on=timezone.localdate())}


def _is_too_often(request: HttpRequest) -> bool:
    most, seconds = settings.REPORT_CHECKS, settings.REPORT_WINDOW_SECONDS
    return bool(limits.wait("status", limits.asking(request), most=most, seconds=seconds))


@sensitive_post_parameters("code")
@login_not_required
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """A paper of an application, for whoever has its number and code: sent by the form on the page of its status."""
    form, kind = StatusForm(request.POST), request.POST.get("kind", "")
    if not form.is_valid() or kind not in KINDS or _is_too_often(request):
        raise Http404
    found = _opened(form)
    if not isinstance(found, Application):
        raise Http404
    decisions = Decision.objects.filter(case__application=found)
    return papers.sent(get_object_or_404(decisions, number=request.POST.get("decision", "")), kind)


@login_not_required
@require_safe
def certificate(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """What the code on a removal certificate leads to: whether it is ours, and whether it still holds."""
    form, number = StatusForm(initial={"number": number}), numbers.typed(number)
    if _is_too_often(request):
        return _page(request, "repair/status.html", 429, form=form, busy=BUSY)
    found = _certifying(number) if opens(number, code) else None
    told = certified(found) if found else {"unknown": WRONG}
    return _page(request, "repair/status.html", 200 if found else 404, form=form, **told)


def certified(decision: Decision) -> dict[str, Any]:
    """What a third party is told: what the certificate says, and whether the record stayed away since."""
    case = decision.case
    is_public = Publication.objects.visible(on=timezone.localdate()).filter(pk=case.publication_id).exists()
    return {"certificate": decision, "holds": case.status == Status.APPROVED and not is_public}


def _page(request: HttpRequest, template: str, answered: int, **context: Any) -> HttpResponse:
    context |= {"nav_current": "status", "trail": [(_("Status of an application"), "")]}
    return never_kept(render(request, template, context, status=answered))
