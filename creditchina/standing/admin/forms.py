"""What the desk asks: papers seen at a window, a code to be sent, an answer to a letter."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.accounts import roles
from creditchina.accounts.models import User
from creditchina.standing.terms import Capacity, Paper
from creditchina.standing.web.forms import AskedForm
from disclosure import codes
from disclosure.admin.asking import without_personal_numbers
from disclosure.models import Authority, Subject

NEEDED: Final = {Capacity.REPRESENTATIVE: Paper.LICENCE, Capacity.AGENT: Paper.AUTHORITY}


def own_authorities(user: Any, permission: str) -> list[Authority]:
    """The authorities for which some post of a member of staff gives a permission."""
    held = [each.authority for each in user.standings if permission in roles.permissions(each.role)]
    return list(Authority.objects.filter(pk__in=[pk for pk in held if pk]).order_by("code"))


class OfABody(forms.Form):
    """For which authority, where a member of staff has a choice."""

    authority = forms.ModelChoiceField(
        Authority.objects.none(), label=gettext_lazy("Authority"), to_field_name="code", required=False
    )

    def __init__(self, authorities: list[Authority], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = authorities
        offered = Authority.objects.filter(pk__in=[each.pk for each in authorities])
        self._offer("authority", offered if len(authorities) > 1 else None)

    def _offer(self, name: str, rows: Any) -> None:
        """Offer these rows; ask nothing where there is nothing to choose."""
        if rows is None:
            del self.fields[name]
        else:
            field: Any = self.fields[name]
            field.queryset, field.required = rows, True

    @property
    def body(self) -> Authority | None:
        """For which authority; None for the site."""
        return self.cleaned_data.get("authority") or next(iter(self.own), None)


class AtAWindow(OfABody):
    """Whose account it is, of somebody who stands there."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the account of who stands at the window"),
        help_text=gettext_lazy("They sign up first and confirm the address; that takes two minutes on their phone."),
        error_messages={"required": gettext_lazy("Give the address of their account.")},
    )

    def clean_email(self) -> str:
        """The address of an account of the public, confirmed."""
        address = str(self.cleaned_data["email"])
        known = User.objects.filter(is_staff=False, is_active=True, emailaddress__verified=True)
        self.user = known.filter(emailaddress__email__iexact=address).first()
        if self.user is None:
            raise forms.ValidationError(_("No account has this address confirmed. They sign up first."))
        return address


class OfASubject(OfABody):
    """A subject by its code, chosen by name where several carry it; a contact of the subject."""

    code = forms.CharField(
        label=gettext_lazy("Unified social credit code of the subject"),
        max_length=64,
        error_messages={"required": gettext_lazy("Give the code of the subject.")},
    )
    subject = forms.ModelChoiceField(
        Subject.objects.none(),
        label=gettext_lazy("Which of the subjects with this code?"),
        required=False,
        to_field_name="ref",
        empty_label=gettext_lazy("Choose by the name"),
    )
    contact = forms.EmailField(
        label=gettext_lazy("E-mail address of the subject, for notices"),
        help_text=gettext_lazy("If the papers or your records name one. Kept unreadable, shown to nobody."),
        required=False,
    )

    def __init__(self, authorities: list[Authority], *args: Any, **kwargs: Any) -> None:
        super().__init__(authorities, *args, **kwargs)
        typed = codes.normalise(str(self.data.get("code", ""))) if self.is_bound else ""
        self.sharing = Subject.objects.listed().carrying(typed).order_by("pk") if typed else Subject.objects.none()
        several = len(self.sharing[:2]) > 1
        self._offer("subject", self.sharing if several else None)

    def clean_code(self) -> str:
        """A code that the directory knows."""
        if not self.sharing.exists():
            raise forms.ValidationError(_("Our directory knows no subject with this code."))
        return codes.normalise(self.cleaned_data["code"])

    @property
    def chosen(self) -> Subject:
        """The subject of a valid form."""
        return self.cleaned_data.get("subject") or self.sharing[0]


class CodeForm(OfASubject):
    """For whom a filing code is made."""


class WindowForm(OfASubject, AtAWindow, AskedForm):
    """Whose papers were seen, which ones, and what they are about. No number of a paper is asked for."""

    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Which papers did you see?"),
        choices=Paper.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Name the papers that you saw.")},
    )
    replaces = forms.BooleanField(
        label=gettext_lazy("The papers show that the legal representative has changed: end what the former one held"),
        required=False,
    )
    field_order = (
        "code",
        "subject",
        "authority",
        "email",
        "papers",
        "capacity",
        "acts",
        "until",
        "contact",
        "replaces",
    )

    def clean(self) -> dict[str, Any]:
        """The identity document, and the paper that proves this capacity."""
        said = super().clean() or self.cleaned_data
        seen, capacity = set(said.get("papers", ())), said.get("capacity")
        if seen and capacity and not {Paper.IDENTITY, NEEDED.get(Capacity(capacity), Paper.COURT)} <= seen:
            self.add_error(
                "papers",
                _("For this capacity see the identity document and the licence, letter or ruling that proves it."),
            )
        return said


class EndForm(forms.Form):
    """Why somebody's right is ended."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The holder reads it."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        validators=[without_personal_numbers],
    )


class AnswerForm(forms.Form):
    """Yes, or no with a reason."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[("accept", gettext_lazy("Accept: it proves the right")), ("refuse", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("If you refuse: why, and what to send instead"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        validators=[without_personal_numbers],
    )
    replaces = forms.BooleanField(
        label=gettext_lazy("It shows that the legal representative has changed: end what the former one held"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        said = super().clean() or self.cleaned_data
        if said.get("answer") == "refuse" and not str(said.get("reason", "")).strip() and "reason" not in self.errors:
            self.add_error("reason", _("Say why, so that the next letter can be right."))
        return said


class PurposeForm(forms.Form):
    """Why a letter is opened (rules.md S-37)."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("Why do you open it?"),
        choices=[
            ("check", gettext_lazy("to check this claim")),
            ("complaint", gettext_lazy("because of a complaint")),
            ("inspection", gettext_lazy("for an inspection")),
        ],
    )
