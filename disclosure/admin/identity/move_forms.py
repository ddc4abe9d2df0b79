"""What is asked before subjects are joined, parted or ended."""

from typing import Any, Final

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from creditchina.forms import Day
from disclosure.admin.identity.acts import NewSubjectForm, PlainText, SubjectField, reason
from disclosure.models import LEGAL_EVENTS, IdentityAct, Publication, Subject, SubjectIdentifier, SubjectName

OFFERED: Final = 200  # records on one page
_BY_CODE: Final = _("Its code, or the address of its public page.")


class JoinForm(forms.Form):
    """Into whom, and why."""

    into = SubjectField(label=_("The subject that stays"), help_text=_BY_CODE, max_length=200)
    reason = reason(help_text=_("By which document it is known that both are one."))


class UndoForm(forms.Form):
    """Only to be confirmed."""

    sure = forms.BooleanField(label=_("Undo this act"))


class EventForm(forms.Form):
    """What happened, when, by which document, and whom else it is about."""

    kind = forms.ChoiceField(
        label=_("What happened"), choices=[(word, IdentityAct.Kind(word).label) for word in LEGAL_EVENTS]
    )
    other = SubjectField(
        label=_("The other subject"),
        help_text=_("Who absorbed it, or what a part of it became. Empty where it was only deregistered."),
        required=False,
        max_length=200,
    )
    on = forms.DateField(label=_("Effective on"), widget=Day())
    document = PlainText(label=_("Document"), help_text=_("Shown to the public."), max_length=200)
    goes_on = forms.BooleanField(label=_("It goes on beside what was divided off"), required=False)

    def clean(self) -> dict[str, Any]:
        """The other subject stands where the event has one, and nowhere else."""
        said = self.cleaned_data
        alone = said.get("kind") == IdentityAct.Kind.DEREGISTERED
        if "other" in said and alone != (said["other"] is None):
            told = _("Leave this empty for a deregistration.") if alone else _("Give the other subject.")
            self.add_error("other", told)
        if said.get("goes_on") and said.get("kind") != IdentityAct.Kind.DIVIDED:
            self.add_error("goes_on", _("Only a subject that was divided goes on."))
        return said


class PartForm(NewSubjectForm):
    """Which records, names and codes go, and to whom."""

    field_order = ("records", "names", "identifiers", "to", "new_name", "new_kind", "number_kind", "number", "reason")

    records = forms.MultipleChoiceField(label=_("Records that go"), widget=forms.CheckboxSelectMultiple)
    names = forms.MultipleChoiceField(
        label=_("Names that go with them"), widget=forms.CheckboxSelectMultiple, required=False
    )
    identifiers = forms.MultipleChoiceField(
        label=_("Codes that go with them"), widget=forms.CheckboxSelectMultiple, required=False
    )
    to = SubjectField(
        label=_("To a known subject"),
        help_text=_("Its code, or the address of its public page; or leave it empty and name a new one below."),
        required=False,
        max_length=200,
    )
    reason = reason()

    def __init__(self, data: Any, *, subject: Subject) -> None:
        super().__init__(data)
        records = Publication.objects.filter(subject=subject, superseded=False).select_related("edition__item")
        names = SubjectName.objects.filter(subject=subject).exclude(kind=SubjectName.Kind.CURRENT)
        codes = SubjectIdentifier.objects.filter(subject=subject).exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)
        self.fields["records"].choices = [(row.pk, _told(row)) for row in records[:OFFERED]]  # type: ignore[attr-defined]
        for column, rows in (("names", names), ("identifiers", codes)):
            self.fields[column].choices = [(row.pk, f"{row} ({row.get_kind_display()})") for row in rows]  # type: ignore[attr-defined]
            if not rows:
                del self.fields[column]

    def clean(self) -> dict[str, Any]:
        """A known subject or a new one."""
        said = {"names": [], "identifiers": []} | self.cleaned_data
        if "to" in said and said["to"] is None:
            self.require_name()
        return said


def _told(row: Publication) -> str:
    number = row.document_number or str(row.ref)[:8]  # the first group tells records apart, as on the public pages
    return f"{date_format(row.decided_on)} · {row.item} · {number}"
