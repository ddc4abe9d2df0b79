"""Find a record on show, and withdraw it: its decision no longer stands, and the reason is public (rules.md A-18)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosure import publish
from disclosure.admin import finding
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import desk
from disclosure.models import Publication
from disclosure.search import understand
from disclosure.web import publications as public

MOST: Final = 20
# Words of the law for why a decision no longer stands (rules.md A-18); anything else is told as it is written.
REASONS: Final = (
    ("revoked", _("The decision was revoked.")),
    ("changed", _("The decision was changed.")),
    ("unlawful", _("The decision was found unlawful.")),
    ("void", _("The decision was found void.")),
    ("other", _("Something else, in your own words")),
)


class WithdrawForm(forms.Form):
    """Why the decision no longer stands: a word of the law, or own words."""

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
        withdraws=request.user.has_perm(desk.ANNUL),
    )


def _found(user: Any, asked: str) -> Iterator[Found]:
    understood = understand(asked)
    if not understood.asks:
        return
    meant, _too_many = finding.publications(understood)
    by_lever = {
        lever: {row.pk: row for row in reachable(user, lever).filter(meant, ended_on=None).order_by("-pk")[:MOST]}
        for lever in (desk.CORRECT, desk.ANNUL)
    }
    rows = by_lever[desk.CORRECT] | by_lever[desk.ANNUL]
    for pk in sorted(rows, reverse=True)[:MOST]:
        yield Found(rows[pk], pk in by_lever[desk.CORRECT], pk in by_lever[desk.ANNUL])


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Ask for the public reason, show what people will read from then on, and withdraw."""
    found = reachable(request.user, desk.ANNUL).filter(ref=ref, ended_on=None).first()
    if found is None:
        raise Http404
    form = WithdrawForm(desk.posted(request))
    ready = form.is_bound and form.is_valid() and "change" not in request.POST
    if ready and "confirmed" in request.POST:
        return _withdraw(request, found, form.public_reason)
    today = timezone.localdate()
    told = {"authority": found.authority.name, "on": today, "reason": form.public_reason} if ready else None
    context = {"title": _("Withdraw %(record)s") % {"record": found}, "form": form, "row": found, "annulled": told}
    trail = [(_("Find the record that is wrong"), reverse("deliver:find"))]
    return desk.draw(
        request,
        "admin/disclosure/delivering/withdraw.html",
        trail=trail,
        errors=form.is_bound and form.errors,
        **context,
    )


def _withdraw(request: HttpRequest, found: Publication, reason: str) -> HttpResponseBase:
    try:
        publish.annul(found, on=timezone.localdate(), reason=reason, by=request.user)  # type: ignore[arg-type]
    except publish.NotOnShow as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("%(record)s was withdrawn. People now read why.") % {"record": found})
    return redirect("deliver:find")
