"""Everything the judging of a delivery needs to know, read from the register once and passed on as a value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from disclosure.fields import Field, FieldList, best_edition, catalogue, editions, match_headers
from disclosure.ingest.personal import safe
from disclosure.models import Authority, CatalogueItem, ItemEdition, Mandate, Polarity, Source, Status
from disclosure.names import fold
from disclosure.publish.rules import SECTORS, Rulebook, rulebook

HEADERS_TOLD = 8  # of a file whose columns nobody knows; it may have hundreds


class NotDeliverable(Exception):
    """The source may not deliver this item at all: unknown source or item, item not active, no mandate."""


@dataclass(frozen=True, slots=True)
class AuthorityFacts:
    """What judging needs to know of a determining authority."""

    pk: int
    code: str
    name: str
    region_code: str
    sector: bool
    mandated: bool
    until: date | None = None  # its last day, where it was abolished


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts of one delivery: what it is, who delivers it, which authorities and rules it is judged by."""

    item: str
    negative: bool
    serious: bool
    shows_persons: bool  # the rule of its list publishes natural persons (rules.md H-01)
    public: bool  # False: recorded for special reports, shown to nobody
    source_code: str
    fields: FieldList
    by_code: Mapping[str, AuthorityFacts]
    by_name: Mapping[str, AuthorityFacts]
    rules: Rulebook
    on: date
    procedure: str = ""  # flag of the whole batch: "simple" or "ordinary"
    digest_key: bytes = b""

    @property
    def only_authority(self) -> AuthorityFacts | None:
        """The one authority this source delivers for, where that is itself: its rows need not name it well."""
        mandated = [facts for facts in self.by_code.values() if facts.mandated and not facts.until]
        return mandated[0] if len(mandated) == 1 and mandated[0].code == self.source_code else None


def find(source_code: str, item_word: str) -> tuple[Source, CatalogueItem]:
    """The source by its code and the active item by its code or name. Raises NotDeliverable with a sentence."""
    source = Source.objects.filter(code=source_code).first()
    if source is None:
        raise NotDeliverable(_("There is no source with the code %(code)s.") % {"code": source_code})
    item = find_item(item_word)
    if item is None:
        raise NotDeliverable(_("%(code)s is not an active catalogue item.") % {"code": item_word})
    return source, item


def find_item(word: str) -> CatalogueItem | None:
    """The active item with that code; else the one that people call so in Chinese or English, if it is only one."""
    active = CatalogueItem.objects.filter(status=Status.ACTIVE)
    if by_code := active.filter(code=word).first():
        return by_code
    named = active.filter(Q(name_zh=word) | Q(name_en__iexact=word))[:2]
    return named[0] if len(named) == 1 else None


def listed(words: Iterable[str]) -> str:
    """Words one after the other, as the active language strings them together."""
    return pgettext("between the words of a list", ", ").join(words)


def coded(code: str, name: str) -> str:
    """A code and, in brackets, what people call it."""
    return _("%(code)s (%(name)s)") % {"code": code, "name": name}


def choose_edition(item: CatalogueItem, headers: tuple[str, ...]) -> ItemEdition:
    """The generation of the item's field list that explains most of the headers. Raises NotDeliverable."""
    offered = editions(item.code)
    if not offered:
        raise NotDeliverable(_("%(item)s has no field list.") % {"item": item})
    chosen = best_edition(headers, offered)
    matched = match_headers(headers, chosen)
    if not matched.columns:
        raise NotDeliverable(_no_column(item, headers, chosen))
    if matched.missing:
        raise NotDeliverable(_columns_missing(matched.missing))
    edition = ItemEdition.objects.filter(item=item, code=chosen.edition, sha256=chosen.sha256).first()
    if edition is None:
        raise NotDeliverable(_("The register does not know this field list: run load_reference."))
    return edition


def _columns_missing(missing: Iterable[Field]) -> str:
    """One fault of the file, instead of one for each of its rows."""
    told = _("The file lacks columns that the law requires: %(columns)s. Add them and deliver the file again.")
    return str(told) % {"columns": listed(coded(column.code, column.label_zh) for column in missing)}


def _no_column(item: CatalogueItem, headers: tuple[str, ...], fields: FieldList) -> str:
    """What was read as the header, and where the right one stands. A file without a header may show its first row."""
    read = [safe(header, field_shows=True) for header in headers[:HEADERS_TOLD]]
    told = _(
        "None of the file's columns belongs to %(item)s. Header read: %(read)s. "
        "The law requires the columns %(required)s; all of them stand in %(file)s."
    )
    return str(told) % {
        "item": item,
        "read": listed(read) + ("…" if len(headers) > HEADERS_TOLD else ""),
        "required": listed(coded(column.code, column.label_zh) for column in fields.fields if column.required == "law"),
        "file": f"fixtures/fields/{fields.item}.{fields.edition}.toml",
    }


def asks_two_people(source: Source, item: CatalogueItem) -> bool:
    """Whether a mandate asks that a second person releases what is delivered (rules.md S-36).

    Of whatever days: else whoever ends one of several mandates, or puts its first day off, would switch it off alone.
    """
    return Mandate.objects.filter(source=source, item=item, two_people=True).exists()


def brief(source: Source, edition: ItemEdition, *, on: date, procedure: str = "") -> Brief:
    """Read the facts of a delivery on that day: six queries or seven. Raises NotDeliverable without a mandate."""
    item = edition.item
    mandated = set(
        Mandate.objects.in_force(on=on).filter(source=source, item=item).values_list("authority_id", flat=True)
    )
    if not mandated:
        raise NotDeliverable(_("%(source)s has no mandate to deliver %(item)s.") % {"source": source, "item": item})
    known = [_facts(row, mandated, on) for row in Authority.objects.select_related("successor").order_by("pk")]
    return Brief(
        item=item.code,
        negative=item.polarity == Polarity.NEGATIVE,
        serious=item.serious_list_id is not None,
        shows_persons=item.serious_list is not None and item.serious_list.shows_persons,
        public=item.public,
        source_code=source.code,
        fields=catalogue()[item.code, edition.code],
        by_code={facts.code: facts for facts in known},
        by_name=_before(known) | {fold(facts.name): facts for facts in known},
        rules=rulebook(),
        on=on,
        procedure=procedure,
        digest_key=settings.PERSON_DIGEST_KEY.encode(),
    )


def _before(known: Iterable[AuthorityFacts]) -> dict[str, AuthorityFacts]:
    """Authorities by names they bore before; a name that two of them bore tells neither."""
    facts, bearers = {each.pk: each for each in known}, defaultdict[str, set[int]](set)
    for pk, name in Authority.history.order_by().values_list("id", "name_zh").distinct():
        bearers[fold(name)].add(pk)
    return {name: facts[next(iter(pks))] for name, pks in bearers.items() if len(pks) == 1 and pks <= facts.keys()}


def _facts(row: Authority, mandated: set[int], on: date) -> AuthorityFacts:
    """An abolished authority is delivered for under the mandate of its successor: what it decided stays its own."""
    return AuthorityFacts(
        pk=row.pk,
        code=row.code,
        name=row.name_zh,
        region_code=row.region_id or "",
        sector=row.field in SECTORS,
        mandated=row.pk in mandated or row.responsible_on(on).pk in mandated,
        until=row.valid_to if row.successor_id else None,
    )
