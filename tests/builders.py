"""Valid things with one call: a test names what it is about and nothing else.

Public publications come into being through `disclosure.publish`, so their ledger lines exist. Subjects are
invented, in area codes 99xxxx. Works with and without the reference data.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import blake2b
from itertools import count
from typing import Any

from django.utils import timezone

from disclosure import codes, names, publish
from disclosure.models import (
    Authority,
    Batch,
    CatalogueCategory,
    CatalogueItem,
    ItemEdition,
    Mandate,
    Publication,
    Region,
    SeriousList,
    Source,
    Subject,
    SubjectIdentifier,
    SubjectName,
)
from disclosure.publish.many import COLUMNS
from disclosure.publish.periods import ONE_DAY, add_months

BASIS = {"legal_basis_zh": "示例条例第一条", "legal_basis_en": "Example regulation, article 1"}
# code: tab, polarity, Chinese name, English name
ITEMS = {
    "penalty": ("penalty", "negative", "行政处罚", "Administrative penalties"),
    "licence": ("licence", "neutral", "行政许可", "Administrative licences"),
    "commitment": ("commitment", "neutral", "信用承诺", "Credit commitments"),
    "a_taxpayer": ("honour", "positive", "纳税信用A级纳税人", "Grade A taxpayers"),
    "judgment_defaulter": ("serious", "negative", "失信被执行人", "Judgment defaulters"),
    "major_tax_violation": ("serious", "negative", "重大税收违法失信主体", "Major tax violations"),
    "wage_arrears": ("serious", "negative", "拖欠农民工工资失信主体", "Wage arrears"),
}
SHOW_PERSONS = ("judgment_defaulter", "wage_arrears")
STARTS = {"government": codes.GOVERNMENT, "sole_trader": codes.SOLE_TRADER}  # first two signs of a code
Columns = dict[str, Any]
_running: Iterator[int] = count(1)


def a_region(code: str = "990101", **fields: Any) -> Region:
    """A fictional county; the same one for the same code."""
    made = {"name_zh": "甲区", "name_en": "District A", "level": 3, "fictional": True}
    return Region.objects.get_or_create(code=code, defaults=made | fields)[0]


def a_code(start: str = "91", area: str = "990101") -> str:
    """A unified social credit code nobody else has, with both check characters right."""
    return codes.make(f"{start}{area}T{next(_running):07d}")


def an_authority(**fields: Any) -> Authority:
    """A body that decides; another one with each call, unless the code is given."""
    code = fields.pop("code", None) or a_code(codes.GOVERNMENT)
    made = {"name_zh": "示例市市场监督管理局", "name_en": "Example Market Regulation", "region": a_region()}
    return Authority.objects.get_or_create(code=code, defaults=made | fields)[0]


def a_source(**fields: Any) -> Source:
    """A body that delivers; another one with each call, unless the code is given."""
    code = fields.pop("code", None) or a_code("12")
    made = {"name_zh": "示例市公共信用信息中心", "name_en": "Example Credit Centre", "region": a_region()}
    return Source.objects.get_or_create(code=code, defaults=made | fields)[0]


def an_item(code: str = "penalty", **fields: Any) -> CatalogueItem:
    """An active catalogue item; the registered one where the reference data has it."""
    tab, polarity, name_zh, name_en = ITEMS.get(code, ("other", "neutral", "示例事项", "Example item"))
    found = CatalogueItem.objects.filter(code=code)
    if found:
        found.update(**fields)
        return found.get()
    made: Columns = {"tab": tab, "polarity": polarity, "name_zh": name_zh, "name_en": name_en, **BASIS}
    made |= {
        "category": a_category(),
        "serious_list": a_list(code, shows_persons=code in SHOW_PERSONS) if tab == "serious" else None,
    }
    return CatalogueItem.objects.create(code=code, **{"status": "active"} | made | fields)


def a_category() -> CatalogueCategory:
    """The category of items that the reference data does not know."""
    made = {"number": 99, "name_zh": "示例类别", "polarity": "mixed"}
    return CatalogueCategory.objects.get_or_create(code="example", defaults=made)[0]


def a_list(slug: str = "example_list", **fields: Any) -> SeriousList:
    """A registered serious list with its rules."""
    made: Columns = {"name_zh": "示例名单", "name_en": "Example list", "period_kind": "months", "months": 36}
    rules = {"entry_rules_zh": "示例列入条件", "removal_rules_zh": "示例移出条件", "basis_kind": "law", **BASIS}
    return SeriousList.objects.get_or_create(slug=slug, defaults={"status": "active"} | rules | made | fields)[0]


def an_edition(item: CatalogueItem | None = None, code: str = "") -> ItemEdition:
    """The latest edition of an item's field list, or the one asked for."""
    item = item or an_item()
    found = item.editions.filter(**({"code": code} if code else {})).order_by("-code").first()
    return found or ItemEdition.objects.create(
        item=item, code=code or "2019", field_list=f"{item.code}_2019.csv", sha256="0" * 64
    )


