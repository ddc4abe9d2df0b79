"""The levers on publications. Each asks on a page of its own for what the law wants, then calls one verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.accounts.models import User
from disclosure import publish
from disclosure.admin.asking import without_personal_numbers
from disclosure.models import Publication

AT_ONCE = 100
Given = dict[str, Any]  # what its page asked for
Verb = Callable[[Publication, date, Given, User], object]


class GroundForm(forms.Form):
    """What is put on record with the act."""

    ground = forms.CharField(  # it stands in public, or in a ledger that keeps it for ever
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
        validators=[without_personal_numbers],
    )


@dataclass(frozen=True)
class Lever:
    """One verb with the words of its page."""

    name: str
    title: Any
    asks: Any
    help: Any
    verb: Verb
    form: type[GroundForm] = GroundForm
    initial: Callable[[list[Publication]], Given] = lambda chosen: {}
    permission: str = ""  # its own name, unless another one is said

    @property
    def needs(self) -> str:
        """The permission it takes."""
        return f"disclosure.{self.permission or self.name}_publication"


ANNUL = Lever(
    "annul",
    _("Withdraw: the decision no longer stands"),
    _("Public reason"),
    _("Shown to everyone who looks for these publications: what changed, revoked or annulled the decision."),
    lambda publication, on, given, by: publish.annul(publication, on=on, reason=given["ground"], by=by),
)
ASK_ANNUL = Lever(
    "ask_annul",
    _("Ask to withdraw: the decision no longer stands"),
    _("Public reason"),
    _("A releaser of your source or a reviewer of the authority decides. Once it is withdrawn, everybody reads this."),
    lambda publication, on, given, by: publish.ask_withdrawal(publication, reason=given["ground"], by=by),
)
REVIEW = Lever(
    "review",
    _("Reviewed: stays public"),
    _("What was looked at, and why the record stays public"),
    _("Kept in the ledger, not public. People read that it was reviewed, and the day of the next review."),
    lambda publication, on, given, by: publish.review(publication, on=on, basis=given["ground"], by=by),
)
CURE = Lever(
    "cure",
    _("End: cured or performed"),
    _("What shows that the defect is cured or the obligation performed"),
    _("Kept in the ledger, not public. The record leaves public view at once and for good."),
    lambda publication, on, given, by: publish.cure(publication, on=on, ground=given["ground"], by=by),
    permission="review",
)
SHOW = Lever(
    "show",
    _("Show on a written finding"),
    _("Finding of the authority"),
    _("Number, day and gist of the written finding. A minor record is shown for three months at most."),
    lambda publication, on, given, by: publish.show(publication, on=on, finding=given["ground"], by=by),
)


@admin.action(description=ANNUL.title, permissions=["annul"])
def annul(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Withdraw what was selected, for a public reason."""
    return pull(ANNUL, room, request, queryset)


@admin.action(description=ASK_ANNUL.title, permissions=["ask_annul"])
def ask_annul(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask that another person withdraws what was selected."""
    return pull(ASK_ANNUL, room, request, queryset)


@admin.action(description=REVIEW.title, permissions=["review"])
def review(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Say of what was selected that it was reviewed and stays public."""
    return pull(REVIEW, room, request, queryset)


@admin.action(description=CURE.title, permissions=["review"])
def cure(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """End what was selected, because its ground is gone."""
    return pull(CURE, room, request, queryset)


@admin.action(description=SHOW.title, permissions=["show"])
def show(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Show kept records on a finding of their authority."""
    return pull(SHOW, room, request, queryset)


def pull(lever: Lever, room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask for the ground; with it, act on each and report each refusal."""
    own = Publication.objects.within(request.user, lever.needs)
    queryset = queryset.filter(pk__in=own.values("pk"))
    chosen = list(queryset.select_related("subject", "edition__item", "authority")[: AT_ONCE + 1])
    if len(chosen) > AT_ONCE:
        room.message_user(request, _("Select at most 100 at a time."), messages.ERROR)
        return None
    confirmed = "confirmed" in request.POST
    form = lever.form(request.POST if confirmed else None, initial=lever.initial(chosen))
    form.fields["ground"].label, form.fields["ground"].help_text = lever.asks, lever.help
    if not (confirmed and form.is_valid()):
        return _page(lever, room, request, chosen, form)
    _act(lever, room, request, chosen, form.cleaned_data)
    alone = len(chosen) == 1
    return redirect("admin:disclosure_publication_change", chosen[0].pk) if alone else None


def _act(lever: Lever, room: Any, request: HttpRequest, chosen: list[Publication], given: Given) -> None:
    done, today = 0, timezone.localdate()
    for publication in chosen:
        try:
            lever.verb(publication, today, given, request.user)  # type: ignore[arg-type]  # staff are signed in
        except (publish.NotOnShow, publish.NotShowable) as problem:
            room.message_user(request, f"{publication}: {problem}", messages.WARNING)
        else:
            room.log_change(request, publication, lever.name)
            done += 1
    if done:
        said = ngettext("%(count)d publication: done.", "%(count)d publications: done.", done) % {"count": done}
        room.message_user(request, said, messages.SUCCESS)


def _page(
    lever: Lever, room: Any, request: HttpRequest, chosen: list[Publication], form: GroundForm
) -> TemplateResponse:
    context = room.admin_site.each_context(request) | {
        "title": lever.title,
        "lever": lever,
        "opts": room.model._meta,
        "chosen": chosen,
        "form": form,
        "media": room.media,
    }
    return TemplateResponse(request, "admin/disclosure/lever.html", context)
