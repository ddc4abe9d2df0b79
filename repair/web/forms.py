"""What applicants are asked. Each form is one page; nothing that the site holds is asked for."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.forms import Day
from disclosure.ingest.personal import mask
from repair.answers import BY_AUTHORITY
from repair.models import Application, Door, Evidence, EvidenceKind
from repair.web.pages import Page

LONGEST: Final = 2000  # characters of one's own words
NEW: Final = "new"
_ACCEPTED: Final = ".pdf,.jpg,.jpeg,.png"
_NO_DAY: Final = {"required": gettext_lazy("Give a day."), "invalid": gettext_lazy("Give a day.")}


class File(forms.FileField):
    """One file, which is judged by its content later."""

    def __init__(self, **more: Any) -> None:
        told = gettext_lazy("PDF, JPEG or PNG, 10 MB and 20 pages at most. Cover identity numbers before you scan.")
        empty = {"empty": gettext_lazy("This file is empty. Choose another one.")}
        missing = {"required": gettext_lazy("Choose a file.")}
        widget = forms.FileInput(attrs={"accept": _ACCEPTED})
        super().__init__(help_text=told, widget=widget, error_messages=empty | missing, **more)


class Words(forms.CharField):
    """One's own words; what looks like the number of a person in them is masked, so it is never stored."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}), **more)

    def clean(self, value: Any) -> str:
        """Masked (rules.md S-10)."""
        return mask(super().clean(value))[0]


def past(day: date) -> date:
    """The same day. Raises ValidationError where it is to come."""
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Give one up to today."))
    return day


class BeginForm(forms.Form):
    """For whom, and by which door."""

    subject = forms.ChoiceField(
        label=gettext_lazy("For which subject?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the subject.")},
    )
    door = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"),
        choices=[
            (Door.REPAIR, gettext_lazy("Repair: the fault is cured")),
            (Door.SHIELD, gettext_lazy("Temporary shield: a court has approved a reorganisation plan or a settlement")),
            (Door.REORGANISED, gettext_lazy("Re-rating: the plan or the settlement has been carried out")),
        ],
        widget=forms.RadioSelect,
        initial=Door.REPAIR,
        error_messages={"required": gettext_lazy("Choose what you ask for.")},
    )


