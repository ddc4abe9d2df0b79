"""A page for one act: what it does, a form, and after it a sentence. A refusal keeps everything that was typed."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from creditchina.desk.refusing import Refusal
from disclosure import codes
from disclosure.admin.asking import without_personal_numbers
from disclosure.directory.creating import NewSubject
from disclosure.directory.identity import CannotMove
from disclosure.directory.succession import CannotHandOver
from disclosure.ingest.misplaced import is_persons
from disclosure.ingest.resolving import CannotDecide
from disclosure.models import Subject, SubjectIdentifier
from disclosure.search import Meaning, understand

REFUSALS: Final = (CannotMove, CannotHandOver, CannotDecide)
KINDS: Final = [choice for choice in Subject.Kind.choices if choice[0] != Subject.Kind.PERSON]
NUMBERS: Final = [
    choice for choice in SubjectIdentifier.Kind.choices if choice[0] != SubjectIdentifier.Kind.PERSON_DIGEST
]
ROWS: Final = {"rows": 3, "cols": 60}


def acting(
    request: HttpRequest, form: forms.Form, do: Callable[[dict[str, Any]], object], *, to: str, **context: Any
) -> HttpResponse:
    """Show the form; with a valid answer act, and lead on to `to` with a word of it, or say why it is refused."""
    if request.method == "POST" and form.is_valid():
        try:
            told = do(form.cleaned_data)
        except REFUSALS as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, str(told or _("Done.")))
            return redirect(to)
    page = admin.site.each_context(request) | {"form": form, "back": to, "errors": form.errors} | context
    template = context.get("template", "admin/disclosure/identity/act.html")
    return TemplateResponse(request, template, page, status=422 if form.errors else 200)


def may(request: HttpRequest, permission: str) -> User:
    """The member of staff, if the posts give the permission. Raises Refusal otherwise: the page is not there."""
    if not isinstance(request.user, User) or not request.user.has_perm(permission):
        raise Refusal(404)
    return request.user


def reason(help_text: Any = "") -> forms.CharField:
    """Why an act is done; kept with it. No personal numbers."""
    return PlainText(label=_("Reason"), help_text=help_text, max_length=500, widget=forms.Textarea(attrs=ROWS))


class PlainText(forms.CharField):
    """A text that stays on record: without personal numbers."""

    default_validators = [without_personal_numbers]


class SubjectField(forms.CharField):
    """A known subject, by its code or the address of its page."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return known_subject(str(text)) if text else None


def known_subject(text: str) -> Subject:
    """The one subject with that code or address. Raises ValidationError where there is none, or are several."""
    asked, listed = understand(text), Subject.objects.listed()
    if asked.kind is Meaning.URL:
        found = listed.filter(ref=asked.value.split("/")[2])
    else:
        found = listed.carrying(codes.normalise(text)[:64])
    several = list(found[:2])
    if not several:
        raise forms.ValidationError(_("No subject has this code or address. Copy the address of its public page."))
    if len(several) > 1:
        raise forms.ValidationError(
            _("Several subjects carry this code. Copy the address of the page of the right one.")
        )
    return several[0]


class NewSubjectForm(forms.Form):
    """What is known of a subject that the directory does not know yet."""

    tells_optional = False  # which questions need an answer depends on a choice

    new_name = PlainText(label=_("Name of the new subject"), max_length=200, required=False)
    new_kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, required=False)
    number_kind = forms.ChoiceField(label=_("Kind of number"), choices=NUMBERS, required=False)
    number = forms.CharField(
        label=_("Number"), max_length=64, required=False, help_text=_("Empty, if it has none: it is found by its name.")
    )

    def clean_number(self) -> str:
        """Normalised; never the identity number of a person."""
        examined = codes.examine(str(self.cleaned_data["number"]))
        if is_persons(str(self.cleaned_data["number"]), examined):
            raise forms.ValidationError(_("This is the identity number of a person. It is not recorded."))
        if examined.kind == codes.Kind.MASKED:
            raise forms.ValidationError(_("A masked number identifies nobody. Give the whole number or none."))
        return "" if examined.kind == codes.Kind.EMPTY else examined.value

    def new_subject(self) -> NewSubject:
        """The subject that is to be created."""
        said, number = self.cleaned_data, self.cleaned_data["number"]
        valid = said["number_kind"] != "uscc" or codes.is_valid(number)
        status = SubjectIdentifier.Status.CURRENT if valid else SubjectIdentifier.Status.DOUBTFUL
        return NewSubject(said["new_name"].strip(), said["new_kind"], number, said["number_kind"], status.value)

    def require_name(self) -> None:
        """Told beside the field."""
        if not str(self.cleaned_data.get("new_name", "")).strip():
            self.add_error("new_name", _("Give the name of the new subject."))
