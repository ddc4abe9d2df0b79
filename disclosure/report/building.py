"""Sections and groups from records: layout, order, coverage and the sentence where there are none."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from disclosure import beside
from disclosure.fields import FieldList, editions
from disclosure.marks import marks_of
from disclosure.models import CatalogueItem, Publication
from disclosure.models.publication import PublicationQuerySet
from disclosure.report.asked import Sources
from disclosure.report.layout import layout_of, told_columns
from disclosure.report.record import field_list_of, record_of
from disclosure.report.sections import Part, Whole
from disclosure.report.value import Asked, Group, Section

# Prefetched, not joined: records share their items, bodies and deliveries.
RELATED = ("edition__item__serious_list", "edition__item__category", "authority", "batch__source")


@dataclass(frozen=True, slots=True)
class Told:
    """A record to be told: with what label, and whether the site itself shows it."""

    publication: Publication
    flag: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True)
class Filled:
    """A section with the items that it tells and the records found."""

    part: Part
    items: Sequence[CatalogueItem]
    told: Sequence[Told]
    authorities: Collection[int] | None = None  # whose sources are asked; None: all of them

    @property
    def printed(self) -> bool:
        """Standard sections always are (rules.md D-05); others where the catalogue or a record has something."""
        return self.part.standard or bool(self.items or self.told)

    def section(self, asked: tuple[Asked, ...], none: str) -> Section:
        """The section, as the field lists of its items lay it out."""
        table, lists = self.part.layout == "table", self._lists()
        several = len({item.pk for item in self.items} | {row.publication.item.pk for row in self.told}) > 1
        layout = layout_of(lists, table=table, several=several)
        records = tuple(
            record_of(row.publication, layout, table=table, flag=row.flag, public=row.public) for row in self.told
        )
        columns = told_columns(layout.columns, records)
        keys = [column.key for column in columns]
        records = tuple(replace(each, values={key: each.values[key] for key in keys}) for each in records)
        return Section(
            code=self.part.code,
            title=str(self.part.title),
            layout=self.part.layout,
            head_label=layout.head_label,
            fields=columns,
            records=records,
            coverage=asked,
            none_found="" if records else none,
        )

    def _lists(self) -> list[FieldList]:
        """The newest list of each item first, then those that some record was delivered in."""
        newest = [listed for item in self.items for listed in editions(item.code)[:1]]
        used = {field_list_of(row.publication).edition: field_list_of(row.publication) for row in self.told}
        return newest + [used[edition] for edition in sorted(used, reverse=True)]


def group_of(
    whole: Whole, filled: Iterable[Filled], sources: Sources, none: Callable[[Part, tuple[Asked, ...]], str]
) -> Group:
    """One group of the summary with its printed sections and their count."""
    sections = []
    for each in filled:
        if each.printed:
            asked = sources.of((item.pk for item in each.items), authorities=each.authorities)
            sections.append(each.section(asked, none(each.part, asked)))
    count = sum(len(section.records) for section in sections)
    return Group(whole.code, str(whole.title), str(whole.title), count, tuple(sections))


def fetched(rows: PublicationQuerySet, *, on: date) -> list[Publication]:
    """These records with all that a report says of them, newest first: one query, and one for each kind of row."""
    found = list(rows.prefetch_related(*RELATED, marks_of(on=on)).order_by("-decided_on", "-pk"))
    beside.fetch(found)
    return found


def active(codes: Collection[str] = (), *, public: bool | None = None) -> list[CatalogueItem]:
    """Active items of the catalogue: with these codes, or all; shown to the public or not, or both."""
    items = CatalogueItem.objects.filter(status="active").select_related("category", "serious_list")
    items = items.filter(code__in=codes) if codes else items
    return list(items if public is None else items.filter(public=public))
