"""Which registers change by two people only, and how a proposal's values make a row of them (rules.md S-56)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from disclosure.models import Mandate, Measure, MeasureUse, PeriodRule, Proposal, SeriousList, Status

Values = Mapping[str, Any]
# A proposal says these by its first day.
_BY_FIRST_DAY: Final = frozenset(["id", "valid_from", "valid_to", "in_force_from", "in_force_to"])


@dataclass(frozen=True, slots=True)
class Governed:
    """One register: its table, and the columns that tell a row apart, which no change touches."""

    model: type[models.Model]
    fixed: tuple[str, ...]

    @property
    def columns(self) -> list[Any]:
        """The columns that a proposal may give."""
        return [field for field in self.model._meta.concrete_fields if field.name not in _BY_FIRST_DAY]


REGISTERS: Final[Mapping[str, Governed]] = {
    Proposal.Register.SERIOUS_LIST: Governed(SeriousList, ("slug",)),
    Proposal.Register.PERIOD_RULE: Governed(PeriodRule, ("regime", "item", "kind")),
    Proposal.Register.MEASURE: Governed(Measure, ("code",)),
    Proposal.Register.MEASURE_USE: Governed(MeasureUse, ("measure", "serious_list", "item")),
    # Two people give a source a mandate. One person may change it, except to switch off that a second person releases.
    Proposal.Register.MANDATE: Governed(Mandate, ("source", "item", "authority")),
}


def register_named(model: type[models.Model]) -> str:
    """The register that a table is."""
    return next(str(name) for name, governed in REGISTERS.items() if governed.model is model)


def register_of(row: models.Model) -> str:
    """The register a row stands in."""
    return register_named(type(row))


def base_of(proposal: Proposal) -> models.Model | None:
    """The row that a proposal changes; once in force, the row that it wrote."""
    governed = REGISTERS[proposal.register]
    return governed.model._default_manager.filter(pk=proposal.row_id).first() if proposal.row_id else None


def differing(register: str, values: Values, row: models.Model | None) -> dict[str, Any]:
    """Of the given columns, as JSON holds them, those that say something else than the row. Raises ValidationError."""
    governed = REGISTERS[register]
    known = {column.name: column for column in governed.columns}
    if strange := sorted(set(values) - set(known)):
        raise ValidationError(_("Not a column of this register: %(names)s.") % {"names": ", ".join(strange)})
    given = {name: _plain(known[name], value) for name, value in values.items()}
    held = {name: _plain(known[name], getattr(row, known[name].attname)) if row else None for name in given}
    return {name: value for name, value in given.items() if row is None or value != held[name]}


def proposed_row(register: str, values: Values, row: models.Model | None, first_day: date) -> Any:
    """The row as it would stand from its first day, not saved: a period rule as a new one, the others as changed."""
    governed = REGISTERS[register]
    made = governed.model() if row is None else _copied(row)
    for column in governed.columns:
        if column.name in values:
            setattr(made, column.attname, column.to_python(values[column.name]))
    if isinstance(made, PeriodRule):
        made.pk, made.in_force_from, made.in_force_to = cast("Any", None), first_day, None
        made._state.adding = True
    elif isinstance(made, Mandate):
        made.valid_from = made.valid_from if row else first_day  # it has no status, and ends by its last day
    else:
        _date(cast("Any", made), row, first_day)
    return made


def _date(made: Any, row: Any, first_day: date) -> None:
    """A row comes into force on its first day, or leaves on the day before."""
    was = row.status if row else Status.PLANNED
    if made.status == Status.ACTIVE and was != Status.ACTIVE:
        made.valid_from, made.valid_to = first_day, None
    elif made.status == Status.RETIRED and was != Status.RETIRED:
        made.valid_to = first_day - timedelta(days=1)


def _copied(row: models.Model) -> models.Model:
    made = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    made._state.adding = False
    return made


def _plain(column: Any, value: Any) -> Any:
    """A value as JSON holds it; a row of another table by its key."""
    if isinstance(value, models.Model):
        value = value.pk
    return column.to_python(value) if value != "" or column.empty_strings_allowed else None
