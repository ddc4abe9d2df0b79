"""The versions of register rows: when what changed, and for staff also by whom and why."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any, Final

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from disclosure.models import Proposal
from disclosure.registers import words
from disclosure.registers.governed import base_of
from disclosure.registers.proposing import REASON, row_of

_PROPOSAL: Final = re.compile(rf"{REASON} (\d+)")
_RELEASE: Final = "load_reference"
NAMED: Final = 2  # columns in the name of a proposal; its page tells all


@dataclass(frozen=True, slots=True)
class Difference:
    """One column before and after, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Version:
    """One line of history: the first one of a row has no differences."""

    at: datetime
    by: Any
    reason: str
    proposal: int | None
    differences: tuple[Difference, ...]


def of_rows(model: type[models.Model], keys: Iterable[int]) -> dict[int, list[Version]]:
    """The versions of each row, newest first; one query, and one for each reference that changed."""
    lines = model.history.filter(id__in=list(keys))  # type: ignore[attr-defined]
    ordered = lines.select_related("history_user").order_by("id", "history_date", "history_id")
    found = {key: list(rows) for key, rows in groupby(ordered, key=lambda line: line.id)}
    return {key: _versions(model, rows)[::-1] for key, rows in found.items()}


def changed(model: type[models.Model], keys: Iterable[int]) -> dict[int, list[Version]]:
    """Only the versions that changed something, for the public: none for a row that is as it was first registered."""
    found: dict[int, list[Version]] = defaultdict(list)
    for key, rows in of_rows(model, keys).items():
        found[key] = [version for version in rows if version.differences]
    return found


def of_proposal(proposal: Proposal) -> list[Difference]:
    """What a proposal changes; of one in force, what it says."""
    made = row_of(proposal)
    before = None if proposal.status == Proposal.Status.IN_FORCE else base_of(proposal)
    fields = [made._meta.get_field(name) for name in proposal.values]
    return [_difference(field, before, made) for field in fields]


def title(proposal: Proposal) -> str:
    """What a proposal changes, as its name: the register, its row, and what the first columns say before and after."""
    told = {"register": capfirst(proposal.get_register_display()), "row": row_of(proposal)}
    if not proposal.row_id:
        return _("%(register)s: %(row)s (new)") % told
    name = _("%(register)s: %(row)s") % told
    return " · ".join([name, *map(_change, of_proposal(proposal)[:NAMED])])


def _change(found: Difference) -> str:
    told = {"column": found.label, "old": found.old, "new": found.new}
    if not found.old:  # in force: the row before is history
        return _("%(column)s %(new)s") % told
    return _("%(column)s %(old)s → %(new)s") % told


def _versions(model: type[models.Model], lines: list[Any]) -> list[Version]:
    first = _version(lines[0], ())
    return [first, *(_version(new, tuple(_differences(model, old, new))) for old, new in pairwise(lines))]


def _version(line: Any, differences: tuple[Difference, ...]) -> Version:
    named = _PROPOSAL.fullmatch(line.history_change_reason or "")
    return Version(
        line.history_date,
        line.history_user,
        reason(line.history_change_reason or ""),
        int(named[1]) if named else None,
        differences,
    )


def reason(kept: str) -> str:
    """Why a row changed, in words."""
    if named := _PROPOSAL.fullmatch(kept):
        return _("Proposal %(number)s, approved by a second person") % {"number": named[1]}
    return _("Reference data of a release") if kept == _RELEASE else kept


def _differences(model: type[models.Model], old: Any, new: Any) -> Iterable[Difference]:
    for field in model._meta.concrete_fields:
        if getattr(old, field.attname) != getattr(new, field.attname):
            yield _difference(field, old, new)


def _difference(field: Any, old: Any, new: Any) -> Difference:
    before = words.value(field, getattr(old, field.attname)) if old is not None else ""
    return Difference(words.label(field), before, words.value(field, getattr(new, field.attname)))
