"""Find a record on show, and withdraw it: its decision no longer stands, and the reason is public (rules.md A-18).

Who delivers asks for it; a releaser or a reviewer withdraws (rules.md S-36).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from creditchina.desk.refusing import Refusal
from disclosure import publish
from disclosure.admin import finding, wording
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import desk
from disclosure.models import Publication
from disclosure.search import understand
from disclosure.web import publications as public

MOST: Final = 20
REASONS: Final = (*wording.NO_LONGER_STANDS.items(), ("other", _("Something else, in your own words")))


class WithdrawForm(forms.Form):
    """Why the decision no longer stands: a word of the law, or own words."""

    tells_optional = False  # own words are needed for one of the answers

    why = forms.ChoiceField(
        label=_("Why does the decision no longer stand?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Only for “something else”. Everybody who looks for the record reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[without_personal_numbers],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Own words are asked for where none of the law's fits."""
        said: dict[str, Any] = self.cleaned_data
        if said.get("why") == "other" and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say in one sentence what happened to the decision."))
        return said

    @property
    def public_reason(self) -> str:
        """What is kept as the public reason: a word that the pages translate, or the own words."""
        said = self.cleaned_data
        return str(said["words"] if said["why"] == "other" else said["why"])


def reachable(user: Any, permission: str) -> QuerySet[Publication]:
    """Publications for which somebody may pull a lever, with all that a page of theirs shows."""
    rows = Publication.objects.within(user, permission).select_related(*public.RELATED)
    return rows.prefetch_related("subject__identifiers", "subject__names")


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and which levers of it the reader may pull."""

    row: Publication
    correct: bool
    withdraw: bool
    ask: bool


@require_safe
def find(request: HttpRequest) -> HttpResponseBase:
    """Ask for the record that is wrong, and offer what can be done with each that was found."""
    asked = request.GET.get("q", "").strip()
    found = list(_found(request.user, asked)) if asked else []
    return desk.draw(
        request,
        "admin/disclosure/delivering/find.html",
        title=_("Find the record that is wrong"),
        asked=asked,
        found=found,
    )


def _found(user: Any, asked: str) -> Iterator[Found]:
    understood = understand(asked)
    if not understood.asks:
        return
    meant, _too_many = finding.publications(understood)
    by_lever = {
        lever: {row.pk: row for row in reachable(user, lever).filter(meant, ended_on=None).order_by("-pk")[:MOST]}
        for lever in (desk.CORRECT, desk.ASK_ANNUL, desk.ANNUL)
    }
    correct, ask, annul = by_lever.values()
    rows = correct | ask | annul
    for pk in sorted(rows, reverse=True)[:MOST]:
        yield Found(rows[pk], pk in correct, pk in annul, pk in ask)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Ask for the public reason, show what people will read from then on, and withdraw, or ask another to."""
    found, alone = _reached(request.user, ref)
    form = WithdrawForm(desk.posted(request))
    ready = form.is_bound and form.is_valid() and "change" not in request.POST
    if ready and "confirmed" in request.POST:
        return _withdraw(request, found, form.public_reason, alone=alone)
    told = {"authority": found.authority.name, "on": timezone.localdate()}
    return desk.draw(
        request,
        "admin/disclosure/delivering/withdraw.html",
        title=_("Withdraw %(record)s") % {"record": found},
        trail=[(_("Find the record that is wrong"), reverse("deliver:find"))],
        form=form,
        row=found,
        annulled=told | {"reason": form.public_reason} if ready else None,
        alone=alone,
        errors=form.is_bound and form.errors,
    )


def _reached(user: Any, ref: UUID) -> tuple[Publication, bool]:
    """The record, and whether the reader withdraws it alone; else the reader asks for it. Raises Refusal."""
    for permission in (desk.ANNUL, desk.ASK_ANNUL):
        found = reachable(user, permission).filter(ref=ref, ended_on=None).first()
        if found is not None:
            return found, permission == desk.ANNUL
    raise Refusal(404, desk.NOT_FOUND, back=desk.find_again())


def _withdraw(request: HttpRequest, found: Publication, reason: str, *, alone: bool) -> HttpResponseBase:
    by: Any = request.user
    try:
        if alone:
            publish.annul(found, on=timezone.localdate(), reason=reason, by=by)
            told = _("%(record)s was withdrawn. People now read why.")
        else:
            publish.ask_withdrawal(found, reason=reason, by=by)
            told = _("You asked that %(record)s be withdrawn. Until another person decides it stays as it is.")
    except publish.NotOnShow as problem:
        raise Refusal(409, str(problem), back=desk.find_again()) from problem
    messages.success(request, told % {"record": found})
    return redirect("deliver:find" if alone else "deliver:withdrawals")
