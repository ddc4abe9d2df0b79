"""The personal report: everything on record about one natural person, for that person alone (rules.md D-08)."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from disclosure.models import Publication, Subject
from disclosure.models.publication import PublicationQuerySet
from disclosure.report.building import Told, fetched
from disclosure.report.general import Content
from disclosure.report.refused import Refused
from disclosure.report.standing import Standing, demand
from disclosure.report.value import Report


def assemble(subject: Subject, plain: Report, *, today: date, standing: Standing | None) -> Report:
    """The report of a person who proved to be that person. Raises Refused, NotProven.

    What is public, and what is kept only because it is about a person. A namesake's records are another subject's.
    """
    if subject.kind != Subject.Kind.PERSON:
        raise Refused(_("A personal report is made about a natural person only. Order the public report instead."))
    demand(standing, subject, on=today)
    public = Publication.objects.visible(on=today).filter(subject=subject)
    shown = {row.pk for row in public}
    rows = fetched(rows_of(subject, today=today), on=today)
    flag = gettext("Not shown to the public")
    told = [Told(row, "" if row.pk in shown else flag, public=row.pk in shown) for row in rows]
    return Content(subject, told, today, today).report(plain)


def rows_of(subject: Subject, *, today: date) -> PublicationQuerySet:
    """What the person is told: what is public, and what is kept only because it is about a person."""
    public = Publication.objects.visible(on=today).filter(subject=subject)
    kept = Publication.objects.filter(
        Q(shown_until=None) | Q(shown_until__gt=today),
        subject=subject,
        kept_because=Publication.Kept.PERSON,
        ended_on=None,
        superseded=False,
    )
    return Publication.objects.filter(pk__in=public.values("pk")) | kept
