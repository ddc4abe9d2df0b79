"""How the dates of a publication follow from the dated rules, so that a reader can check them."""

from dataclasses import dataclass
from decimal import Decimal

from disclosure.models import Ends, PeriodRule, Publication
from disclosure.publish.periods import SIMPLE, Decision, NoRule, fine_kind
from disclosure.publish.rules import SECTORS, Rulebook, rulebook

FINES = frozenset(["small_fine", "larger_fine", "huge_fine"])


@dataclass(frozen=True, slots=True)
class Fine:
    """How a fine was classed, in units of 10,000 yuan. `line`: the one it reached, or that a small one misses.

    Without `line` its authority had published none for that day.
    """

    kind: str
    amount: Decimal | None
    line: Decimal | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The rules that set the dates, the one in force at the decision first.

    `shortened`: the record ends before the rules' end, since its source or a written finding said so.
    `fine`: how the fine came to its class, where one was imposed and a rule in force classes fines.
    """

    rules: list[PeriodRule]
    shortened: bool = False
    fine: Fine | None = None


def reckoning(publication: Publication) -> Reckoning:
    """Ask the rulebook as on the day of delivery: four queries. No rules where none covers the decision."""
    book = rulebook()
    try:
        found = book.period(decision_of(publication), on=publication.batch.on)
    except NoRule:
        return Reckoning([])
    rows = PeriodRule.objects.in_bulk(found.rules)
    ends = publication.shown_until
    earlier = ends is not None and (found.shown_until is None or ends < found.shown_until)
    shortened = earlier and found.ends not in (Ends.PERFORMANCE, Ends.CURED)
    return Reckoning([rows[pk] for pk in found.rules], shortened, _fine(publication, book) if found.severity else None)


def _fine(publication: Publication, book: Rulebook) -> Fine | None:
    """Compare the fine with the lines of its day; nothing where they would class it otherwise than was recorded."""
    kind = next(iter(FINES.intersection(publication.penalty_kinds.split())), "")
    lines = book.lines_for(publication.authority_id, publication.item.code, on=publication.decided_on)
    if not kind or fine_kind(publication.fine, lines) != kind:
        return None
    line = lines[kind == "huge_fine"] if lines else None
    return Fine(kind, publication.fine, line)


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
