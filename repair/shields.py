"""Shields that run: each keeps its record from view while a court's plan is carried out (rules.md C-18)."""

from django.db.models import QuerySet

from disclosure.models import Publication
from repair import records
from repair.models import Shield


def running(publication: Publication) -> QuerySet[Shield]:
    """The shields of a record, under whatever reference it had then, that have not ended."""
    return Shield.objects.filter(ended_on=None, case__publication__in=records.ever(publication))


def holds(publication: Publication) -> bool:
    """Whether one keeps it from view, for those who would show it again."""
    return running(publication).exists()
