"""One record, typed into a form and judged like a row of a file; or a record on show, typed anew to correct it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from creditchina.desk.refusing import Refusal
from disclosure.admin.delivering import desk, entering
from disclosure.admin.delivering.finding import matches
from disclosure.admin.delivering.forms import BODY, RecordForm
from disclosure.admin.delivering.withdrawing import reachable
from disclosure.models import Batch, Publication


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, source: str, item: str) -> HttpResponseBase:
    """Enter one record: look its party up by name, have it judged, then see what the public would see."""
    task = desk.task(request.user, source, item)
    form, found = _asked(request, task, _draft(request, task))
    if form.is_bound and form.is_valid():
        judged = entering.judge_new(form, task, by=request.user)
        if judged:
            return redirect("deliver:batch", judged.pk)
    title = _("Enter one record: %(kind)s") % {"kind": task.item.name}
    return desk.draw(
        request,
        "admin/disclosure/delivering/record.html",
        title=title,
        form=form,
        task=task,
        found=found,
        errors=form.is_bound and form.errors,
    )


def _asked(request: HttpRequest, task: desk.Task, initial: Mapping[str, Any]) -> tuple[RecordForm, dict[str, Any]]:
    """The form as this request leaves it, and the subjects found for a name if that was asked."""
    fields, bodies = task.fields, task.authorities
    if request.method != "POST":
        return RecordForm(fields, bodies, initial=initial), {}
    if not {"find", "take"} & request.POST.keys():
        return RecordForm(fields, bodies, request.POST), {}
    typed = entering.typed(request.POST, fields)
    form = RecordForm(fields, bodies, initial=typed)
    if "take" in request.POST:
        code, _space, name = request.POST["take"].partition(" ")
        form.initial.update({form.name_field: name, form.code_field: code})
        return form, {"taken": name}
    asked = str(typed.get(form.name_field, "")).strip()
    rows, more = matches(asked) if asked else ([], False)
    return form, {"asked": asked, "rows": rows, "more": more, "looked": True}


def _draft(request: HttpRequest, task: desk.Task) -> Mapping[str, Any]:
    """What was typed for a draft that is to be changed: the draft is judged anew when it is sent again."""
    pk = request.GET.get("change", "")
    if not pk.isdecimal():
        return {}
    waiting = Batch.objects.filter(pk=int(pk), by=request.user.pk, status=Batch.Status.PREPARED)
    draft = waiting.filter(source=task.source, edition__item=task.item, channel=Batch.Channel.FORM).first()
    return entering.cells_of_draft(draft, task.fields) if draft else {}


@require_safe
def subjects(request: HttpRequest) -> HttpResponseBase:
    """The subjects that bear a name, for the script that looks while somebody types."""
    asked = request.GET.get("q", "").strip()
    rows, more = matches(asked) if len(asked) > 1 else ([], False)
    told = [
        {"name": row.name, "code": row.code, "tail": row.tail, "region": row.region, "status": row.status}
        | {"former": row.former}
        for row in rows
    ]
    answer = JsonResponse({"rows": told, "more": more})
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Correct a record on show: what was delivered stands in the form, what makes it this record stays as it is."""
    found = reachable(request.user, desk.CORRECT).filter(ref=ref, ended_on=None).first()
    if found is None:
        raise Refusal(404, desk.NOT_FOUND, back=desk.find_again())
    form = _correction(request, found)
    if form.is_bound and form.is_valid():
        judged = entering.judge_correction(form, found, by=request.user)
        if judged:
            return redirect("deliver:batch", judged.pk)
    trail = [(_("Find the record that is wrong"), reverse("deliver:find"))]
    title = _("Correct %(record)s") % {"record": found}
    return desk.draw(
        request,
        "admin/disclosure/delivering/correct.html",
        title=title,
        form=form,
        row=found,
        trail=trail,
        errors=form.is_bound and form.errors,
    )


def _correction(request: HttpRequest, found: Publication) -> RecordForm:
    fields = entering.fields_of(found)
    locked = {BODY, *entering.key_columns(fields, found)}
    given = request.POST if request.method == "POST" else None
    form = RecordForm(fields, [found.authority], given, initial=entering.cells_of(found, fields), locked=locked)
    entering.ask_reason(form)
    return form
