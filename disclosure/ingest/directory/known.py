"""What the directory knows about some codes: two queries for thousands of them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from disclosure.ingest.lookup import select_in
from disclosure.models import LEGAL_EVENTS, IdentityAct


@dataclass(frozen=True, slots=True)
class Known:
    """A subject that carries a code: its folded names (current and former) and the facts on record."""

    pk: int
    names: frozenset[str]
    registered_on: date | None
    ent_type: str
    place: str
    as_of: date | None
    status: str = ""
    status_settled: bool = False  # by an event of the law that a person noted (IdentityAct)

    def with_facts(self, registered_on: date | None, ent_type: str, place: str, status: str) -> "Known":
        """The same subject with newer facts; an empty fact leaves the old one."""
        return replace(
            self,
            registered_on=registered_on or self.registered_on,
            ent_type=ent_type or self.ent_type,
            place=place or self.place,
            status=self.status if self.status_settled else status or self.status,
        )


def look_up(codes: Collection[str]) -> dict[str, list[Known]]:
    """The subjects that carry each code. Digests of persons are not codes."""
    carriers = [
        (str(value), int(pk))
        for value, pk in select_in(
            "SELECT value, subject_id FROM disclosure_subjectidentifier WHERE kind <> 'person_digest' AND value {}",
            codes,
        )
    ]
    subjects = _subjects({pk for _, pk in carriers})
    found: dict[str, list[Known]] = defaultdict(list)
    for value, pk in carriers:
        found[value].append(subjects[pk])
    return found


def _subjects(wanted: Collection[int]) -> dict[int, Known]:
    names: dict[int, set[str]] = defaultdict(set)
    for pk, folded in select_in(
        "SELECT subject_id, folded FROM disclosure_subjectname WHERE kind IN ('current', 'former') AND subject_id {}",
        wanted,
    ):
        names[pk].add(folded)
    rows = select_in(
        "SELECT id, registered_on, ent_type, place, facts_as_of, status FROM disclosure_subject WHERE id {}", wanted
    )
    noted = IdentityAct.objects.filter(undone_at=None, kind__in=LEGAL_EVENTS).values_list("subject", flat=True)
    settled = set(noted) & set(wanted)
    return {
        pk: Known(pk, frozenset(names[pk]), day, ent_type, place, as_of, status, pk in settled)
        for pk, day, ent_type, place, as_of, status in rows
    }
