"""Registers that remember: who changed what, when and why, told in differences (rules.md I-01)."""

from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.desk.refusing import Refusal
from creditchina.desk.rooms import ReadingRoom, Room
from disclosure.admin.asking import without_personal_numbers
from disclosure.registers import versions

REASON = "history_change_reason"
PUBLIC_NUMBERS = frozenset(["telephone", "code"])  # of a body; its code is checked as one


class Versioned(Room):
    """A table whose rows have a history, read by whoever may look at the row."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> TemplateResponse:
        """Every version of a row, newest first."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Refusal(404)
        if not self.has_view_permission(request, row):
            raise Refusal(403)
        context = self.admin_site.each_context(request) | {
            "title": _("History: %(row)s") % {"row": row},
            "opts": self.opts,
            "object": row,
            "versions": versions.of_rows(self.model, [row.pk]).get(row.pk, []),
        }
        return TemplateResponse(request, "admin/disclosure/versions.html", context)


class VersionedReading(Versioned, ReadingRoom):
    """A table with a history that nobody changes here."""


class ReasonForm(forms.ModelForm[Any]):
    """A change of a register row says why."""

    history_change_reason = forms.CharField(
        label=gettext_lazy("Reason of this change"),
        help_text=gettext_lazy("Stays in the history of the row: the document, or the mistake that is put right."),
        max_length=100,
        validators=[without_personal_numbers],
    )


class Reasoned(Versioned):
    """A register that one person may change, with a reason; the row remembers both."""

    form = ReasonForm

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """No text of a register holds somebody's number, save the telephone of a body: registers are public."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.CharField) and db_field.name not in PUBLIC_NUMBERS:
            field.validators.append(without_personal_numbers)
        return field

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without leave to change there is no reason to give."""
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [name for name in super().get_fields(request, obj) if may or name != REASON]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj._change_reason = form.cleaned_data[REASON]
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows inside the page change for the same reason."""
        rows: list[Model] = formset.save(commit=False)
        for row in rows:
            setattr(row, "_change_reason", form.cleaned_data[REASON])  # noqa: B010 - read by the history
            row.save()
        formset.save_m2m()
