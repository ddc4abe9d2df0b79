"""A report for a page or a printed sheet: `drawn(value)` is what templates/reports/report.html needs, no more facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.template.loader import render_to_string
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosure.publish.periods import LONG_TERM
from disclosure.report.value import Asked, Body, Column, Group, Money, Record, Report, Section, Value

NOTHING: Final = "—"
OWING: Final = ("late", "never")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as it is read: its text, and beside it the code of a body or the amount in yuan."""

    label: str
    kind: str
    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells in the order of the columns, and what stands around them."""

    record: Record
    cells: tuple[Cell, ...]
    number: int
    last_day: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source in a line of coverage."""

    name: str
    said: str
    owes: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One section, its records drawn."""

    section: Section
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The value with everything written out in its own language."""

    value: Report
    issued_at: str
    data_until: str
    basic: tuple[Cell, ...]
    registered: tuple[Source, ...]
    scope: tuple[Cell, ...]
    groups: tuple[tuple[Group, tuple[Part, ...]], ...]
    local: tuple[tuple[Group, tuple[Part, ...]], ...]

    @property
    def english(self) -> bool:
        """Whether it is the English edition."""
        return self.value.language == "en"


def drawn(report: Report) -> Drawn:
    """The report written out in its language, whatever the language of the page around it."""
    with translation.override(report.language):
        return Drawn(
            value=report,
            issued_at=_moment(report.issued_at),
            data_until=_day(report.data_until),
            basic=tuple(_cells(report.basic.fields, report.basic.values)),
            registered=_sources(report.basic.coverage),
            scope=tuple(cell(line.label, line.kind, line.value) for line in report.scope),
            groups=tuple(_group(group) for group in report.groups),
            local=tuple(_group(group) for group in report.local),
        )


def html(report: Report) -> str:
    """The report as a fragment of a page, in its own language."""
    return render_to_string("reports/report.html", {"report": drawn(report)})


def cell(label: str, kind: str, value: Value) -> Cell:
    """A value written as its kind asks for; a dash where there is none."""
    if isinstance(value, Money):
        return Cell(label, kind, _thousands(value.wan), _("CNY %(amount)s") % {"amount": _thousands(value.yuan)})
    if isinstance(value, Body):
        return Cell(label, kind, value.name or NOTHING, value.code)
    if isinstance(value, tuple):
        first, last = value
        return Cell(label, kind, _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)})
    return Cell(label, kind, (_day(value) if kind == "date" and value else value) or NOTHING)


def _cells(columns: tuple[Column, ...], values: object) -> Iterator[Cell]:
    said = dict(values) if isinstance(values, dict) else {}
    for column in columns:
        yield cell(column.label, column.kind, said.get(column.key))


def _group(group: Group) -> tuple[Group, tuple[Part, ...]]:
    return group, tuple(_part(section) for section in group.sections)


def _part(section: Section) -> Part:
    rows = tuple(
        Row(record, tuple(_cells(section.fields, record.values)), number, _day(record.last_day))
        for number, record in enumerate(section.records, 1)
    )
    return Part(section, rows, _sources(section.coverage))


def _sources(asked: tuple[Asked, ...]) -> tuple[Source, ...]:
    return tuple(Source(row.name, _said(row), row.state in OWING) for row in asked)


def _said(row: Asked) -> str:
    words = {
        "delivered": _("delivered %(day)s"),
        "none": _("%(day)s, declared none"),
        "late": _("late, last delivery %(day)s"),
        "never": _("late, never delivered"),
    }
    said = words.get(row.state, row.state) % {"day": _day(row.on)}
    if row.authorities < 2:
        return said
    bodies = ngettext("for %(n)s body", "for %(n)s bodies", row.authorities) % {"n": row.authorities}
    return _("%(said)s, %(bodies)s") % {"said": said, "bodies": bodies}


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return _("no end date") if day >= LONG_TERM else formats.date_format(day)


def _moment(iso: str) -> str:
    if not iso:
        return ""
    at = datetime.fromisoformat(iso)
    return f"{formats.date_format(at)} {at:%H:%M:%S}"


def _thousands(text: str) -> str:
    return f"{Decimal(text):,f}"
