"""A sealed letter: opened for a purpose that is recorded, then answered (rules.md S-22, S-37)."""

from typing import Final, cast

from django.contrib import messages
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from creditchina.accounts.models import User
from creditchina.standing import claims
from creditchina.standing.admin.forms import AnswerForm, PurposeForm
from creditchina.standing.admin.pages import note
from creditchina.standing.granting import NotGranted, acting_for
from creditchina.standing.letters import SUFFIX
from creditchina.standing.models import StandingClaim
from disclosure.admin.delivering import desk

DECIDE: Final = "standing.decide_standingclaim"


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What it asks for, who acts already, the letter, and the answer."""
    found = _letter(pk)
    form = AnswerForm(desk.posted(request))
    if form.is_bound and form.is_valid() and _answered(request, found, form):
        return redirect("admin:standing_standingclaim_changelist")
    on = timezone.localdate()
    context = {"letter": found, "form": form, "purpose": PurposeForm(), "late": found.is_late(on=on)}
    context |= {"actors": list(acting_for(found.subject, on=on)), "title": _("A sealed letter")}
    return desk.draw(request, "admin/standing/claim.html", **context)


def _answered(request: HttpRequest, letter: StandingClaim, form: AnswerForm) -> bool:
    by, said = cast(User, request.user), form.cleaned_data
    try:
        if said["answer"] == "accept":
            claims.accept(letter, by=by, on=timezone.localdate(), replaces=said["replaces"])
        else:
            claims.refuse(letter, by=by, reason=said["reason"])
    except NotGranted as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, _("Answered: %(number)s. Who asked reads it on their page.") % {"number": letter.number})
    return True


@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The letter, to be saved and opened: that it was, by whom and why is kept. Raises Http404 once it is gone."""
    found, form = _letter(pk), PurposeForm(request.POST)
    if not found.file or not storages["letters"].exists(found.file):
        raise Http404
    if not form.is_valid():
        return redirect("acting:claim", pk)
    note(cast(User, request.user), found, f"letter opened: {form.cleaned_data['purpose']}")
    name = f"{found.number}.{SUFFIX[found.media_type]}"
    held = storages["letters"].open(found.file)
    return FileResponse(held, as_attachment=True, filename=name, content_type=found.media_type)


def _letter(pk: int) -> StandingClaim:
    return get_object_or_404(StandingClaim.objects.select_related("subject", "user", "decided_by"), pk=pk)
