"""Rows kept as JSON, laid out for people: what a source delivered, and what judging made of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from disclosure.admin import wording
from disclosure.fields import Field, catalogue
from disclosure.models import Ends, ItemEdition, Publication, Region, Severity, Subject

Pairs = Iterable[tuple[object, object]]

# Key -> what is taken off: people read the last day shown, the register keeps the day after it.
_DAYS: Final = {
    **dict.fromkeys(("decided_on", "counted_from", "repairable_from", "review_on"), timedelta()),
    "shown_until": timedelta(days=1),
}
_CHOICES: Final[Mapping[str, Any]] = {
    "subject_kind": Subject.Kind,
    "severity": Severity,
    "ends": Ends,
    "kept_because": Publication.Kept,
}
_LABELS: Final[Mapping[str, Any]] = {
    "subject_name": _("name as delivered"),
    "current_name": _("current name"),
    "subject_kind": _("kind of subject"),
    "reason": _("public reason"),
    "shown_until": _("last day shown"),
    "annul": _("taken back by its source"),
}
# In the order in which they are read. What is not named here, such as a person's number, is never shown.
_ORDER: Final = (
    "subject_name", "current_name", "subject_kind", "document_number", "decided_on", "severity", "penalty_kinds",
    "fine", "confiscated", "region_code", "counted_from", "repairable_from", "shown_until", "ends", "review_on",
    "kept_because", "annul", "reason", "flags",
)  # fmt: skip


def table(pairs: Pairs) -> SafeString:
    """Label and value, a line each; those without a value are left out."""
    shown = [pair for pair in pairs if pair[1] not in ("", None)]
    lines = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td></tr>', shown)
    return format_html('<table class="facts"><tbody>{}</tbody></table>', lines) if shown else SafeString("-")


def delivered(edition: ItemEdition, details: Mapping[str, object] | str) -> SafeString:
    """The columns of a row under the labels of its field list, those hidden from the public as well."""
    values: Mapping[str, object] = json.loads(details) if isinstance(details, str) else details
    listed = catalogue().get((edition.item.code, edition.code))
    columns = {column.code: column for column in listed.fields} if listed else {}
    return table((_label(code, columns.get(code)), _value(value, columns.get(code))) for code, value in values.items())


def label(edition: ItemEdition, code: str) -> str:
    """A column of a delivery as people call it, with its code; the code alone where no field list knows it."""
    listed = catalogue().get((edition.item.code, edition.code))
    return next(
        (f"{column.label} ({code})" for column in (listed.fields if listed else ()) if column.code == code), code
    )


def judged(edition: ItemEdition, row: Mapping[str, Any]) -> SafeString:
    """What judging made of a row, in the words of the pages."""
    return table((_name(key), _said(key, row[key], edition)) for key in _ORDER if row.get(key))


def _label(code: str, column: Field | None) -> str:
    return column.label if column else code


def _value(value: object, column: Field | None) -> str:
    text = str(value)
    return "; ".join(map(column.display, text.split(";"))) if column and column.choices else text


def _name(key: str) -> object:
    return _LABELS.get(key) or getattr(Publication._meta.get_field(key), "verbose_name", key)


def _said(key: str, value: Any, edition: ItemEdition) -> object:
    if key in _CHOICES:
        return dict(_CHOICES[key].choices).get(value, value)
    if key in _DAYS:
        return formats.date_format(date.fromisoformat(value) - _DAYS[key])
    if key == "penalty_kinds":
        return wording.kinds(value, edition.item)
    if key in ("fine", "confiscated"):
        return wording.amount(Decimal(str(value)))
    if key == "region_code":
        place = Region.objects.filter(code=value).first()
        return place.full_name if place else value
    if key == "flags":
        return wording.flags(value)
    return _("Yes") if value is True else value
