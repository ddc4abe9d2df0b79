"""The page on which the reset of somebody's password or second factor is asked for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.admin.own_body import OwnBodyForm, waits
from creditchina.accounts.forms import IDENTITY
from creditchina.accounts.models import AccountProposal, User
from creditchina.accounts.two_people import ask

Kind = AccountProposal.Kind


class ResetForm(forms.Form):
    """What is reset, and why."""

    kind = forms.ChoiceField(
        label=_("What is reset?"),
        choices=[
            (Kind.PASSWORD, _("The password: the old one opens nothing any more, a new one is set by mail")),
            (Kind.FACTOR, _("The second factor, for who lost the device: a new one is set up at the next sign-in")),
        ],
        widget=forms.RadioSelect,
    )
    reason = OwnBodyForm.declared_fields["reason"]

    def clean_reason(self) -> str:
        """No identity number beside the account."""
        said: str = self.cleaned_data["reason"]
        if IDENTITY.search(said):
            raise ValidationError(_("Leave identity numbers out: a name is enough here."))
        return said


def page(room: Any, request: HttpRequest, account: User) -> HttpResponse:
    """Ask for a reset; nothing of the account changes before a second person confirms it."""
    form = ResetForm(request.POST or None)
    if form.is_valid():
        try:
            said = form.cleaned_data
            return waits(request, ask(said["kind"], by=request.user, account=account, reason=said["reason"]))  # type: ignore[arg-type]
        except ValidationError as problem:
            form.add_error(None, problem.messages)
    title = _("Ask for a reset: %(account)s") % {"account": account}
    context = room.admin_site.each_context(request) | {"title": title, "opts": room.opts, "form": form}
    context |= {"account": account, "invalid": form.is_bound and bool(form.errors)}
    return TemplateResponse(request, "admin/accounts/reset.html", context)
