"""What happened to the records of a report since it was issued: counts, never what was taken away (rules.md D-21)."""

from dataclasses import dataclass

from django.utils import timezone

from disclosure.models import IssuedReport, Publication, ReportKind
from disclosure.models.publication import PublicationQuerySet
from disclosure.report import general, personal, special
from disclosure.report.offered import picked


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


def since(report: IssuedReport) -> Since:
    """Compare the records it told with those that would be told now, within its own scope."""
    then = dict(report.rows)
    now = {str(ref): version for ref, version in told_now(report).values_list("ref", "version")}
    both = then.keys() & now.keys()
    return Since(
        added=frozenset(now.keys() - then.keys()),
        corrected=frozenset(ref for ref in both if then[ref] != now[ref]),
        gone=frozenset(then.keys() - now.keys()),
    )


def told_now(report: IssuedReport) -> PublicationQuerySet:
    """The records that the same question would be answered with today."""
    today, subject = timezone.localdate(), report.subject
    if report.kind == ReportKind.GENERAL:
        return general.rows_of(subject, on=min(report.on, today), today=today)
    if report.kind == ReportKind.PERSONAL:
        return personal.rows_of(subject, today=today)
    fields = picked(subject, report.sections or None)
    first, last = report.period_from or today, report.period_to or today
    return special.rows_of(special.Question(subject, first, last, fields, today))


def public_now(report: IssuedReport) -> frozenset[str]:
    """References of its records that anybody may read today in the version it told."""
    then = dict(report.rows)
    shown = Publication.objects.visible(on=timezone.localdate()).filter(subject=report.subject)
    return frozenset(str(ref) for ref, version in shown.values_list("ref", "version") if then.get(str(ref)) == version)