class RecordsForm(forms.Form):
    """Which records."""

    records = forms.MultipleChoiceField(
        label=gettext_lazy("Records to be repaired"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one record.")},
    )


class ProvenForm(forms.Form):
    """The base of a page whose answer may be shown by a file: one given before, or a new one."""

    proof = forms.ChoiceField(
        label=gettext_lazy("How is it shown?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how it is shown.")},
    )
    file = File(label=gettext_lazy("The new file"), required=False)
    first: tuple[tuple[str, Any], ...] = ((BY_AUTHORITY, gettext_lazy("The authority looks it up itself")),)

    def __init__(self, page: Page, application: Application, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [(str(file.ref), file.name) for file in application.evidence.kept()]
        new = (NEW, gettext_lazy("A new file"))
        self.fields["proof"].choices = [*self.first, *given, new]  # type: ignore[attr-defined]
        if "day" in self.fields:
            self.fields["day"].label, self.fields["day"].help_text = _("Day"), page.hint

    def clean_day(self) -> date:
        """Not to come."""
        return past(self.cleaned_data["day"])

    def clean(self) -> dict[str, Any]:
        """A new file needs the file, unless a fault of its own is told already."""
        said = self.cleaned_data
        if said.get("proof") == NEW and not said.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a file."))
        return said

    def answers(self, proof: Evidence | None) -> dict[str, str]:
        """What is kept of a valid form."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "file" and value}
        made = {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in said.items()}
        return made | ({"proof": str(proof.ref)} if proof else {})


class DayForm(ProvenForm):
    """When a fine was paid or a duty done."""

    day = forms.DateField(widget=Day(), error_messages=_NO_DAY)
    field_order = ("day", "proof", "file")


class CorrectionForm(ProvenForm):
    """What was corrected, and since when."""

    text = Words(
        label=gettext_lazy("What was corrected?"), error_messages={"required": gettext_lazy("Say what was corrected.")}
    )
    day = forms.DateField(widget=Day(), error_messages=_NO_DAY)
    first = (("", gettext_lazy("By nothing but these words")),)
    field_order = ("text", "day", "proof", "file")

    def __init__(self, page: Page, application: Application, *args: Any, **kwargs: Any) -> None:
        super().__init__(page, application, *args, **kwargs)
        self.fields["proof"].required = False
        self.fields["text"].help_text = page.hint
        self.fields["day"].label, self.fields["day"].help_text = _("Since which day?"), ""


class RulingForm(ProvenForm):
    """A court's ruling."""

    court = forms.CharField(
        label=gettext_lazy("Court"), max_length=100, error_messages={"required": gettext_lazy("Name the court.")}
    )
    ruling = forms.CharField(
        label=gettext_lazy("Number of the ruling"),
        max_length=100,
        error_messages={"required": gettext_lazy("Give the number.")},
    )
    ruled_on = forms.DateField(label=gettext_lazy("Day of the ruling"), widget=Day(), error_messages=_NO_DAY)
    until = forms.DateField(label=gettext_lazy("Last day of the plan"), widget=Day(), error_messages=_NO_DAY)
    first = ()
    field_order = ("court", "ruling", "ruled_on", "until", "proof", "file")

    def __init__(self, page: Page, application: Application, *args: Any, **kwargs: Any) -> None:
        super().__init__(page, application, *args, **kwargs)
        self.is_shield = application.door == Door.SHIELD

    def clean_ruled_on(self) -> date:
        """Not to come."""
        return past(self.cleaned_data["ruled_on"])

    def clean_until(self) -> date:
        """Not before the ruling; where a shield is asked for, the plan still runs (rules.md C-18)."""
        until: date = self.cleaned_data["until"]
        ruled_on = self.cleaned_data.get("ruled_on")
        if ruled_on and until < ruled_on:
            raise forms.ValidationError(_("A plan does not end before its ruling. Look at the two days again."))
        if self.is_shield and until < timezone.localdate():
            raise forms.ValidationError(
                _("The plan is over by then. Give the last day that the court set, or apply for the re-rating instead.")
            )
        return until


FORMS: Final = {"payment": DayForm, "duty": DayForm, "correction": CorrectionForm, "ruling": RulingForm}


class FileForm(forms.Form):
    """One more file."""

    file = File(label=gettext_lazy("The file"))


class EvidenceForm(FileForm):
    """One more file, and what it is to show."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What does it show?"),
        choices=[(kind.value, kind.label) for kind in EvidenceKind if kind != EvidenceKind.CONSENT],
        widget=forms.RadioSelect,
        initial=EvidenceKind.OTHER,
    )

    def __init__(self, application: Application, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if application.window_id:  # the signed consent of who came to the window
            self.fields["kind"].choices = EvidenceKind.choices  # type: ignore[attr-defined]


class SignForm(forms.Form):
    """Sign what was read."""

    read = forms.BooleanField(
        label=gettext_lazy("I have read the letter, and may sign it for the subject."),
        error_messages={"required": gettext_lazy("Read the letter, then tick this box.")},
    )
    signature = forms.CharField(
        label=gettext_lazy("Your name, as the signature"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Type your name to sign.")},
    )


class ReasonForm(forms.Form):
    """What the applicant says with a step."""

    reason = Words(label=gettext_lazy("Why?"), error_messages={"required": gettext_lazy("Say why.")})

    def __init__(self, *args: Any, label: Any, hint: Any = "", required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label, self.fields["reason"].help_text = label, hint
        self.fields["reason"].required = required
