"""An authority hands its matters over, is renamed, or takes them back: each with its document."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from creditchina.forms import Day
from disclosure.admin.identity.acts import PlainText, acting, may, reason
from disclosure.directory import succession
from disclosure.models import Authority

PERMISSION = "disclosure.hand_over_authority"


class HandOverForm(forms.Form):
    """To whom, from when, by which document."""

    successor = forms.ModelChoiceField(
        label=_("Successor"), queryset=Authority.objects.none(), help_text=_("The body that goes on with its matters.")
    )
    on = forms.DateField(label=_("From this day on"), widget=Day())
    document = PlainText(label=_("Document"), max_length=100)

    def __init__(self, data: Any, *, authority: Authority) -> None:
        super().__init__(data)
        offered = Authority.objects.filter(successor=None).exclude(pk=authority.pk)
        self.fields["successor"].queryset = offered  # type: ignore[attr-defined]


class RenameForm(forms.Form):
    """The new name and its document."""

    name_zh = PlainText(label=_("Chinese name"), max_length=200)
    name_en = PlainText(label=_("English name"), max_length=200, required=False)
    document = PlainText(label=_("Document"), max_length=100)


class TakeBackForm(forms.Form):
    """Why."""

    reason = reason()


def leads(authority: Authority) -> SafeString:
    """The acts that are possible for an authority."""
    handed = authority.successor_id is not None
    acts = [("take_back", _("Take the hand-over back"))] if handed else [("hand_over", _("Hand over to a successor"))]
    acts.append(("rename", _("Rename")))
    links = ((reverse(f"admin:disclosure_authority_{name}", args=[authority.pk]), said) for name, said in acts)
    return format_html_join(" · ", '<a href="{}">{}</a>', links)


def urls(room: Any) -> list[Any]:
    """The pages of the acts, for the room of authorities."""
    pages = {"hand_over": hand_over_view, "rename": rename_view, "take_back": take_back_view}
    return [
        path(
            f"<int:pk>/{name.replace('_', '-')}/", room.admin_site.admin_view(view), name=f"disclosure_authority_{name}"
        )
        for name, view in pages.items()
    ]


def hand_over_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Its mandates and its matters go to a successor."""
    user, authority = _asked(request, pk)
    form = HandOverForm(request.POST or None, authority=authority)
    lead = _(
        "From that day on the successor has the mandates of %(name)s and decides repair; what %(name)s decided goes on "
        "naming it. It can be taken back until something is delivered under it."
    )

    def do(said: dict[str, Any]) -> None:
        succession.hand_over(authority, by=user, **said)

    return _act(request, form, do, authority, _("Hand over to a successor"), lead, _("Hand over"))


def rename_view(request: HttpRequest, pk: int) -> HttpResponse:
    """A new name; the old one is still understood."""
    user, authority = _asked(request, pk)
    lead = _("%(name)s gets a new name on every page. Deliveries that write the old one find it all the same.")

    def do(said: dict[str, Any]) -> None:
        succession.rename(authority, by=user, **said)

    return _act(request, RenameForm(request.POST or None), do, authority, _("Rename"), lead, _("Rename"))


def take_back_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The hand-over was a mistake."""
    user, authority = _asked(request, pk)
    lead = _("%(name)s has its matters and mandates again, as before the hand-over.")

    def do(said: dict[str, Any]) -> None:
        succession.take_back(authority, by=user, **said)

    title = _("Take the hand-over back")
    return _act(request, TakeBackForm(request.POST or None), do, authority, title, lead, title)


def _asked(request: HttpRequest, pk: int) -> tuple[User, Authority]:
    return may(request, PERMISSION), get_object_or_404(Authority, pk=pk)


def _act(
    request: HttpRequest, form: forms.Form, do: Any, authority: Authority, title: Any, lead: Any, submit: Any
) -> HttpResponse:
    home = reverse("admin:disclosure_authority_change", args=[authority.pk])
    told = {"title": title, "of": authority.name, "lead": lead % {"name": authority.name}, "submit": submit}
    return acting(request, form, do, to=home, **told)
