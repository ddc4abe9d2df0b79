"""One natural person on one list, by exact name and a second fact (rules.md S-14). Never a list, never a suggestion."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from disclosure.models import Publication, SeriousList, Subject, SubjectName
from disclosure.names import fold, fold_document

NAMED_BY = (SubjectName.Kind.CURRENT, SubjectName.Kind.FORMER)
MOST = 50  # entries of one person on one list; more are not thinkable, and no page grows without end


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is asked for. At least one of `last_four` and `case_number` is given; both must fit where both are."""

    name: str
    serious_list: SeriousList
    last_four: str = ""
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Entries of the one person who fits; none where nobody does, or where several do and nothing tells them apart."""

    entries: tuple[Publication, ...] = ()
    several: bool = False


def look_up(wanted: Wanted, *, on: date) -> Answer:
    """Entries in force that day: one question to the database, whatever is right or wrong about what was typed.

    Raises ValueError without a second fact: a name alone finds nobody.
    """
    if not (wanted.last_four or wanted.case_number):
        raise ValueError("a person is looked up by name and a second fact")
    shown = Publication.objects.visible(on=on).of_persons().filter(edition__item__serious_list=wanted.serious_list)
    found = shown.filter(subject__in=_fitting(wanted, shown)).select_related(
        "subject", "edition__item__serious_list", "authority", "batch__source"
    )
    entries = tuple(found.order_by("-decided_on", "-pk")[:MOST])
    several = len({entry.subject_id for entry in entries}) > 1
    return Answer(several=True) if several else Answer(entries)


def _fitting(wanted: Wanted, shown: QuerySet[Publication]) -> QuerySet[Subject]:
    """Persons of that name whom the second fact fits."""
    names = SubjectName.objects.filter(folded=fold(wanted.name), kind__in=NAMED_BY)
    fitting = Subject.objects.filter(kind=Subject.Kind.PERSON, pk__in=names.values("subject"))
    if wanted.last_four:
        fitting = fitting.filter(last_four=wanted.last_four)
    if wanted.case_number:
        of_case = shown.filter(document_key=fold_document(wanted.case_number))
        fitting = fitting.filter(pk__in=of_case.values("subject"))
    return fitting
