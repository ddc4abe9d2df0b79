"""How the dates of a publication follow from the dated rules, so that a reader can check them."""

from dataclasses import dataclass

from disclosure.ingest.brief import SECTORS
from disclosure.models import Ends, PeriodRule, Publication
from disclosure.publish.periods import SIMPLE, Decision, NoRule
from disclosure.publish.rules import rulebook


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The rules that set the dates, the one in force at the decision first.

    `shortened`: the record ends before the rules' end, since its source or a written finding said so.
    """

    rules: list[PeriodRule]
    shortened: bool = False


def reckoning(publication: Publication) -> Reckoning:
    """Ask the rulebook as on the day of delivery: four queries. No rules where none covers the decision."""
    try:
        found = rulebook().period(decision_of(publication), on=publication.batch.on)
    except NoRule:
        return Reckoning([])
    rows = PeriodRule.objects.in_bulk(found.rules)
    ends = publication.shown_until
    earlier = ends is not None and (found.shown_until is None or ends < found.shown_until)
    return Reckoning([rows[pk] for pk in found.rules], earlier and found.ends != Ends.PERFORMANCE)


def decision_of(publication: Publication) -> Decision:
    """What the rules need to know, from the stored columns."""
    kinds = publication.penalty_kinds.split()
    return Decision(
        item=publication.item.code,
        decided_on=publication.decided_on,
        kinds=tuple(kind for kind in kinds if kind != SIMPLE),
        simple=SIMPLE in kinds,
        sector=publication.authority.field in SECTORS,
        valid_until=publication.last_day_shown if publication.ends == Ends.VALIDITY else None,
    )
