"""The form by which a person decides a held row."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.admin.identity.acts import NewSubjectForm, SubjectField, reason
from disclosure.admin.identity.candidates import Candidate
from disclosure.directory.creating import NewSubject
from disclosure.ingest import resolving
from disclosure.ingest.resolving import CannotDecide, Ground
from disclosure.models import HeldRow, Outcome, Subject

OTHER: Final = "other"
NEW: Final = "new"
NOT_TAKEN_IN: Final = "none"


class DecisionForm(NewSubjectForm):
    """One choice, what belongs to it, and the reason."""

    choice = forms.CharField(required=False, error_messages={"required": _("Choose one.")}, widget=forms.HiddenInput)
    other = SubjectField(label=_("Code, or address of its public page"), required=False, max_length=200)
    keep_name = forms.BooleanField(label=_("This name is also a name of that subject"), required=False)
    keep_code = forms.BooleanField(label=_("This code is also a code of that subject"), required=False)
    note = reason(help_text=_("Kept with the decision. If the row is not taken in, its source reads it in the report."))

    def __init__(self, data: Any, *, held: HeldRow, candidates: list[Candidate]) -> None:
        self.held, self.candidates = held, {str(each.subject.pk): each.subject for each in candidates}
        row = resolving.judged(held)
        number = "" if row.code_kind == "masked" else row.code
        kind = row.subject_kind if row.subject_kind in dict(self.base_fields["new_kind"].choices) else "organisation"  # type: ignore[attr-defined]
        first = {"new_name": row.current_name or row.subject_name, "number": number, "new_kind": kind}
        super().__init__(data, initial=first | {"number_kind": row.code_kind if number else "uscc"})

    @property
    def chosen(self) -> str:
        """The choice so far, to be shown again."""
        return str(self["choice"].value() or "")

    def clean(self) -> dict[str, Any]:
        """What belongs to the choice must be there; nothing else is looked at."""
        said = self.cleaned_data
        choice = said.get("choice", "")
        if choice not in {*self.candidates, OTHER, NEW, NOT_TAKEN_IN}:
            self.add_error(None, _("Choose whom the row is about, or that it is not taken in."))
        if choice == OTHER and "other" in said and said["other"] is None:
            self.add_error("other", _("Give the code or the address of the subject."))
        if choice != OTHER:
            self.errors.pop("other", None)
        if choice == NEW:
            self.require_name()
        else:
            self.errors.pop("number", None)
        return said

    def decide(self, by: User, on: date) -> str:
        """Carry it out; returns the sentence for the person. Raises CannotDecide."""
        said = self.cleaned_data
        ground = Ground(by, on, said["note"], keep_name=said["keep_name"], keep_code=said["keep_code"])
        if said["choice"] == NOT_TAKEN_IN:
            resolving.discard(self.held, ground)
            return str(_("Not taken in. The source reads why in the batch report."))
        target = self._target(said["choice"])
        if isinstance(target, NewSubject):
            outcome = resolving.attach_new(self.held, target, ground)
        else:
            outcome = resolving.attach(self.held, target, ground)
        told = _("Taken in as a row about %(name)s: %(outcome)s.")
        return str(told % {"name": target.name, "outcome": Outcome(outcome).label})

    def _target(self, choice: str) -> Subject | NewSubject:
        if choice == NEW:
            return self.new_subject()
        if choice == OTHER:
            other: Subject = self.cleaned_data["other"]
            return other
        if choice not in self.candidates:
            raise CannotDecide(_("Choose whom the row is about, or that it is not taken in."))
        return self.candidates[choice]
