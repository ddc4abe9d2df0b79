"""How the dates of a publication follow from the dated rules, said so that a reader can check them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.models import PeriodRule, Publication
from disclosure.publish.periods import ONE_DAY, add_months


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The rules in force at the decision and when it was first shown, and which of them set the end.

    `shortened`: no rule gives this end, since the source delivered an earlier last day.
    """

    rules: list[PeriodRule]
    decisive: list[PeriodRule]
    shortened: bool


def reckoning(publication: Publication, rules: Iterable[PeriodRule]) -> Reckoning:
    """Rules that apply to this decision, one for each regime and class; `rules` are those of its item."""
    applied = _distinct(
        [rule for rule in rules if _covers(rule, publication) and _matches(rule, publication)]
    )
    decisive = [rule for rule in applied if _gives(rule, publication)]
    fixed = any(rule.max_months for rule in applied)
    return Reckoning(applied, decisive, fixed and publication.shown_until is not None and not decisive)


def _covers(rule: PeriodRule, publication: Publication) -> bool:
    days = (publication.decided_on, publication.public_since or publication.decided_on)
    starts = rule.in_force_from
    return any(
        (starts is None or starts <= day) and (rule.in_force_to is None or day <= rule.in_force_to)
        for day in days
    )


def _matches(rule: PeriodRule, publication: Publication) -> bool:
    """A rule for one of the decision's kinds, or one of its class that gives this end."""
    kinds = publication.penalty_kinds.split()
    if rule.kind and kinds and rule.kind in kinds:
        return True
    return _gives(rule, publication) and (rule.severity or publication.severity) == publication.severity


def _gives(rule: PeriodRule, publication: Publication) -> bool:
    if rule.ends == "validity" or rule.max_months is None:
        return publication.ends == rule.ends
    return publication.shown_until == add_months(publication.counted_from, rule.max_months) + ONE_DAY


def _distinct(rules: list[PeriodRule]) -> list[PeriodRule]:
    """One rule for each regime, class and length: a table row for every kind would say the same again."""
    kept: dict[tuple[object, ...], PeriodRule] = {}
    for rule in rules:
        kept.setdefault(
            (rule.regime, rule.severity, rule.min_months, rule.max_months, rule.legal_basis_zh), rule
        )
    return list(kept.values())
