"""Words that the file of a report has of its own: heads, labels, the foot. All else is in the report's value."""

from functools import cache

from django.utils import translation
from django.utils.translation import npgettext, pgettext


@cache
def words(language: str) -> dict[str, str]:
    """The words of the drawing by the names that templates/reports gives them; `%(name)s` is filled in there."""
    with translation.override(language):
        return _cover() | _inside() | _sources() | _every_page()


@cache
def months(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the twelve months, long and short, as a day in a sentence has them."""
    with translation.override(language):
        return _long_months(), _short_months()


def _every_page() -> dict[str, str]:
    return {
        "page": pgettext("report", "Page %(n)s of %(m)s"),
        "check-code": pgettext("report", "Check code"),
        "verify": pgettext("report", "Verify: %(address)s"),
        "verify-only": pgettext("report", "the only valid address; enter number and check code, or scan page 1"),
        "day": pgettext("report", "%(day)s %(month)s %(year)s"),
        "short-day": pgettext("report, a day with a short month", "%(day)s %(month)s %(year)s"),
        "no-end": pgettext("report", "No end date"),
    }


def _cover() -> dict[str, str]:
    return {
        "subject": pgettext("report", "Credit subject"),
        "uscc": pgettext("report", "Unified social credit code"),
        "issuer": pgettext("report", "Issued by"),
        "data": pgettext("report", "Data as of"),
        "scan-alt": pgettext("report", "Code to scan: leads to the verification page of this report at %(host)s"),
        "seal": pgettext("report", "Signature status"),
        "seal-alt": pgettext("report", "Mark of the signature status: %(words)s"),
        "summary": pgettext("report", "Summary of records"),
        "basic": pgettext("report", "Basic information"),
        "scope": pgettext("report", "Scope of this report"),
        "covered": pgettext("report", "Fields covered (%(n)s)"),
        "result": pgettext("report", "Result"),
    }


def _inside() -> dict[str, str]:
    return {
        "one-record": npgettext("report", "%(n)s record", "%(n)s records", 1),
        "records": npgettext("report", "%(n)s record", "%(n)s records", 2),
        "of": pgettext("report, a record among all", "%(n)s of %(m)s"),
        "last-day": pgettext("report", "Last day shown"),
        "continued": pgettext("report", "(continued)"),
        "advice": pgettext("report", "Advice on improvement"),
        "notes": pgettext("report", "Notes"),
        "end": pgettext("report", "End of report"),
    }


def _sources() -> dict[str, str]:
    return {
        "sources": pgettext("report", "Sources asked (%(n)s): "),
        "no-sources": pgettext("report", "No source is bound to deliver this kind of information."),
        "source-delivered": pgettext("report, a source delivered on a day", "%(day)s"),
        "source-none": pgettext("report, a source", "%(day)s, declared none"),
        "source-late": pgettext("report, a source", "late, last delivery %(day)s"),
        "source-never": pgettext("report, a source", "has not delivered yet"),
        "for-bodies": pgettext("report, a source", "for %(n)s bodies"),
    }


def _long_months() -> tuple[str, ...]:
    return (
        pgettext("report, long month", "January"),
        pgettext("report, long month", "February"),
        pgettext("report, long month", "March"),
        pgettext("report, long month", "April"),
        pgettext("report, long month", "May"),
        pgettext("report, long month", "June"),
        pgettext("report, long month", "July"),
        pgettext("report, long month", "August"),
        pgettext("report, long month", "September"),
        pgettext("report, long month", "October"),
        pgettext("report, long month", "November"),
        pgettext("report, long month", "December"),
    )


def _short_months() -> tuple[str, ...]:
    return (
        pgettext("report, short month", "Jan"),
        pgettext("report, short month", "Feb"),
        pgettext("report, short month", "Mar"),
        pgettext("report, short month", "Apr"),
        pgettext("report, short month", "May"),
        pgettext("report, short month", "Jun"),
        pgettext("report, short month", "Jul"),
        pgettext("report, short month", "Aug"),
        pgettext("report, short month", "Sep"),
        pgettext("report, short month", "Oct"),
        pgettext("report, short month", "Nov"),
        pgettext("report, short month", "Dec"),
    )
