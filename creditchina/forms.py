"""One layout for every form of the site, public and desk: the templates in templates/forms/ draw what stands here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import CheckboxInput, ChoiceWidget
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from creditchina.language import in_english


class Day(forms.DateInput):
    """A day, in the browser's own calendar where it has one; whatever was typed comes back."""

    input_type = "date"

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")  # what browsers send and take, in every language


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or tick box of several, and what it means."""

    widget: BoundWidget
    hint: str
    hint_id: str


class Question(BoundField):
    """A field on its page. A form may set on a field: `note` (who asks for it), `sample` (an example), `fixed` (what
    stands there where nothing can be typed), `hints` (value of a choice -> what it means)."""

    @property
    def note(self) -> str:
        """Who asks for it, in a few words, or that it may stay empty (unless the form has `tells_optional = False`)."""
        optional = not self.field.required and getattr(self.form, "tells_optional", True)
        return str(getattr(self.field, "note", _("optional") if optional else ""))

    @property
    def sample(self) -> str:
        """An invented answer as it should be written; '' where none helps."""
        return str(getattr(self.field, "sample", ""))

    @property
    def fixed(self) -> str:
        """What stands there where nothing can be typed; '' for a question."""
        return str(getattr(self.field, "fixed", ""))

    @property
    def anchor(self) -> str:
        """The id of what the error summary leads to: the control, or the first of several."""
        return str(self.id_for_label or f"{self.auto_id}_0")

    @property
    def leading(self) -> str:
        """Its label in front of a sentence: with a colon, unless a mark of its own ends it."""
        label = str(self.label)
        if not label.endswith(("?", "!", ".", "？", "！", "。")):
            return label + pgettext("after a term", ": ")
        return label + (" " if in_english() else "")

    @property
    def ticks(self) -> bool:
        """Whether it is one tick box, whose label stands behind it."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def described(self) -> str:
        """The attribute that a group of controls carries: the ids of hint and errors."""
        return str(self.aria_describedby or "")

    @cached_property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """Radio buttons or tick boxes by their headings ('' where there is none); nothing for other controls."""
        widget = self.field.widget
        if not (isinstance(widget, ChoiceWidget) and self.use_fieldset):
            return []
        value, attrs = widget.format_value(self.value()), self.build_widget_attrs({"id": self.auto_id})
        groups = widget.optgroups(self.html_name, value, attrs)
        return [(str(name or ""), list(self._options(parts))) for name, parts, _index in groups]

    def _options(self, parts: list[dict[str, Any]]) -> Iterator[Option]:
        hints = getattr(self.field, "hints", {})
        for part in parts:
            hint, hint_id = str(hints.get(part["value"], "")), f"{part['attrs'].get('id', '')}_hint"
            if hint:
                part["attrs"]["aria-describedby"] = hint_id
            yield Option(BoundWidget(self.field.widget, part, self.form.renderer), hint, hint_id)


class Layout(TemplatesSetting):
    """How Django draws every form and field here."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = Question
