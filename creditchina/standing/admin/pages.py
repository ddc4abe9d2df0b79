"""Acts of the desk: papers seen at a window, a filing code to print, ending somebody's right."""

from typing import Any, Final, cast

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import models, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from creditchina.accounts.models import User
from creditchina.standing import filing_codes, granting, telling
from creditchina.standing.admin.forms import CodeForm, EndForm, WindowForm, own_authorities
from creditchina.standing.granting import Grounds, NotGranted
from creditchina.standing.models import Standing, SubjectContact
from creditchina.standing.terms import Capacity, Proof
from disclosure.admin.delivering import desk

ENTER: Final = "standing.enter_standing"
ISSUE: Final = "standing.add_filingcode"
END: Final = "standing.end_standing"
ACT = "admin/standing/act.html"


@require_http_methods(["GET", "HEAD", "POST"])
def window(request: HttpRequest) -> HttpResponseBase:
    """Enter what was seen; read whose account and which subject it is; then grant."""
    form = WindowForm(own_authorities(request.user, ENTER), desk.posted(request))
    ready = form.is_bound and form.is_valid() and "change" not in request.POST
    if ready and "confirmed" in request.POST and (made := _granted(request, form)):
        told = _("Entered: %(number)s. The subject and everybody who acts for it are told.")
        messages.success(request, told % {"number": made.number})
        return redirect("acting:window")
    context = {"title": _("Papers seen at the window"), "form": form, "ready": ready and not form.errors}
    if context["ready"]:
        context |= {"subject": form.chosen, "person": form.user, "masked": telling.masked(form.user.email)}
    return desk.draw(request, "admin/standing/window.html", **context)


@transaction.atomic
def _granted(request: HttpRequest, form: WindowForm) -> Standing | None:
    """The right, with its contact; None, and said in the form, where it is refused."""
    said, by, on = form.cleaned_data, signed_in(request), timezone.localdate()
    grounds = Grounds(Proof.WINDOW, checked_by=by, authority=form.body, papers=" ".join(said["papers"]))
    try:
        made = granting.grant(form.user, form.chosen, form.asked, grounds, on=on)
    except NotGranted as problem:
        form.add_error(None, str(problem))
        return None
    if said["replaces"]:
        granting.representative_changed(form.chosen, by=by, but=form.user, on=on)
    if made.capacity != Capacity.AGENT:
        telling.add_contact(form.chosen, said["contact"], origin=SubjectContact.Origin.CLAIM, by=by)
    note(by, made, "entered at the window")
    return made


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponseBase:
    """Make a filing code; the page that answers is the letter, and shows the code once."""
    form = CodeForm(own_authorities(request.user, ISSUE), desk.posted(request))
    if form.is_bound and form.is_valid():
        try:
            by, said = signed_in(request), form.cleaned_data
            made, secret = filing_codes.issue(form.chosen, authority=form.body, by=by, on=timezone.localdate())
        except NotGranted as problem:
            form.add_error("code", str(problem))
        else:
            telling.add_contact(form.chosen, said["contact"], origin=SubjectContact.Origin.AUTHORITY, by=by)
            return render(request, "admin/standing/notice.html", {"made": made, "secret": secret, "me": _page()})
    context = {"title": _("Make a filing code"), "form": form, "submit": _("Make the code")}
    return desk.draw(request, ACT, lead=_("It is printed on your notice to the subject, and shown once."), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End somebody's right, with a reason that they read."""
    rows: Any = Standing.objects.within(request.user, END).select_related("subject", "user")
    right = get_object_or_404(rows, pk=pk)
    form = EndForm(desk.posted(request))
    if form.is_bound and form.is_valid():
        if granting.end(right, by=signed_in(request), reason=form.cleaned_data["reason"]):
            note(signed_in(request), right, "ended")
            messages.success(request, _("It is ended; who should know is told."))
        else:
            messages.warning(request, _("It had ended already."))
        return redirect("admin:standing_standing_changelist")
    lead = _("%(person)s acts for %(subject)s until %(day)s.")
    facts = {"person": right.user, "subject": right.subject, "day": right.valid_to}
    context = {"title": _("End this right to act"), "form": form, "submit": _("End it now"), "lead": lead % facts}
    return desk.draw(request, ACT, **context)


def note(by: User, row: models.Model, what: str) -> None:
    """Keep in the log of the desk who did what to a row."""
    LogEntry.objects.log_actions(by.pk, type(row)._default_manager.filter(pk=row.pk), CHANGE, change_message=what)


def _page() -> str:
    """Where the public begins, as it is printed."""
    return f"{settings.SITE_URL}{reverse('standing:me')}"


def signed_in(request: HttpRequest) -> User:
    """Staff are signed in: the door asked."""
    assert admin.site.has_permission(request)  # noqa: S101
    return cast(User, request.user)
