"""Moves of an objection, each on a page of its own that says what it does."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from creditchina.desk.refusing import Refusal, Way
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import desk
from disclosure.admin.today.telling import page as page_of
from repair import objections
from repair.admin.objections import RELATED, SEE
from repair.errors import Missing, NotYours, RepairError
from repair.models import PENDING, Objection
from repair.objections import Move

EFFECTS: Final = {
    "accept": gettext_lazy("The site takes it up and checks its own processing first."),
    "decline": gettext_lazy("Nothing is examined and the mark goes. The reason says what to do instead."),
    "pass_on": gettext_lazy("The site's own processing was right, or it cannot tell: the source verifies and answers."),
    "correct": gettext_lazy("The correction was delivered; the mark goes. The public never sees what stood there."),
    "remove": gettext_lazy("The record leaves public view at once, everywhere, and the mark with it."),
    "reject": gettext_lazy("The record stays as it is and the mark goes. Reconsideration and courts remain."),
}


class AnswerForm(forms.Form):
    """What the applicant reads, and what only colleagues do."""

    reason = forms.CharField(
        label=gettext_lazy("Why, in plain words"),
        help_text=gettext_lazy("The applicant reads it word for word."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 70}),
        validators=[without_personal_numbers],
        error_messages={"required": gettext_lazy("Say why: the applicant reads it.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Internal note"),
        help_text=gettext_lazy("Only colleagues read it; it stands in no page or paper of the applicant."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 70}),
        validators=[without_personal_numbers],
    )

    def __init__(self, move: Move, *args: Any) -> None:
        super().__init__(*args)
        answers = move.target not in PENDING
        self.fields.pop("note" if answers else "reason")
        if move.name == "accept":
            self.fields.clear()


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int, move: str) -> HttpResponseBase:
    """What a move does, what it asks; then it is made."""
    rows = Objection.objects.within(request.user, SEE).select_related(*RELATED)
    objection, wanted = rows.filter(pk=pk).first(), objections.MOVES.get(move)
    if objection is None or wanted is None or wanted.name not in EFFECTS:
        raise Refusal(404, back=(_("All objections"), reverse("admin:repair_objection_changelist")))
    if wanted.actor not in objections.acting(objection, request.user, on=timezone.localdate()):
        raise Refusal(403, _("This move is not yours."), back=_back(objection))
    form, stopped = AnswerForm(wanted, desk.posted(request)), ""
    if objection.status not in wanted.sources:
        stopped = _("This is not possible now. Look at what became of it.")
    elif form.is_bound and form.is_valid():
        stopped = _make(request, objection, wanted, form)
        if not stopped and not form.errors:
            return redirect(page_of(objection))
    context = {"title": wanted.label, "objection": objection, "move": wanted, "form": form}
    drawn = desk.draw(
        request, "admin/repair/objection_move.html", stopped=stopped, effect=EFFECTS[wanted.name], **context
    )
    drawn.status_code = 409 if stopped else 200
    return drawn


def _make(request: HttpRequest, objection: Objection, wanted: Move, form: AnswerForm) -> str:
    """Make it; the sentence of what stands against it, "" where it is done or the form says what is missing."""
    try:
        getattr(objections, wanted.name)(objection, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    except Missing as problem:
        form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    except NotYours as problem:
        raise Refusal(403, str(problem), back=_back(objection)) from problem
    except RepairError as problem:
        return str(problem)
    else:
        said = _("%(number)s: %(move)s. The objection is now “%(status)s”.")
        facts = {"number": objection.number, "move": wanted.label, "status": objection.get_status_display()}
        messages.success(request, said % facts)
    return ""


def _back(objection: Objection) -> Way:
    return _("Back to the objection"), page_of(objection)
