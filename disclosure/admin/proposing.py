"""The form of a proposal: the row in its own columns, and what is published about its change."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from creditchina.forms import Day
from disclosure import registers
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.certainty import CERTAINTIES
from disclosure.models import Proposal, Status
from disclosure.registers import words
from disclosure.registers.governed import REGISTERS

LONG = forms.Textarea(attrs={"rows": 3, "cols": 80})


class WhyForm(forms.Form):
    """From which day, on what basis, and the assessment that everybody may read."""

    first_day = forms.DateField(label=_("First day"), widget=Day())
    legal_basis_zh = forms.CharField(
        label=_("Basis of this change (Chinese)"), widget=LONG, validators=[without_personal_numbers]
    )
    legal_basis_en = forms.CharField(
        label=_("Basis of this change (English)"), widget=LONG, required=False, validators=[without_personal_numbers]
    )
    assessment_zh = forms.CharField(
        label=_("Assessment (Chinese)"),
        help_text=_("Published with the change: whom it touches, why it is needed, what was weighed against it."),
        widget=LONG,
        validators=[without_personal_numbers],
    )
    assessment_en = forms.CharField(
        label=_("Assessment (English)"), widget=LONG, required=False, validators=[without_personal_numbers]
    )


class NoteForm(forms.Form):
    """Why a proposal is refused."""

    note = forms.CharField(
        label=_("Reason of a refusal"), max_length=500, widget=LONG, validators=[without_personal_numbers]
    )


class Asked:
    """Both forms of one proposal, filled from the row that changes."""

    def __init__(self, register: str, row: Any, data: QueryDict | None) -> None:
        self.register, self.row = register, row
        self.row_form = _form_of(register)(data, prefix="row", instance=_copy(row), initial=_start(register, row))
        self.why = WhyForm(data)
        for name, field in self.row_form.fields.items():
            if name == "region":
                _ask_by_code(field)
            if isinstance(field, forms.CharField):
                field.validators.append(without_personal_numbers)
        for name in REGISTERS[register].fixed if row else ():
            self.row_form.fields[name].disabled = True

    def propose(self, by: Any) -> Proposal | None:
        """The proposal, or None where the forms say what is wrong."""
        if not (self.row_form.is_valid() and self.why.is_valid()):
            self.why.is_valid()
            return None
        given = self.why.cleaned_data
        try:
            return registers.propose(
                self.register,
                self.row_form.cleaned_data,
                row=self.row,
                first_day=given["first_day"],
                basis=(given["legal_basis_zh"], given["legal_basis_en"]),
                assessment=(given["assessment_zh"], given["assessment_en"]),
                by=by,
            )
        except ValidationError as problem:
            self._tell(problem)
            return None

    def _tell(self, problem: ValidationError) -> None:
        """Each complaint at its column, whatever is about the whole above the form."""
        told = problem.error_dict if hasattr(problem, "error_dict") else {"": problem.error_list}
        for name, complaints in told.items():
            place = name if name in self.row_form.fields else None
            self.row_form.add_error(place, complaints)


def _ask_by_code(region: Any) -> None:
    """Thousands of regions are no list to pick from, and take seconds to write."""
    region.widget = forms.TextInput(attrs={"size": 6, "maxlength": 6, "inputmode": "numeric"})
    region.help_text = _("Six-digit code of the region, as in the register of regions.")
    region.error_messages["invalid_choice"] = _("No region has this code. Look it up in the register of regions.")


def _form_of(register: str) -> type[forms.ModelForm[Any]]:
    governed = REGISTERS[register]
    names = [column.name for column in governed.columns]
    widgets: dict[str, Any] = {}
    for column in governed.columns:
        if isinstance(column, models.TextField) and not column.choices:
            widgets[column.name] = LONG
        elif column.name == "confidence" and column.default in CERTAINTIES:
            widgets[column.name] = forms.Select(choices=[(word, words.confidence(word)) for word in CERTAINTIES])
        elif isinstance(column, models.CharField) and not column.choices:
            widgets[column.name] = forms.TextInput(attrs={"size": 60})
    return forms.modelform_factory(governed.model, fields=names, widgets=widgets)


def _copy(row: Any) -> Any:
    """The row once more: a form writes into what it is given."""
    return type(row)._default_manager.get(pk=row.pk) if row else None


def _start(register: str, row: Any) -> dict[str, Any]:
    """What a new row is proposed for: to be in force."""
    has_status = any(column.name == "status" for column in REGISTERS[register].columns)
    return {"status": Status.ACTIVE} if has_status and row is None else {}
