"""Declare that there was nothing: an authority decided nothing of a kind in a period (rules.md S-8)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from creditchina.desk.refusing import Refusal
from creditchina.forms import Day
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import desk
from disclosure.admin.delivering.calendar import Due, calendar
from disclosure.ingest.nil import NotDeclarable, declare_nil, withdraw_nil
from disclosure.models import Authority, NilReturn

LATEST: Final = 5  # nil returns that are listed


class NilForm(forms.Form):
    """Whose decisions, and in which period there were none."""

    authority = forms.ChoiceField(
        label=_("Authority that decided nothing"), error_messages={"required": _("Choose the authority.")}
    )
    period_from = forms.DateField(label=_("First day of the period"), widget=Day())
    period_to = forms.DateField(label=_("Last day of the period"), help_text=_("Today at the latest."), widget=Day())
    note = forms.CharField(
        label=_("Note, if there is something to say"),
        required=False,
        max_length=300,
        validators=[without_personal_numbers],
    )

    def __init__(self, bodies: Sequence[Authority], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.code: body for body in bodies}
        choices = [(body.code, body.name) for body in bodies]
        self.fields["authority"].choices = choices if len(choices) == 1 else [("", "-"), *choices]  # type: ignore[attr-defined]

    def clean_period_to(self) -> date:
        """Nobody knows today that nothing will be decided tomorrow."""
        last: date = self.cleaned_data["period_to"]
        if last > timezone.localdate():
            raise forms.ValidationError(_("The last day of the period is not over yet. Give today or an earlier day."))
        return last

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        said: dict[str, Any] = self.cleaned_data
        first, last = said.get("period_from"), said.get("period_to")
        if first and last and first > last:
            self.add_error("period_to", _("The period ends before it begins."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
def nil(request: HttpRequest, source: str, item: str) -> HttpResponseBase:
    """Ask for authority and period, read it back, then file it."""
    task = desk.task(request.user, source, item, desk.NIL)
    due = calendar(task.mandates, on=timezone.localdate())
    form = NilForm(task.authorities, desk.posted(request), initial=_proposed(due, request.GET.get("authority", "")))
    ready = form.is_bound and form.is_valid() and "change" not in request.POST
    if ready and "confirmed" in request.POST and _file(request, task, form):
        return redirect("deliver:start")
    ready = ready and not form.errors
    body = form.bodies.get(str(form.cleaned_data.get("authority"))) if ready else None
    title = _("Declare that there was nothing")
    context = {"title": title, "form": form, "task": task, "ready": ready, "body": body, "filed": _filed(task)}
    return desk.draw(request, "admin/disclosure/delivering/nil.html", errors=form.is_bound and form.errors, **context)


def _filed(task: desk.Task) -> QuerySet[NilReturn]:
    """The latest nil returns that stand for this kind of record."""
    standing = NilReturn.objects.filter(source=task.source, item=task.item, withdrawn_at=None)
    return standing.select_related("authority", "by").order_by("-period_to", "-pk")[:LATEST]


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a nil return back that was wrong."""
    filed = NilReturn.objects.within(request.user, desk.NIL_BACK).select_related("source", "item")
    found = get_object_or_404(filed, pk=pk)
    try:
        withdraw_nil(found)
    except NotDeclarable as problem:
        back = (_("Deliver"), reverse("deliver:start"))
        raise Refusal(409, str(problem), back=back) from problem
    messages.success(request, _("The nil return was taken back. The period counts as not delivered again."))
    return redirect("deliver:nil", found.source.code, found.item.code)


def _proposed(due: Sequence[Due], authority: str) -> dict[str, Any]:
    """The authority that waits longest, and the period of which nothing is known yet."""
    row = next((row for row in due if row.mandate.authority.code == authority), due[0])
    today = timezone.localdate()
    return {
        "authority": row.mandate.authority.code,
        "period_from": min(row.open_since, today),
        "period_to": today,
    }


def _file(request: HttpRequest, task: desk.Task, form: NilForm) -> bool:
    said = form.cleaned_data
    try:
        filed, is_new = declare_nil(
            source=task.source,
            item=task.item,
            authority=form.bodies[said["authority"]],
            period_from=said["period_from"],
            period_to=said["period_to"],
            by=request.user,  # type: ignore[arg-type]  # staff are signed in
            note=said["note"],
        )
    except NotDeclarable as problem:
        form.add_error(None, str(problem))
        return False
    if is_new:
        messages.success(request, _("It is filed: %(kind)s, nothing to deliver.") % {"kind": task.item.name})
    else:
        told = {"by": filed.by or task.source, "at": date_format(timezone.localtime(filed.at), "DATETIME_FORMAT")}
        messages.warning(request, _("This nil return stands already: filed by %(by)s, %(at)s.") % told)
    return True
