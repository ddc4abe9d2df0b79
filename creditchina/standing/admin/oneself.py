"""A natural person at a window shows who they are, to act for themselves (rules.md S-22, S-10)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from creditchina.standing.admin.forms import AtAWindow, own_authorities
from creditchina.standing.admin.pages import ACT, ENTER, note, signed_in
from creditchina.standing.granting import Grounds, NotGranted
from creditchina.standing.models import Standing
from creditchina.standing.terms import Paper, Proof
from creditchina.standing.web import oneself as identity
from disclosure.admin.delivering import desk


class NeverShown(forms.TextInput):
    """A box that is empty again on every page, so that nothing carries the number on."""

    def format_value(self, value: Any) -> None:
        """Nothing."""


class OneselfForm(AtAWindow):
    """Whose account it is, and the number on the document, which is used now and not kept."""

    number = forms.CharField(
        label=gettext_lazy("Identity number, as on the document"),
        help_text=gettext_lazy(
            "It is compared with the records once and then dropped. Where this page comes back, type it anew."
        ),
        max_length=40,
        widget=NeverShown(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type the number from the identity document.")},
    )
    seen = forms.BooleanField(
        label=gettext_lazy("I saw the identity document, and the person in front of me is its holder."),
        error_messages={"required": gettext_lazy("See the document and compare the photograph, then tick this box.")},
    )
    field_order = ("authority", "email", "number", "seen")


@sensitive_post_parameters("number")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def oneself(request: HttpRequest) -> HttpResponseBase:
    """Enter that somebody showed who they are; the account may then have the report about its holder made."""
    form = OneselfForm(own_authorities(request.user, ENTER), desk.posted(request))
    if form.is_bound and form.is_valid() and (made := _granted(request, form)):
        told = _("Entered: %(number)s. The person orders the report on their own page.") % {"number": made.number}
        messages.success(request, told)
        return redirect("acting:oneself")
    lead = _("For adults, and for nobody but themselves: who they are opens everything on record about them.")
    context = {"title": _("Who a person is"), "form": form, "submit": _("Enter it"), "lead": lead}
    return desk.draw(request, ACT, **context)


def _granted(request: HttpRequest, form: OneselfForm) -> Standing | None:
    said, by = form.cleaned_data, signed_in(request)
    grounds = Grounds(Proof.WINDOW, checked_by=by, authority=form.body, papers=Paper.IDENTITY)
    try:
        made = identity.prove(form.user, said["number"], grounds, on=timezone.localdate())
    except NotGranted as problem:
        form.add_error("number", str(problem))
        return None
    note(by, made, "entered at the window")
    return made
