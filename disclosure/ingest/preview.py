"""What a delivery that waits for release would show: its first rows as the public would see them, and its faults."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from disclosure.ingest.delivery import spool_of
from disclosure.ingest.forecast import NAME, Forecast
from disclosure.ingest.lookup import select_in
from disclosure.ingest.opening import Reason
from disclosure.ingest.part import SAID
from disclosure.ingest.reasons import RULES
from disclosure.ingest.report import labels_of, remark_of
from disclosure.ingest.row import Finding, Judged
from disclosure.models import Batch, Outcome, Publication, Subject, SubjectIdentifier, SubjectName
from disclosure.publish import DELIVERED

UNSAVED: Final = 0  # the key of what is shown before it exists: no row has it


@dataclass(frozen=True, slots=True)
class Preview:
    """One row: the publication it would become (unsaved; so is its subject, unless known), its outcome, and why."""

    row: int
    publication: Publication
    outcome: str  # a value of Outcome
    findings: tuple[Finding, ...]

    @property
    def outcome_label(self) -> str:
        return str(Outcome(self.outcome).label)

    @property
    def reasons(self) -> list[Reason]:
        """Sentence and remedy of each finding."""
        return [RULES[finding.rule] for finding in self.findings if finding.rule in RULES]


def forecast_of(batch: Batch) -> Forecast:
    """What was foreseen when the batch was prepared; an empty one where its judged rows are gone."""
    return spool_of(batch).kept(NAME) or Forecast()


def preview(batch: Batch, limit: int = 20) -> list[Preview]:
    """The first rows of a waiting batch that would be recorded, in the order of the file; at most 100."""
    told = forecast_of(batch)
    rows = told.rows[:limit]
    remarks: dict[int, tuple[Finding, ...]] = {}
    for remark in told.remarks:
        remarks[remark.row] = remarks.get(remark.row, ()) + remark.findings
    known = _subjects([row for row, _outcome in rows])
    return [
        Preview(row.row, _publication(batch, row, known), outcome, remarks.get(row.row, ())) for row, outcome in rows
    ]


def preview_faults(batch: Batch, limit: int = 200) -> Iterator[dict[str, Any]]:
    """What the report would remark, in the form of `report.remarks`; at most 2,000 remarks were kept."""
    labels, left = labels_of(batch), limit
    for remark in forecast_of(batch).remarks:
        for finding in remark.findings:
            if left <= 0:
                return
            left -= 1
            yield remark_of(labels, remark.row, remark.weight, finding)


def _subjects(rows: list[Judged]) -> dict[str, Subject]:
    """The known subjects of these rows, by code or digest, where only one has it."""
    values = {row.person[0] if row.person else row.code for row in rows} - {""}
    found: dict[str, set[int]] = {}
    for value, subject in select_in(
        "SELECT value, subject_id FROM disclosure_subjectidentifier WHERE value {}", values
    ):
        found.setdefault(value, set()).add(subject)
    single = {value: next(iter(subjects)) for value, subjects in found.items() if len(subjects) == 1}
    known = Subject.objects.prefetch_related("identifiers", "names").in_bulk(set(single.values()))
    return {value: known[pk] for value, pk in single.items()}


def _publication(batch: Batch, row: Judged, known: dict[str, Subject]) -> Publication:
    said = dict(zip(DELIVERED, tuple(row)[SAID], strict=True)) | {"details": json.loads(row.details)}
    shown = None if row.kept_because else max(timezone.localdate(), row.counted_from)
    value = row.person[0] if row.person else row.code
    subject = known.get(value) or _subject(row)
    return Publication(**said, subject=subject, edition=batch.edition, batch=batch, public_since=shown)


def _subject(row: Judged) -> Subject:
    """A subject that does not exist yet, whose code and name can be asked for."""
    subject = Subject(pk=UNSAVED, name=row.current_name or row.subject_name, kind=row.subject_kind)
    if row.person:
        subject.adult, subject.last_four = True, row.person[1]
    codes = [SubjectIdentifier(kind=row.code_kind, value=row.code)] if row.code else []
    names = [SubjectName(value=subject.name)]
    subject._prefetched_objects_cache = {"identifiers": codes, "names": names}  # type: ignore[attr-defined]
    return subject
