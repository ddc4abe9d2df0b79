"""Bring the registers in the database to what the files say. Rows that are the same are not written."""

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from disclosure.models import (
    AmountLine,
    Authority,
    CalendarDay,
    CalendarYear,
    CatalogueCategory,
    CatalogueItem,
    ClassStandard,
    Deadline,
    ItemEdition,
    Mandate,
    MarkRule,
    Measure,
    MeasureUse,
    PeriodRule,
    RefusalGround,
    Region,
    RetentionRule,
    RuleTransition,
    SeriousList,
    Source,
)
from disclosure.reference import history
from disclosure.reference.files import Row, rows

Names = dict[str, Any]


class FieldListChanged(ValueError):
    """A field list that publications already use was edited: a change needs a new edition, a new file."""


@dataclass(frozen=True, slots=True)
class Register:
    """One file, the table it fills, and the columns that tell its rows apart."""

    model: type[models.Model]
    file: str
    key: tuple[str, ...] = ("code",)


STANDARD = ("authority", "field", "item", "in_force_from")
# In the order of their references.
NATIONAL = (
    Register(Region, "reference/regions.csv"),
    Register(CatalogueCategory, "reference/categories.json"),
    Register(SeriousList, "reference/serious_lists.json", ("slug",)),
    Register(CatalogueItem, "reference/items.json"),
    Register(ItemEdition, "reference/editions.json", ("item", "code")),
    Register(PeriodRule, "reference/period_rules.json", ("regime", "item", "kind", "in_force_from")),
    Register(RuleTransition, "reference/rule_transitions.json", ("from_regime", "to_regime")),
    Register(Measure, "reference/measures.json"),
    Register(MeasureUse, "reference/measure_uses.json", ("measure", "serious_list", "item")),
    Register(RefusalGround, "reference/refusal_grounds.json"),
    Register(Deadline, "reference/deadlines.json", ("code", "in_force_from")),
    Register(CalendarYear, "reference/calendar_years.json", ("year",)),
    Register(CalendarDay, "reference/calendar_days.json", ("day",)),
    Register(RetentionRule, "reference/retention.json"),
    Register(MarkRule, "reference/mark_rules.json", ("kind", "in_force_from")),
    Register(ClassStandard, "reference/standards.json", STANDARD),
)
FICTIONAL = (
    Register(Region, "demo/regions.csv"),
    Register(Authority, "demo/authorities.json"),
    Register(Source, "demo/sources.json"),
    Register(CatalogueItem, "demo/items.json"),  # a local supplement of the fictional province
    Register(ItemEdition, "demo/editions.json", ("item", "code")),
    Register(PeriodRule, "demo/period_rules.json", ("regime", "item", "kind", "in_force_from")),
    Register(Mandate, "demo/mandates.json", ("source", "item", "authority")),
    Register(AmountLine, "demo/amount_lines.json", ("authority", "item", "in_force_from")),
    Register(ClassStandard, "demo/standards.json", STANDARD),
)
# How files name a row of another table, where that is not by its code.
NATURAL: dict[type[models.Model], str] = {SeriousList: "slug", CalendarYear: "year"}


@transaction.atomic
def load(demo: bool = True) -> dict[str, int]:
    """Load every register, with `demo` the fictional province 99 too; rows written, by table. Safe to repeat.

    A row that left the files stays: registers keep what publications once rested on. A row that a person changed
    is not written over: since then the register is its source (rules.md S-56).
    Raises FieldListChanged when a field list in use was edited.
    """
    written: dict[str, int] = {}
    for register in NATIONAL + (FICTIONAL if demo else ()):
        name = str(register.model._meta.model_name)
        written[name] = written.get(name, 0) + _bring_up_to_date(register)
    return written


def _bring_up_to_date(register: Register) -> int:
    """Rows that name another row of their own table wait until that row is there."""
    waiting, written = rows(register.file), 0
    while waiting:
        ids = _ids(register.model, waiting)
        ready = [row for row in waiting if all(row.get(c) is None or row[c] in ids[c] for c in ids)]
        if not ready:
            raise LookupError(f"{register.file}: {waiting[0]} refers to a row that does not exist")
        waiting = [row for row in waiting if row not in ready] if len(ready) < len(waiting) else []
        written += _write(register, [_values(register.model, row, ids) for row in ready])
    return written


def _write(register: Register, wanted: list[Row]) -> int:
    manager, key = register.model._default_manager, _attributes(register)
    stored = {tuple(getattr(row, column) for column in key): row for row in manager.all()}
    new, changed = [], []
    for values in wanted:
        row = stored.get(tuple(values[column] for column in key))
        if row is None:
            new.append(register.model(**values))
        elif any(getattr(row, column) != value for column, value in values.items()):
            changed.append(_changed(row, values))
    changed = history.untouched(register.model, changed)
    history.create(register.model, new)
    history.update(register.model, changed)
    history.begin(register.model)
    return len(new) + len(changed)


def _changed(row: models.Model, values: Row) -> models.Model:
    if isinstance(row, ItemEdition) and row.sha256 != values["sha256"] and row.publications.exists():
        raise FieldListChanged(f"{row.field_list} is in use and may not change; add an edition")
    for column, value in values.items():
        setattr(row, column, value)
    return row


def _values(model: type[models.Model], row: Row, ids: dict[str, Names]) -> Row:
    """The row with days, amounts and ids as the model holds them."""
    values: Row = {}
    for column, value in row.items():
        field: Any = model._meta.get_field(column)
        if column in ids:
            values[field.attname] = None if value is None else ids[column][value]
        elif value is None:
            values[column] = None if field.null else field.get_default()
        else:
            values[column] = field.to_python(value)
    return values


def _ids(model: type[models.Model], wanted: list[Row]) -> dict[str, Names]:
    """For each column that points to another row: the primary keys by the names the files use."""
    targets = {c: model._meta.get_field(c).related_model for c in {c for row in wanted for c in row}}
    return {column: _names(target) for column, target in targets.items() if isinstance(target, type)}


def _names(model: type[models.Model]) -> Names:
    if model is Region:
        return _OwnName()  # its code is its primary key
    return dict(model._default_manager.values_list(NATURAL.get(model, "code"), "pk"))


class _OwnName(dict[str, Any]):
    """Every name stands for itself; the database refuses one that does not exist."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> str:
        return name


def _attributes(register: Register) -> list[str]:
    return [str(getattr(register.model._meta.get_field(column), "attname", column)) for column in register.key]
