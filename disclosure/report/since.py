"""What happened to the records of a report since it was issued: counts, never what was taken away (rules.md D-21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils import timezone

from disclosure.models import IssuedReport, Publication, ReportKind
from disclosure.models.publication import PublicationQuerySet
from disclosure.report import general, personal, special
from disclosure.report.offered import FieldOfLaw, fields_of_law
from disclosure.report.sections import BASIC, NAMED
from disclosure.report.wider import Question

# Registration facts stand in the head of a report, not among the records it counts.
IN_HEAD: Final = Q(edition__item__code__in=[code for code, section in NAMED.items() if section == BASIC])


@dataclass(frozen=True, slots=True)
class Since:
    """References of the records that are new, read otherwise, or are not to be used any more."""

    added: frozenset[str]
    corrected: frozenset[str]
    gone: frozenset[str]

    @property
    def unchanged(self) -> bool:
        """Whether the report still says what would be said now."""
        return not (self.added or self.corrected or self.gone)

    @property
    def superseded(self) -> bool:
        """Whether it tells something that may not be used any more: then its file is not handed out again."""
        return bool(self.corrected or self.gone)


def since(report: IssuedReport, told: Iterable[tuple[str, int]] | None = None) -> Since:
    """Compare the records it told with those that would be told now, within its own scope.

    `told`: reference and version of each record as its genuine file says, where the books have forgotten them.
    """
    then = dict(report.rows if told is None else told)
    now = {str(ref): version for ref, version in told_now(report).values_list("ref", "version")}
    both = then.keys() & now.keys()
    return Since(
        added=frozenset(now.keys() - then.keys()),
        corrected=frozenset(ref for ref in both if then[ref] != now[ref]),
        gone=frozenset(then.keys() - now.keys()),
    )


def told_now(report: IssuedReport) -> PublicationQuerySet:
    """The records that the same question would be answered with today: of a look back for its own day, else for today.

    A field of law that is not offered any more is still asked about.
    """
    today, subject = timezone.localdate(), report.subject
    if report.kind == ReportKind.GENERAL:
        return general.rows_of(subject, on=report.on if report.looks_back else today, today=today).exclude(IN_HEAD)
    if report.kind == ReportKind.PERSONAL:
        return personal.rows_of(subject, today=today).exclude(IN_HEAD)
    fields = [FieldOfLaw(code, "", "") for code in report.sections] or fields_of_law(subject)
    first, last = special.longest(report.on)
    period = report.period_from or first, report.period_to or last
    return special.rows_of(Question(subject, *period, fields, today))


def public_now(report: IssuedReport) -> frozenset[str]:
    """References of its records that anybody may read today in the version it told; none about a natural person."""
    then = dict(report.rows)
    shown = Publication.objects.visible(on=timezone.localdate()).listed().filter(subject=report.subject)
    return frozenset(str(ref) for ref, version in shown.values_list("ref", "version") if then.get(str(ref)) == version)
