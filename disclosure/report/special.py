"""The special report in place of certificates of no violations: wider than the public site (rules.md D-10).

Its rows have a query of their own, which nobody reaches without a right to act for the subject (rules.md D-15).
Fields of law narrow the decisions of authorities; lists and criminal judgments are told whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from disclosure.models import CatalogueItem, Publication, Subject
from disclosure.models.publication import PublicationQuerySet
from disclosure.publish.periods import add_months
from disclosure.report import answering, head, narrowed, wording
from disclosure.report.asked import Sources
from disclosure.report.building import Filled, Told, active, fetched, group_of
from disclosure.report.offered import picked
from disclosure.report.phrases import parted
from disclosure.report.record import chosen
from disclosure.report.refused import Refused
from disclosure.report.sections import BASIC, Part, Whole
from disclosure.report.standing import Standing, demand
from disclosure.report.value import Group, Report
from disclosure.report.wider import BY_FIELD, Question, wider

MOST_OPEN_MONTHS: Final = 12  # that a code opens what is not for everybody
MOST_MONTHS: Final = 60  # rules.md D-13
LONGEST: Final = 200  # characters of addressee and purpose
PENALTY, COERCION, LISTS, CRIMINAL = "special_penalty", "special_coercion", "special_list", "special_criminal"
WHOLE: Final = (
    Part(
        PENALTY,
        gettext_lazy("Administrative penalties, simple procedure included"),
        pgettext_lazy("kind of record", "penalty"),
    ),
    Part(COERCION, gettext_lazy("Administrative coercion"), pgettext_lazy("kind of record", "coercion")),
    Part(LISTS, gettext_lazy("Serious lists"), pgettext_lazy("kind of record", "serious-list")),
    Part(CRIMINAL, gettext_lazy("Criminal judgments"), pgettext_lazy("kind of record", "criminal-judgment")),
)
ITEMS: Final = {"penalty": PENALTY, "coercion": COERCION, "criminal_judgment": CRIMINAL, "registration": BASIC}
NARROWED: Final = (PENALTY, COERCION)  # their sections


@dataclass(frozen=True, slots=True)
class Request:
    """For whom and what for the subject wants it, and the last day on which its code opens it."""

    addressee: str
    purpose: str
    opens_until: date

    def checked(self, *, today: date) -> "Request":
        """Without blanks around it. Raises Refused for what is missing, too long or over."""
        made = Request(self.addressee.strip(), self.purpose.strip(), self.opens_until)
        if not (made.addressee and made.purpose) or max(len(made.addressee), len(made.purpose)) > LONGEST:
            raise Refused(gettext_lazy("Name for whom the report is and what for, each in at most 200 characters."))
        if not today <= made.opens_until <= add_months(today, MOST_OPEN_MONTHS):
            raise Refused(
                gettext_lazy("Choose a day within the next 12 months until which the report can be looked up.")
            )
        return made


def assemble(
    subject: Subject,
    plain: Report,
    *,
    today: date,
    period: tuple[date, date] | None,
    fields: Sequence[str] | None,
    standing: Standing | None,
    request: Request | None,
) -> Report:
    """The special report of an organisation for whoever may act for it. Raises Refused, NotProven."""
    if subject.kind == Subject.Kind.PERSON:
        raise Refused(gettext_lazy("A special report is made about organisations only."))
    demand(standing, subject, on=today)
    if request is None:
        raise Refused(gettext_lazy("Name for whom the report is and what for, each in at most 200 characters."))
    first, last = period_of(period, today)
    question = Question(subject, first, last, picked(subject, fields), today)
    return _told(plain, question, request.checked(today=today))


def longest(day: date) -> tuple[date, date]:
    """The sixty months that end on that day; fewer where the calendar itself has no more."""
    return add_months(day, -MOST_MONTHS) if day.year > MOST_MONTHS // 12 else date.min, day


def period_of(period: tuple[date, date] | None, today: date) -> tuple[date, date]:
    """The period asked for, else the longest. Raises Refused: at most sixty months, none of it to come."""
    if period is None:
        return longest(today)
    first, last = period
    if first > last or last > today or first < longest(last)[0]:
        raise Refused(gettext_lazy("Choose a period of at most 60 months that ends today or earlier."))
    return first, last


def _told(plain: Report, question: Question, request: Request) -> Report:
    items = _items()
    rows = _rows(question, items)
    sources = Sources([item.pk for found in items.values() for item in found], on=question.today)
    deciding = narrowed.deciding(question.fields, BY_FIELD)
    groups = tuple(_group(part, items, rows, sources, deciding) for part in WHOLE)
    by_field = {code: items.get(code, ()) for code in NARROWED}
    silent = narrowed.silent(question.fields, by_field, sources, deciding)
    public = Publication.objects.visible(on=question.today).filter(subject=question.subject)
    known = head.Known(question.subject, fetched(public.filter(edition__item__code="registration"), on=question.today))
    return wording.filled(
        plain,
        subject=head.about(known),
        basic=head.basic(known, sources.of(item.pk for item in items.get(BASIC, ()))),
        groups=groups,
        statement=answering.statement(groups, question.fields, silent),
        scope=answering.scope(request, question, sources, silent),
        fields_covered=tuple(field.name for field in question.fields),
        notes=(head.facts_told(known), *answering.notes(), *wording.common_notes()),
    )


def _group(
    part: Part,
    items: dict[str, list[CatalogueItem]],
    rows: dict[str, list[Told]],
    sources: Sources,
    deciding: Mapping[int, str],
) -> Group:
    authorities = deciding if part.code in NARROWED else None
    filled = Filled(part, items.get(part.code, ()), rows.get(part.code, ()), authorities)
    whole = Whole(part.code, part.title, (part,))
    return group_of(whole, [filled], sources, lambda part, asked: answering.none(str(part.kind), asked))


def _items() -> dict[str, list[CatalogueItem]]:
    """The items of each section, those that the site may not show included."""
    found: dict[str, list[CatalogueItem]] = {}
    for item in active():
        section = LISTS if item.serious_list else ITEMS.get(item.code)
        if section:
            found.setdefault(section, []).append(item)
    return found


def _rows(question: Question, items: dict[str, list[CatalogueItem]]) -> dict[str, list[Told]]:
    """What is told, by section, each with the label that says why the site does not show it."""
    sections = _sections(items)
    rows: dict[str, list[Told]] = {}
    for row in fetched(wider(question).filter(edition__item__in=sections), on=question.today):
        rows.setdefault(sections[row.item.pk], []).append(_labelled(row, question.today))
    return rows


def _sections(items: dict[str, list[CatalogueItem]]) -> dict[int, str]:
    return {item.pk: section for section, found in items.items() for item in found if section != BASIC}


def rows_of(question: Question) -> PublicationQuerySet:
    """What is told, as a query: for the comparison with what was told before."""
    return wider(question).filter(edition__item__in=_sections(_items()))


def _labelled(row: Publication, today: date) -> Told:
    public = row.is_visible(on=today)
    simple = chosen(row, "procedure") == "simple" or "simple_procedure" in row.penalty_kinds.split()
    over = not public and (row.kept_because == Publication.Kept.PAST_END or row.public_since is not None)
    labels = [_("Simple procedure")] * simple + [_("Display period over")] * over
    return Told(row, parted(labels), public=public)
