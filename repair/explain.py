"""How class, dates and deadlines of a record follow from which dated rule, step by step: the rule explorer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from disclosure.models import Deadline, Ends, PeriodRule, Publication
from disclosure.publish.periods import Decision, NoRule, Rule, add_months, end_by
from disclosure.publish.rules import SECTORS, Rulebook, decided, rule_of, rulebook
from disclosure.registers.calendar import calendar
from disclosure.registers.terms import length
from disclosure.workdays import add_working_days
from repair import clocks, eligible, saying


@dataclass(frozen=True, slots=True)
class Line:
    """One step: what is reckoned, the sentence, the day it gives, and the rule with its days in force."""

    step: str  # class, start, repair, end, shortened, verdict, or the code of a deadline
    title: str
    says: str
    day: date | None = None
    rule: str = ""
    basis: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every step, in order; `verdict` answers whether it can be repaired today."""

    lines: tuple[Line, ...]
    verdict: eligible.Verdict


def explain(publication: Publication, *, on: date, verdict: eligible.Verdict | None = None) -> Explanation:
    """How the dates of a record came about, and what would be due if an application were sent today.

    `verdict`: the answer to explain, where not everything may be told.
    """
    book, verdict = rulebook(), verdict or eligible.of(publication, on=on)
    lines = [*_class(publication, book), *_dates(publication, book)]
    if verdict.ready or verdict.answer == eligible.Answer.TOO_EARLY:
        lines += _deadlines(max(on, publication.repairable_from or on))
    last = Line("verdict", _("Can it be repaired?"), saying.said(verdict), verdict.from_day)
    return Explanation((*lines, last), verdict)


def decision_of(publication: Publication) -> Decision:
    """What the rules need to know, from the stored columns."""
    sector = publication.authority.field in SECTORS
    return decided(publication.item.code, publication.decided_on, publication.penalty_kinds, sector=sector)


def rules_of(publication: Publication, book: Rulebook) -> list[PeriodRule]:
    """The rules that gave it its dates, the one in force at the decision first; none where none covers it."""
    try:
        found = book.period(decision_of(publication), on=publication.batch.on)
    except NoRule:
        return []
    rows = PeriodRule.objects.in_bulk(found.rules)
    return [rows[pk] for pk in found.rules]


def _class(publication: Publication, book: Rulebook) -> Iterator[Line]:
    rules = rules_of(publication, book)
    if publication.severity and rules:
        says = _("This is of the class “%(severity)s”: %(kind)s.")
        kind = {"severity": publication.get_severity_display(), "kind": rules[-1].name}
        yield _line("class", _("Class"), says % kind, None, rules[-1])
    started = _("Every period is counted from the day of the document, %(day)s, whenever it was published.")
    told = {"day": date_format(publication.counted_from)}
    yield Line("start", _("Beginning"), started % told, publication.counted_from)


def _dates(publication: Publication, book: Rulebook) -> Iterator[Line]:
    decision, ends = decision_of(publication), []
    for row in rules_of(publication, book):
        rule = rule_of(row)
        if row.min_months is not None:
            yield _repair_line(row, add_months(decision.decided_on, row.min_months))
        if (end := end_by(decision, rule)) is not None:
            ends.append(end)
            yield _end_line(row, rule, end)
    if publication.repairable_from is None and publication.ends in (Ends.CURED, Ends.PERFORMANCE):
        yield Line("repair", _("Repair"), _("No shortest period: it ends once the duty is done or the defect cured."))
    if publication.shown_until:
        yield from _last(publication, min(ends, default=None))


def _repair_line(row: PeriodRule, day: date) -> Line:
    says = _("By this rule repair can be requested after %(months)s months: from %(day)s.")
    if not row.min_months:
        says = _("This rule sets no shortest period: repair can be requested at any time, once its conditions are met.")
    return _line("repair", _("Repair"), says % {"months": row.min_months, "day": date_format(day)}, day, row)


def _end_line(row: PeriodRule, rule: Rule, end: date) -> Line:
    last = end - timedelta(days=1)
    says = _("By this rule it is shown %(months)s months at most: %(day)s is the last day.")
    return _line("end", _("End"), says % {"months": rule.max_months, "day": date_format(last)}, last, row)


def _last(publication: Publication, earliest: date | None) -> Iterator[Line]:
    last, until = publication.last_day_shown, publication.shown_until
    if last is None or until is None:
        return
    if earliest is not None and until < earliest:
        says = _("Its source, or a written finding, set an earlier end: %(day)s is the last day.")
        yield Line("shortened", _("End"), says % {"day": date_format(last)}, last)
    else:
        says = _("The earliest end counts; a later rule never makes it longer: the last day is %(day)s.")
        yield Line("end", _("End"), says % {"day": date_format(last)}, last)


def _deadlines(start: date) -> Iterator[Line]:
    """What would be due for an application sent on that day."""
    days = calendar()
    for row in Deadline.objects.filter(code__in=(clocks.GATE, clocks.ACCEPT, clocks.DECIDE, clocks.RESULT)):
        term = length(row.code, on=start)
        begun = row.in_force_from is None or row.in_force_from <= start
        if term != row.length or not begun or (row.in_force_to and start > row.in_force_to):
            continue
        due = add_working_days(start, term, days)
        says = _("%(days)s working days, counted from: %(event)s. Sent on %(start)s, at the latest %(day)s.")
        told = {"days": term, "event": row.text("starts"), "start": date_format(start), "day": date_format(due.day)}
        yield Line(
            row.code, row.name, says % told, due.day, row.text("who"), row.legal_basis, row.in_force_from,
            row.in_force_to, due.provisional,
        )  # fmt: skip


def _line(step: str, title: str, says: str, day: date | None, row: PeriodRule) -> Line:
    return Line(step, title, says, day, row.name, row.legal_basis, row.in_force_from, row.in_force_to)