def a_mandate(**fields: Any) -> Mandate:
    """Leave for a source to deliver one item for one authority."""
    made = {"source": None, "item": None, "authority": None} | BASIS | fields
    made["source"], made["item"] = made["source"] or a_source(), made["item"] or an_item()
    return Mandate.objects.create(**made | {"authority": made["authority"] or an_authority()})


def a_batch(**fields: Any) -> Batch:
    """A finished delivery that counts no rows; every count can be given."""
    made = {"on": timezone.localdate(), "file_name": "penalty.csv", "status": Batch.Status.DONE}
    made["sha256"] = f"{next(_running):064x}"
    fields["source"] = fields.get("source") or a_source()
    fields["edition"] = fields.get("edition") or an_edition()
    return Batch.objects.create(**made | fields)


def a_subject(name: str = "示例市青禾食品有限公司", *, code: str | None = None, **fields: Any) -> Subject:
    """A subject with its name and its code; `code=""` makes one without a code."""
    kind = fields.pop("kind", Subject.Kind.ORGANISATION)
    made = {"status": "active", "region": a_region(), "registered_on": date(2016, 3, 1)}
    subject = Subject.objects.create(name=name, kind=kind, **made | fields)
    SubjectName.objects.create(subject=subject, value=name, folded=names.fold(name))
    code = a_code(STARTS.get(kind, "91")) if code is None else code
    if code:
        status = "current" if codes.is_valid(code) else "doubtful"
        SubjectIdentifier.objects.create(subject=subject, kind="uscc", value=code, status=status)
    return subject


def a_person(name: str = "张某某", **fields: Any) -> Subject:
    """A natural person of age, known by a digest of a number that was never stored."""
    fields = {"adult": True, "last_four": "123X", "registered_on": None, "status": ""} | fields
    person = a_subject(name, code="", kind=Subject.Kind.PERSON, **fields)
    digest = blake2b(b"%d" % next(_running), digest_size=32).hexdigest()
    SubjectIdentifier.objects.create(subject=person, kind=SubjectIdentifier.Kind.PERSON_DIGEST, value=digest)
    return person


def a_penalty(*, shown: bool = True, **fields: Any) -> Publication:
    """A general penalty of thirty days ago, repairable after three months, shown a year; not shown: minor."""
    start = fields.get("counted_from") or fields.get("decided_on") or _thirty_days_ago()
    made: Columns = {
        "severity": "general" if shown else "minor",
        "penalty_kinds": "larger_fine" if shown else "warning",
        "repairable_from": add_months(start, 3) if shown else start,
        "shown_until": add_months(start, 12 if shown else 3) + ONE_DAY,
        "decided_on": start,
    }
    return a_publication("penalty", shown=shown, **made | fields)


