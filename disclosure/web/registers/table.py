"""A register as a table: drawn on a page, and its rows as they are for a spreadsheet and for programs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from disclosure import sheets
from disclosure.registers import versions, words
from disclosure.registers.versions import Version


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a cell names, where it leads, and what is said about it in small letters."""

    text: object
    href: str = ""
    note: object = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text with a note, or several parts; `kind` says how it is drawn."""

    text: object = ""
    kind: str = "text"  # text, money, head (names the row), planned (names a draft)
    note: object = ""
    parts: tuple[Part, ...] = ()
    versions: Sequence[Version] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page."""

    label: Any
    cell: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns, ready to be drawn; the first cell of a row names it."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Any]
    changed: dict[int, list[Version]] = field(default_factory=dict)

    @property
    def heads(self) -> list[str]:
        """Column heads; the days only where a row has any."""
        return [*(str(column.label) for column in self.columns), *([_("In force")] if self.dated else [])]

    @property
    def dated(self) -> bool:
        """Whether a row has a first or last day, or earlier versions."""
        return any(any(days_of(row)) or self.changed.get(row.pk) for row in self.rows)

    @property
    def drawn(self) -> list[list[tuple[str, Cell]]]:
        """Each row as (head, cell)."""
        return [self._cells(row) for row in self.rows]

    def _cells(self, row: Any) -> list[tuple[str, Cell]]:
        last = Cell(term(*days_of(row)), versions=self.changed.get(row.pk, ()))
        return list(zip(self.heads, [*(column.cell(row) for column in self.columns), last], strict=False))


@dataclass(frozen=True)
class Register:
    """One register: its address, its table, and the columns that its data have (paths from the row)."""

    name: str
    title: Any
    model: type[models.Model]
    data: tuple[str, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def rows(self) -> list[Any]:
        """Every row, past ones included."""
        found = self.model._default_manager.select_related(*self.related)
        return list(found.order_by(*self.order) if self.order else found)

    def table(self, rows: Sequence[Any] | None = None, caption: object = "") -> Table:
        """These rows, or every one, with their versions: one query for all. What has ended stands last."""
        today = timezone.localdate()
        shown = sorted(self.rows() if rows is None else rows, key=lambda row: (days_of(row)[1] or today) < today)
        return Table(
            str(caption or self.title), self.columns, shown, versions.changed(self.model, [r.pk for r in shown])
        )

    @cached_property
    def _fields(self) -> dict[str, Any]:
        return {path: _field(self.model, path) for path in self.data}

    def plain(self) -> Iterable[dict[str, Any]]:
        """The rows for programs: words of the code, both languages."""
        for row in self.rows():
            yield {path.replace(".", "_"): _held(row, path) for path in self.data}

    def as_csv(self) -> str:
        """The rows for a spreadsheet, in the reader's words; no cell of it is a formula (rules.md S-20)."""
        heads = [words.label(column) for column in self._fields.values()]
        rows = ([_said(column, _held(row, path)) for path, column in self._fields.items()] for row in self.rows())
        return sheets.text([heads, *rows])


def term(first: date | None, last: date | None) -> str:
    """From which day to which day something holds."""
    begins = _("from %(day)s") % {"day": formats.date_format(first)} if first else ""
    ends = _("to %(day)s") % {"day": formats.date_format(last)} if last else ""
    return pgettext("from a day to a day", " ").join(filter(None, (begins, ends))) or "–"


def days_of(row: Any) -> tuple[date | None, date | None]:
    """First and last day of a row, whatever its register calls them."""
    if hasattr(row, "in_force_from"):
        return row.in_force_from, row.in_force_to
    return getattr(row, "valid_from", None), getattr(row, "valid_to", None)


def _field(model: Any, path: str) -> Any:
    *way, last = path.split(".")
    for step in way:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def _held(row: Any, path: str) -> Any:
    for step in path.split("."):
        row = getattr(row, step, None)
    return row


def _said(column: Any, held: Any) -> str:
    if held in (None, ""):
        return ""
    return held.isoformat() if isinstance(held, date) else words.value(column, held)
