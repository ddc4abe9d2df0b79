"""What is asked of somebody who checks a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosure.report import numbers


class CodeForm(forms.Form):
    """Number and check code, with or without the gaps that paper has."""

    number = forms.CharField(
        label=_("Report number"), max_length=60, help_text=_("22 signs, at the head of each page.")
    )
    code = forms.CharField(label=_("Check code"), max_length=40, help_text=_("Twelve signs, at the foot of each page."))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for field in self.fields.values():
            field.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}

    def clean_number(self) -> str:
        """The number as it is meant, if it can be one."""
        number = numbers.typed(self.cleaned_data["number"])
        if not numbers.is_number(number):
            raise forms.ValidationError(
                _("A report number has 22 signs, and its last one checks the others. One of these is mistyped.")
            )
        return number

    def clean_code(self) -> str:
        """The code as it is meant, if it can be one."""
        code = numbers.typed(self.cleaned_data["code"])
        if not numbers.is_code(code):
            raise forms.ValidationError(_("A check code has twelve figures and capitals. Compare it with the paper."))
        return code

    @property
    def typed_number(self) -> str:
        """Of a valid form."""
        return str(self.cleaned_data["number"])

    @property
    def typed_code(self) -> str:
        """Of a valid form."""
        return str(self.cleaned_data["code"])


class FileForm(forms.Form):
    """The report as it was downloaded."""

    file = forms.FileField(
        label=_("The PDF file"),
        help_text=_("It is compared and then forgotten: nothing of it is kept."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        allow_empty_file=True,
    )
