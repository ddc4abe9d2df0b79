"""The form of one record, generated from the field list of its item. Judging stays with the ingest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.forms import Day
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import penalties
from disclosure.admin.delivering.hints import KNOWN, example_of, help_of, required_word
from disclosure.fields import Field, FieldList
from disclosure.models import Authority, Source

BODY: Final = "for_authority"  # no column code holds this name
RADIOS: Final = 5  # choices up to which they stand side by side; more go into a list
PERSONAL: Final = frozenset(
    ["person_id_type", "person_id", "code_or_person_id", "representative", "organisation_representative"]
)
NEVER_BACK: Final = frozenset(["person_id", "code_or_person_id"])  # typed again rather than sent back to the browser
ABOUT: Final = frozenset(["subject_name", "current_name", "subject_kind", "subject_code", "address"])
_MODES: Final[Mapping[str, Mapping[str, str]]] = {
    "year": {"inputmode": "numeric", "maxlength": "4"},
    "money": {"inputmode": "decimal", "autocomplete": "off"},
    "code": {"spellcheck": "false", "autocapitalize": "characters", "autocomplete": "off"},
}


class Unsent(forms.TextInput):
    """What is typed here is never sent back to the browser."""

    def format_value(self, value: Any) -> None:
        """Nothing, whatever was typed."""


class RecordForm(forms.Form):
    """One record. Field names are column codes; sections are for the page."""

    required_css_class = "required"

    def __init__(
        self,
        fields: FieldList,
        authorities: Sequence[Authority],
        data: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
        locked: Iterable[str] = (),
    ) -> None:
        """`locked`: column codes that a correction cannot change, shown as they are."""
        super().__init__(data, initial=dict(initial or {}))
        self.field_list, self.locked = fields, frozenset(locked)
        self.columns = {column.code: column for column in fields.fields if _typed(column)}
        self._names = {body.code: body.name_zh for body in authorities}
        if len(authorities) == 1:
            self.initial.setdefault(BODY, authorities[0].code)
        self.fields[BODY] = forms.ChoiceField(
            label=_("Authority that decided"),
            choices=[("", "-")] * (len(authorities) > 1) + [(body.code, body.name) for body in authorities],
            help_text=_("The bodies your source delivers for."),
            error_messages={"required": _("Choose the authority that made the decision.")},
            disabled=BODY in self.locked,
        )
        self.fields[BODY].note = _("required by law")  # type: ignore[attr-defined]
        for column in self.columns.values():
            self.fields[column.code] = _control(column, column.code in self.locked, fields.item)
        self._fix()

    def cells(self, source: Source) -> dict[str, str]:
        """The record as a row of a file: column code -> text, the bodies filled in from register and mandate."""
        typed = {code: _text(self.cleaned_data.get(code)) for code in self.columns}
        authority = str(self.cleaned_data[BODY])
        bodies = {
            "authority_code": authority,
            "authority_name": self._names[authority],
            "source_code": source.code,
            "source_name": source.name_zh,
        }
        known = {column.code: bodies[column.role] for column in self.field_list.fields if column.role in bodies}
        return {code: text for code, text in (typed | known).items() if text}

    def blame(self, code: str, sentence: str) -> None:
        """Put what judging remarked at the column it is about; at the top where that column is not typed here."""
        column = next((column for column in self.field_list.fields if column.code == code), None)
        body = column is not None and column.role.startswith("authority_")
        self.add_error(BODY if body else code if code in self.fields else None, sentence)

    @property
    def sections(self) -> list[tuple[str, Any, list[Any]]]:
        """(key, heading, questions): whom it is about, what was decided, and what is rarely needed."""
        parts: dict[str, list[Any]] = {"about": [], "more": [], "decided": [self[BODY]], "person": []}
        for code, column in self.columns.items():
            parts[_section(column)].append(self[code])
        titles = {
            "about": _("Whom it is about"),
            "more": _("Other numbers of the party"),
            "decided": _("What was decided"),
            "person": _("Only for a natural person"),
        }
        return [(key, titles[key], questions) for key, questions in parts.items() if questions]

    def _fix(self) -> None:
        """What a correction cannot change stands there as it is."""
        names = dict(self.fields[BODY].choices)  # type: ignore[attr-defined]
        for code in self.locked & self.fields.keys():
            value = str(self[code].value() or "-")
            column = self.columns.get(code)
            self.fields[code].fixed = column.display(value) if column else str(names.get(value, value))  # type: ignore[attr-defined]

    @property
    def name_field(self) -> str:
        """Column code of the name of the party."""
        return self._code_of("subject_name")

    @property
    def code_field(self) -> str:
        """Column code of the unified code; '' where the item has none."""
        return self._code_of("subject_code")

    def _code_of(self, role: str) -> str:
        return next((code for code, column in self.columns.items() if column.role == role), "")


def _typed(column: Field) -> bool:
    """Whether a person types this column: not what the mandate says, and no working number nobody keeps."""
    return column.role not in KNOWN and (column.show != "never" or column.role in PERSONAL)


def _section(column: Field) -> str:
    if column.role in PERSONAL:
        return "person"
    if column.role.startswith("other_code:"):
        return "more"
    return "about" if column.role in ABOUT else "decided"


def _control(column: Field, locked: bool, item: str) -> Any:
    made: Any = _typed_as(column, locked)
    made.note, made.sample = required_word(column), _sample(column)
    if column.role == penalties.ROLE:
        made.choices, made.hints = penalties.grouped(column.choices), penalties.hints(item, on=timezone.localdate())
    return made


def _typed_as(column: Field, locked: bool) -> forms.Field:
    told: dict[str, Any] = {"label": column.label, "required": column.required == "law", "help_text": help_of(column)}
    told |= {"disabled": locked, "error_messages": {"required": _missing(column)}}
    words = [(choice.value, choice.label) for choice in column.choices]
    if column.type == "choices":
        return forms.MultipleChoiceField(choices=words, widget=forms.CheckboxSelectMultiple, **told)
    if column.type == "choice":
        few = len(words) <= RADIOS
        widget: Any = forms.RadioSelect if few else forms.Select
        return forms.ChoiceField(choices=words if few else [("", "-"), *words], widget=widget, **told)
    return forms.CharField(widget=_widget(column), **told)


def _widget(column: Field) -> forms.Widget:
    if column.type == "date":
        return Day()
    if column.type == "prose":
        return forms.Textarea(attrs={"rows": 3})
    if column.role in NEVER_BACK:
        return Unsent(attrs={"autocomplete": "off"})
    return forms.TextInput(attrs=dict(_MODES.get(column.type, {})))


def _missing(column: Field) -> Any:
    if column.type == "date":
        return _("Give this day. The law requires it.")
    return _("Choose one. The law requires it.") if column.choices else _("Fill this in. The law requires it.")


def _text(value: Any) -> str:
    return ";".join(value) if isinstance(value, list) else str(value or "").strip()


def _sample(column: Field) -> str:
    """What a filled column looks like, where its kind does not say it: a calendar and a list need no example."""
    return "" if column.type == "date" or column.choices else example_of(column)


def reason_field(label: Any, help_text: Any = "") -> forms.CharField:
    """A question for a reason somebody else will read."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[without_personal_numbers],
        error_messages={"required": _("Give a reason: other people must be able to follow this.")},
    )


class ReasonForm(forms.Form):
    """A reason and nothing else."""

    reason = reason_field(_("Reason"))