def a_licence(**fields: Any) -> Publication:
    """A licence without an end of its validity, reviewed after sixty months."""
    made: Columns = {"ends": "validity", "document_number": f"示许可〔2026〕{next(_running)}号"}
    if "shown_until" not in fields:
        made["review_on"] = add_months(_thirty_days_ago(), 60)
    return a_publication("licence", **made | fields)


def a_list_entry(item: str = "major_tax_violation", **fields: Any) -> Publication:
    """An entry on a serious list: early removal after a year, shown for three."""
    start = fields.get("counted_from") or fields.get("decided_on") or _thirty_days_ago()
    made: Columns = {
        "severity": "serious",
        "repairable_from": add_months(start, 12),
        "shown_until": add_months(start, 36) + ONE_DAY,
        "decided_on": start,
    }
    return a_publication(item, **made | fields)


def a_publication(item: str, *, shown: bool = True, **fields: Any) -> Publication:
    """Any publication, brought into being by the first verb. A person's is shown only by the rule of a list."""
    subject = fields.pop("subject", None) or a_subject()
    serious_list = an_item(item).serious_list
    if subject.kind == Subject.Kind.PERSON and not (serious_list and serious_list.shows_persons):
        shown, fields["kept_because"] = False, Publication.Kept.PERSON
    row = _row(item, fields | {"subject": subject}, shown=shown)
    publish.show_many([_values(row)], on=row["public_since"] or timezone.localdate(), at=timezone.now())
    return Publication.objects.get(key=row["key"], superseded=False)


def many(item: str, rows: Iterable[Columns]) -> None:
    """Many public records of one authority and delivery at once; each with its subject and what differs."""
    edition, authority = an_edition(an_item(item)), an_authority()
    same = {"edition": edition, "authority": authority, "batch": a_batch(edition=edition)}
    made = [_row(item, {"shown_until": timezone.localdate() + timedelta(days=300), **same, **row}) for row in rows]
    publish.show_many([_values(row) for row in made], on=timezone.localdate(), at=timezone.now())


def _row(item: str, fields: Columns, *, shown: bool = True) -> Columns:
    fields = dict(fields)
    subject = fields.pop("subject")
    fields = _delivered(item, fields) | {"subject_id": subject.pk}
    details = json.dumps(fields.pop("details", {}), ensure_ascii=False)
    return _columns(shown, fields) | fields | {"details": details}


def _values(row: Columns) -> tuple[Any, ...]:
    unknown = row.keys() - set(COLUMNS)
    if unknown:
        raise TypeError(f"not given when a publication is made: {', '.join(sorted(unknown))}")
    return tuple(row[column] for column in COLUMNS)


def _delivered(item: str, fields: Columns) -> Columns:
    """Who decided and who delivered it, as the columns hold them."""
    edition = fields.pop("edition", None) or an_edition(an_item(item))
    authority = fields.pop("authority", None) or an_authority()
    batch = fields.pop("batch", None) or a_batch(edition=edition)
    return fields | {"edition_id": edition.pk, "authority_id": authority.pk, "batch_id": batch.pk}


def _columns(shown: bool, fields: Columns) -> Columns:
    """Every column of a new publication with a value that contradicts nothing."""
    number = next(_running)
    document = fields.get("document_number", f"示市监罚〔2026〕{number}号")
    start = fields.get("counted_from") or fields.get("decided_on") or _thirty_days_ago()
    return dict.fromkeys(COLUMNS) | {
        "document_number": document,
        "document_key": names.fold_document(document),
        "decided_on": start,
        "counted_from": start,
        "public_since": start if shown else None,
        "kept_because": "" if shown else Publication.Kept.MINOR,
        "ends": "months",
        "key": blake2b(b"key %d" % number, digest_size=16).digest(),
        "digest": blake2b(b"digest %d" % number, digest_size=16).digest(),
        **dict.fromkeys(("severity", "penalty_kinds", "flags"), ""),
        "region_code": "990101",
    }


def _thirty_days_ago() -> date:
    return timezone.localdate() - timedelta(days=30)
