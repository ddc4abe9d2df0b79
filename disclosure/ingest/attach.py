"""Which subject a row is about (rules.md S-40): attach only what is certain, hold the rest for a person.

A wrong guess brands a stranger.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from disclosure.directory import creating
from disclosure.ingest.lookup import select_in
from disclosure.ingest.row import Judged
from disclosure.models import Region, SubjectIdentifier
from disclosure.names import fold


@dataclass(slots=True)
class Directory:
    """What the directory says about the codes and names of one part."""

    by_code: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))  # subject -> folded names
    known_names: set[str] = field(default_factory=set)

    def place(self, row: Judged) -> tuple[int | None, str]:
        """(subject id, "") to attach, (None, reason) to hold, (None, "") for a subject to be created."""
        if row.person:
            found = self.by_code.get(row.person[0], set())
            return (next(iter(found)), "") if len(found) == 1 else (None, "")
        if row.hold:
            return None, row.hold
        if not row.code:
            return None, "code_missing"
        if row.code_kind == "masked":
            return None, "code_masked"
        found = self.by_code.get(row.code, set())
        if len(found) > 1:
            return None, "code_shared"
        if found:
            subject = next(iter(found))
            carried = self.names[subject]
            same = row.subject_key in carried or (row.current_name and fold(row.current_name) in carried)
            return (subject, "") if same else (None, "code_name_disagree")
        if not row.code_valid:
            return None, "code_not_valid"
        return None, "code_name_disagree" if row.subject_key in self.known_names else ""


class NewSubjects(Exception):
    """Some rows are about subjects that must be created, which belongs into the transaction of their records."""


def attach(rows: Sequence[Judged], *, create: bool = True) -> list[tuple[int | None, str]]:
    """(subject id, "") or (None, reason to hold) for each row. Creates subjects whose valid code and name are new.

    Without `create` it raises NewSubjects instead.
    """
    placed = _placed(rows)
    if any(subject is None and not reason for subject, reason in placed):
        if not create:
            raise NewSubjects
        _create([row for row, found in zip(rows, placed, strict=True) if found == (None, "")])
        placed = _placed(rows)
    return placed


def _placed(rows: Sequence[Judged]) -> list[tuple[int | None, str]]:
    directory = look_up(rows)
    return [directory.place(row) for row in rows]


def look_up(rows: Iterable[Judged]) -> Directory:
    """Two queries about all codes and names of a part."""
    directory = Directory()
    codes = {row.code for row in rows if row.code} | {row.person[0] for row in rows if row.person}
    for value, subject, folded in select_in(
        "SELECT i.value, i.subject_id, n.folded FROM disclosure_subjectidentifier i"
        " LEFT JOIN disclosure_subjectname n ON n.subject_id = i.subject_id AND n.kind IN ('current', 'former')"
        " WHERE i.value {}",
        codes,
    ):
        directory.by_code[value].add(subject)
        directory.names[subject].add(folded)
    unplaced = {row.subject_key for row in rows if row.code not in directory.by_code}
    known = select_in(
        "SELECT n.folded FROM disclosure_subjectname n JOIN disclosure_subject s ON s.id = n.subject_id"
        " WHERE s.kind <> 'person' AND n.kind IN ('current', 'former') AND n.folded {}",
        unplaced,
    )
    directory.known_names = {folded for (folded,) in known}
    return directory


@transaction.atomic
def _create(rows: Sequence[Judged]) -> None:
    """New subjects, each once, under the lock that other loads and directory deliveries respect."""
    creating.lock()
    directory = look_up(rows)
    regions = set(Region.objects.filter(pk__in={row.code[2:8] for row in rows}).values_list("pk", flat=True))
    new: list[creating.NewSubject] = []
    made: set[str] = set()
    for row in rows:
        value = row.person[0] if row.person else row.code
        if directory.place(row) != (None, "") or value in made or row.subject_key in made:
            continue
        made.add(value)
        if not row.person:
            made.add(row.subject_key)  # two codes with one new name in a file: the second waits for a person
        new.append(_new(row, value, regions))
    creating.create(new)


def _new(row: Judged, value: str, regions: set[str]) -> creating.NewSubject:
    name = row.current_name or row.subject_name
    former = (("former", row.subject_name),) if fold(name) != row.subject_key else ()
    if row.person:
        return creating.NewSubject(
            name, row.subject_kind, value, SubjectIdentifier.Kind.PERSON_DIGEST, adult=True, last_four=row.person[1]
        )
    region = row.code[2:8] if row.code[2:8] in regions else None
    return creating.NewSubject(name, row.subject_kind, value, row.code_kind, region=region, names=former)
