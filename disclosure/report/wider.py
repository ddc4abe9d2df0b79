"""The rows of a special report: wider than what the site shows. Nobody asks for them without a right to act (D-15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from disclosure.models import Publication, Severity, Subject
from disclosure.models.publication import PublicationQuerySet
from disclosure.publish.verbs import SETTLED
from disclosure.report.offered import FieldOfLaw, ended_classes

BY_FIELD: Final = frozenset(["penalty", "coercion"])  # whose authorities belong to fields of law
# What is kept because the site may not show it, and yet is told here.
TOLD_THOUGH_KEPT: Final = (
    Publication.Kept.MINOR,
    Publication.Kept.NOT_PUBLIC_ITEM,
    Publication.Kept.NOT_SHOWN_BY_RULE,
    Publication.Kept.PAST_END,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a special report is asked: everything about one subject in a period, in some fields of law."""

    subject: Subject
    first: date
    last: date
    fields: Sequence[FieldOfLaw]
    today: date


def wider(question: Question) -> PublicationQuerySet:
    """Records of the subject in the period, shown or not. Never repaired, annulled, corrected, cured or shielded ones,
    never what is examined for secrecy; of those whose period ended the classes that the dated switch names (D-14), and
    minor ones, most of them by simple procedure, always (D-10)."""
    today = question.today
    shielded = Q(shielded_from__lte=today) & (Q(shielded_until=None) | Q(shielded_until__gt=today))
    shown = Q(pk__in=Publication.objects.visible(on=today).filter(subject=question.subject).values("pk"))
    kept = Q(kept_because__in=TOLD_THOUGH_KEPT, ended_on=None) & ~Q(kept_because=Publication.Kept.PAST_END)
    over = _over(today) & (Q(severity__in=ended_classes(on=today)) | Q(severity=Severity.MINOR))
    rows = Publication.objects.filter(shown | kept | over, subject=question.subject, superseded=False).exclude(shielded)
    in_period = Q(decided_on__gte=question.first, decided_on__lte=question.last)
    # An entry that still stands counts, however old: the question is whether the subject is on a list.
    standing_entry = shown & Q(edition__item__serious_list__isnull=False, decided_on__lte=question.last)
    in_field = ~Q(edition__item__code__in=BY_FIELD) | Q(authority__field__in=[field.code for field in question.fields])
    return rows.filter(in_period | standing_entry, in_field)


def _over(today: date) -> Q:
    """Shown once, or delivered too late to be shown: its display period ran out, and nothing else ended it."""
    ran_out = Q(public_since__isnull=False, shown_until__lte=today)
    expired = Q(ended_on=None) | (Q(ended_as=Publication.EndedAs.EXPIRED) & ~Q(flags__contains=SETTLED))
    return (ran_out & expired) | Q(kept_because=Publication.Kept.PAST_END, ended_on=None)
