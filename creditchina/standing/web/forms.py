"""What is asked of who wants to act for a subject."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.forms import Day
from creditchina.standing.granting import Asked, longest
from creditchina.standing.letters import LARGEST
from creditchina.standing.terms import ACTS, BY_CODE, OF_A_SUBJECT, Capacity
from disclosure import codes
from disclosure.models import Subject

MOST: Final = 10  # subjects with one code that are offered


class SubjectForm(forms.Form):
    """The code of the subject; `found` once it is valid."""

    code = forms.CharField(
        label=gettext_lazy("Unified social credit code of the subject"),
        help_text=gettext_lazy("18 characters, as on the business licence. The next page shows whose it is."),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Give the code of the subject.")},
    )

    def clean_code(self) -> str:
        """The code as it is kept; refused where our directory knows nobody with it."""
        code = codes.normalise(self.cleaned_data["code"])
        self.found = list(Subject.objects.listed().carrying(code).order_by("pk")[:MOST])
        if not self.found:
            raise forms.ValidationError(
                _("Our directory knows no subject with this code. Compare it with the licence, sign by sign.")
            )
        return code


class AskedForm(forms.Form):
    """As what, for what, until when."""

    capacity = forms.ChoiceField(
        label=gettext_lazy("As what do you act?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose as what you act.")},
    )
    acts = forms.MultipleChoiceField(
        label=gettext_lazy("For what?"),
        choices=list(ACTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Until which day?"),
        help_text=gettext_lazy("Twelve months at most. It can be ended earlier at any time."),
        widget=Day(),
        error_messages={"required": gettext_lazy("Give the last day."), "invalid": gettext_lazy("Give a day.")},
    )
    capacities: tuple[Capacity, ...] = OF_A_SUBJECT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"acts": list(ACTS), "until": longest(timezone.localdate())} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["capacity"].choices = [(each.value, each.label) for each in self.capacities]  # type: ignore[attr-defined]

    def clean_until(self) -> date:
        """From today to twelve months ahead."""
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today <= until <= longest(today):
            raise forms.ValidationError(_("Give a day from today to twelve months ahead."))
        return until

    @property
    def asked(self) -> Asked:
        """What a valid form asks for."""
        said = self.cleaned_data
        return Asked(said["capacity"], frozenset(said["acts"]), said["until"])


class CodeForm(AskedForm):
    """The filing code of a letter."""

    filing_code = forms.CharField(
        label=gettext_lazy("Filing code"),
        help_text=gettext_lazy("16 characters in groups of four, from the letter. It can be used once."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Type the filing code from the letter.")},
    )
    capacities = BY_CODE
    field_order = ("filing_code", "capacity", "acts", "until")


class ProviderForm(AskedForm):
    """What a sign-in with a provider is to prove; who signs in there for a firm is its representative."""

    capacities = (Capacity.REPRESENTATIVE,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, initial={"capacity": Capacity.REPRESENTATIVE})


class LetterForm(AskedForm):
    """A sealed letter, as a file."""

    letter = forms.FileField(
        label=gettext_lazy("The sealed letter"),
        help_text=gettext_lazy(
            "PDF, JPEG or PNG, 10 MB at most. It names the subject and its code, you, as what, for what and until "
            "when, and bears the seal. Cover identity numbers before you scan: nobody here needs them."
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": gettext_lazy("Choose the file with the letter."),
            "empty": gettext_lazy("This file is empty. Choose the file with the letter."),
        },
    )
    contact = forms.EmailField(
        label=gettext_lazy("E-mail address of the subject, for notices"),
        help_text=gettext_lazy(
            "If the letter names one: what is done for the subject is told there as well. It is shown to nobody."
        ),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Give an address like office@example.com.")},
    )
    field_order = ("letter", "capacity", "acts", "until", "contact")

    def clean_letter(self) -> bytes:
        """What the file holds, one byte more than allowed at most: letters.cleaned judges it."""
        data: bytes = self.cleaned_data["letter"].read(LARGEST + 1)
        return data
