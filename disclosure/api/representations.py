"""How a subject, a publication, a list and a ledger line look in JSON: by reference, never by primary key."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from disclosure.api.details import amount, details
from disclosure.api.parameters import absolute
from disclosure.beside import beside
from disclosure.marks import marks
from disclosure.models import Authority, Change, Publication, SeriousList, Source, Subject, SubjectIdentifier
from disclosure.search import SubjectHit

Body = dict[str, Any]


def subject_line(subject: Subject) -> Body:
    """One subject in a list. Needs identifiers, names and region."""
    return {
        "ref": str(subject.ref),
        "name": subject.name,
        "code": subject.code,
        "kind": subject.kind,
        "status": subject.status,
        "region": subject.region_id,
        "registered_on": subject.registered_on,
        "url": absolute(reverse("api:subject", args=[subject.ref])),
    }


def hit(found: SubjectHit) -> Body:
    """A subject that was found, with the name that matched and where."""
    name = found.name
    match: Body = {"why": found.why, "shared_code": found.shared_code}
    if name:
        match |= {"name": name.value, "kind": name.kind, "valid_to": name.valid_to, "spans": found.spans}
    return subject_line(found.subject) | {"match": match}


def subject(row: Subject, counts: dict[str, int]) -> Body:
    """One subject with all its names and codes, and how many publications each tab shows."""
    return subject_line(row) | {
        "names": [
            {"value": name.value, "kind": name.kind, "valid_from": name.valid_from, "valid_to": name.valid_to}
            for name in row.names.all()
        ],
        "identifiers": [
            {"value": code.value, "kind": code.kind, "status": code.status}
            for code in row.identifiers.all()
            if code.kind != SubjectIdentifier.Kind.PERSON_DIGEST
        ],
        "entity_type": row.ent_type,
        "facts_as_of": row.facts_as_of,
        "publications": counts,
        "publications_url": absolute(reverse("api:subject_publications", args=[row.ref])),
        "page": absolute(row.get_absolute_url()),
    }


def publication_line(row: Publication) -> Body:
    """One publication in a list; name and code are those of its subject."""
    return {
        "ref": str(row.ref),
        "name": row.subject.name,
        "code": row.subject.code,
        "subject": str(row.subject.ref),
        "item": {"code": row.item.code, "name_zh": row.item.name_zh, "name_en": row.item.name_en},
        "tab": row.item.tab,
        "document_number": row.document_number,
        "authority": body(row.authority),
        "severity": row.severity,
        **dates(row),
        "marks": [{"kind": mark.kind, "since": mark.since} for mark in marks(row)],
        "url": absolute(reverse("api:publication", args=[row.ref])),
    }


def dates(row: Publication) -> Body:
    """The days of rules.md S-2; `shown_until` is exclusive, `last_day_shown` the day before it."""
    return {
        "decided_on": row.decided_on,
        "counted_from": row.counted_from,
        "public_since": row.public_since,
        "repairable_from": row.repairable_from,
        "last_day_shown": row.last_day_shown,
        "shown_until": row.shown_until,
        "ends": row.ends,
        "review_on": row.review_on,
    }


def publication(row: Publication, seq: int) -> Body:
    """One publication with its content; `seq` is the number of its last ledger line."""
    return publication_line(row) | {
        "edition": row.edition.code,
        "penalty_kinds": row.penalty_kinds.split(),
        "fine": amount(row.fine),
        "confiscated": amount(row.confiscated),
        "region": row.region_code,
        "details": details(row),
        "source": body(row.batch.source),
        "delivered_on": row.batch.on,
        "version": row.version,
        "ledger_seq": seq,
        "page": absolute(row.get_absolute_url()),
        "statements": [{"text": said.text, "since": said.on} for said in beside(row)],
    }


def body(row: Authority | Source) -> Body:
    """An authority or a source."""
    return {"code": row.code, "name_zh": row.name_zh, "name_en": row.name_en}


def serious_list(row: SeriousList, entries: int) -> Body:
    """One list with its basis, its period, and how many entries are shown today."""
    return {
        "ref": row.slug,
        "name": row.name,
        "code": row.slug,
        **{f"{field}_{lang}": getattr(row, f"{field}_{lang}") for field in LIST_TEXTS for lang in ("zh", "en")},
        "status": row.status,
        "period": row.period_kind,
        "months": row.months,
        "early_removal_months": row.early_removal_months,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "entries": entries,
        "url": absolute(reverse("api:list_entries", args=[row.slug])),
    }


LIST_TEXTS = ("name", "keeper", "legal_basis", "entry_rules", "removal_rules")


def change(row: Change) -> Body:
    """A ledger line as the public may read it: a bare reference and one word, never a name."""
    return {"seq": row.seq, "ref": str(row.publication.ref), "word": row.word.value, "on": row.on}


def page(results: Iterable[Body], following: str | None, **facts: object) -> Body:
    """One page of results and the address of the next."""
    return {"results": list(results), "next": following, **facts}
