"""Load a directory file: subjects in parts, each a transaction under the directory's lock. Safe to repeat."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import transaction

from disclosure import codes
from disclosure.directory import creating
from disclosure.ingest.directory import further
from disclosure.ingest.directory.known import Known, look_up
from disclosure.ingest.directory.reading import Entry, Odd, opened
from disclosure.ingest.directory.report import Report
from disclosure.models import Region, Subject

PART: Final = 5_000
FACTS: Final = ("registered_on", "ent_type", "place", "status")

Progress = Callable[[int], None]


def load_subjects(path: Path, *, on: date, progress: Progress = lambda rows: None) -> Report:
    """Load a directory of subjects, or further names of known ones; the same file again changes nothing.

    `on` is the day the directory speaks of. Outcomes: created, unchanged, updated, named, conflict, faulty.
    Raises Refused for a file that is not what it claims.
    """
    report, given, total = Report(), Given(), 0
    regions = set(Region.objects.values_list("pk", flat=True))
    with opened(path) as directory:
        for rows in _parts(directory.rows):
            good = _good(rows, report)
            if directory.further:
                further.load(good, report)
            else:
                _load(good, given, report, regions, on)
            total += len(rows)
            progress(total)
    return report


def _parts(rows: Iterator[Entry | Odd]) -> Iterator[list[Entry | Odd]]:
    while part := list(islice(rows, PART)):
        yield part


def _good(rows: Sequence[Entry | Odd], report: Report) -> list[Entry]:
    good = []
    for row in rows:
        if isinstance(row, Odd):
            report.outcomes["faulty"] += 1
            report.remark(*row)
        else:
            good.append(row)
    return good


class Given:
    """The names a file gave each code so far: a code with two is shared, not renamed (rules.md G-08)."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, ...]] = {}

    def take(self, entries: Sequence[Entry]) -> None:
        """Note the names of a part before any of it is loaded."""
        for entry in entries:
            noted = self._names.get(entry.code, ())
            if entry.folded not in noted:
                self._names[entry.code] = (*noted, entry.folded)

    def explains(self, subject: Known, code: str) -> bool:
        """Whether this file itself names the known subject beside the other one."""
        return not subject.names.isdisjoint(self._names[code])


@transaction.atomic
def _load(entries: Sequence[Entry], given: Given, report: Report, regions: set[str], on: date) -> None:
    creating.lock()
    given.take(entries)
    known = look_up({entry.code for entry in entries})
    new: dict[str, dict[str, Entry]] = defaultdict(dict)  # code -> folded name -> first row that says so
    seen: list[tuple[int, Entry]] = []
    for entry in entries:
        found, others = known.get(entry.code, []), new[entry.code]
        same = next((subject.pk for subject in found if entry.folded in subject.names), None)
        if same is not None:
            seen.append((same, entry))
        elif not all(given.explains(subject, entry.code) for subject in found):
            report.conflict(entry.row, "name_differs", entry.name)
        elif entry.folded in others:
            report.outcomes["unchanged"] += 1
        else:
            if found or others:
                report.remark(entry.row, "code_shared", entry.name)
            others[entry.folded] = entry
    _create([entry for others in new.values() for entry in others.values()], report, regions, on)
    _refresh(seen, known, report, on)


def _create(entries: Sequence[Entry], report: Report, regions: set[str], on: date) -> None:
    creating.create([_subject(entry, regions, on) for entry in entries])
    report.outcomes["created"] += len(entries)
    for entry in entries:
        if entry.doubtful:
            report.remark(entry.row, "code_doubtful", entry.code)


def _subject(entry: Entry, regions: set[str], on: date) -> creating.NewSubject:
    area = entry.code[2:8] if entry.code_kind == "uscc" else ""
    return creating.NewSubject(
        name=entry.name,
        kind=codes.subject_kind(entry.code if entry.code_kind == "uscc" else ""),
        code=entry.code,
        code_kind=entry.code_kind,
        code_status="doubtful" if entry.doubtful else "current",
        region=area if area in regions else None,
        place=entry.place,
        registered_on=entry.registered_on,
        ent_type=entry.ent_type,
        facts_as_of=on,
        status=entry.status,
    )


def _refresh(seen: Sequence[tuple[int, Entry]], known: dict[str, list[Known]], report: Report, on: date) -> None:
    """Take over facts that a later directory brings; an empty cell never removes a fact."""
    facts = {subject.pk: subject for found in known.values() for subject in found}
    changed: list[Subject] = []
    for pk, entry in seen:
        before = facts[pk]
        after = before.with_facts(entry.registered_on, entry.ent_type, entry.place, entry.status)
        report.outcomes["unchanged" if after == before else "updated"] += 1
        if after != before:
            told = {column: getattr(after, column) for column in FACTS}
            changed.append(Subject(pk=pk, **told))
            facts[pk] = after
    Subject.objects.bulk_update(changed, FACTS, batch_size=500)
    stale = [pk for pk, _ in seen if (as_of := facts[pk].as_of) is None or as_of < on]
    for start in range(0, len(stale), 1_000):
        Subject.objects.filter(pk__in=stale[start : start + 1_000]).update(facts_as_of=on)
