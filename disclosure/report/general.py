"""What the public may read about one organisation on one day, in the standard order (rules.md D-03, D-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import CatalogueItem, Publication, Subject
from disclosure.models.publication import PublicationQuerySet
from disclosure.report import head, wording
from disclosure.report.asked import Sources, none_found
from disclosure.report.building import Filled, Told, active, fetched, group_of
from disclosure.report.refused import Refused
from disclosure.report.sections import BASIC, GENERAL, SUPPLEMENT, Part, Whole, by_section, section_of
from disclosure.report.value import Asked, Group, Report


@dataclass(frozen=True, slots=True)
class Content:
    """Records to be told in the sections of the general layout, and the day they are told of."""

    subject: Subject
    shown: Sequence[Told]
    on: date
    today: date

    def report(self, plain: Report) -> Report:
        """The report with head, groups, supplement, advice and notes."""
        known = head.Known(self.subject, [row.publication for row in self.shown])
        items = by_section(active(public=True))
        sources = Sources([item.pk for found in items.values() for item in found], on=self.today)
        rows = self._by_section()
        groups = [self._group(whole, items, rows, sources) for whole in (*GENERAL, SUPPLEMENT)]
        registered = [item.pk for item in items.get(BASIC, ())]
        return wording.filled(
            plain,
            subject=head.about(known),
            basic=head.basic(known, sources.of(registered)),
            groups=tuple(groups[:-1]),
            local=tuple(group for group in groups[-1:] if group.sections),
            notes=(*self._told(known), *wording.notes()),
        )

    def _group(
        self,
        whole: Whole,
        items: dict[str, list[CatalogueItem]],
        rows: dict[str, list[Told]],
        sources: Sources,
    ) -> Group:
        filled = [Filled(part, items.get(part.code, ()), rows.get(part.code, ())) for part in whole.parts]
        return group_of(whole, filled, sources, self._none)

    def _none(self, part: Part, asked: tuple[Asked, ...]) -> str:
        return none_found(str(part.kind), asked, on=self.on, today=self.today)

    def _by_section(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = {}
        for row in self.shown:
            found.setdefault(section_of(row.publication.item), []).append(row)
        return found

    def _told(self, known: head.Known) -> list[str]:
        """Notes about this subject: where its facts come from, and whether another one carries its code."""
        told = [head.facts_told(known)]
        if head.shares_code(self.subject):
            told.append(_("Another subject carries this code as well. Compare the names before you rely on a record."))
        if self.on < self.today:
            told.append(looked_back(self.on, self.today))
        return told


def assemble(subject: Subject, plain: Report, *, on: date, today: date) -> Report:
    """The general report of an organisation. Raises Refused for a natural person."""
    if subject.kind == Subject.Kind.PERSON:
        raise Refused(
            gettext_lazy("A public report is made about organisations only. A personal report is for the person alone.")
        )
    told = [Told(row) for row in fetched(rows_of(subject, on=on, today=today), on=today)]
    return Content(subject, told, on, today).report(plain)


def rows_of(subject: Subject, *, on: date, today: date) -> PublicationQuerySet:
    """Its records that were public on a day and are today (rules.md S-12)."""
    return Publication.objects.as_of(on, today=today).listed().filter(subject=subject)


def looked_back(on: date, today: date) -> str:
    """What a look back means (rules.md S-12)."""
    told = {"day": formats.date_format(on), "today": formats.date_format(today)}
    return (
        _(
            "This report looks back to %(day)s: it has the records that were public on that day and still are on"
            " %(today)s, as they read now. It does not show that nothing else was public then."
        )
        % told
    )
