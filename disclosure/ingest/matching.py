"""What the rows of one part mean for what is recorded already: new, unchanged, corrected, taken back, held."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from disclosure.ingest import remembered
from disclosure.ingest.attach import attach
from disclosure.ingest.incomplete import incomplete
from disclosure.ingest.keys import held_digest, natural_key
from disclosure.ingest.lookup import select_in
from disclosure.ingest.row import Finding, Judged, Refusal
from disclosure.ingest.spool import key_of
from disclosure.models import Batch, Fault, Outcome, Publication

_BATCH: Final = ("pk", "source_id", "on")

# As plain words: this runs a million times, and a member of an enumeration is slow to ask for its value.
PUBLIC, KEPT, UNCHANGED, CORRECTED, NOT_KEPT, FAULTY, HELD = (outcome.value for outcome in Outcome)
FLAGGED: Final = Fault.Weight.FLAGGED.value


class Remark(NamedTuple):
    """What the batch report says of one row."""

    row: int
    weight: str
    findings: tuple[Finding, ...]


class Recorded(NamedTuple):
    """What is recorded under a key: just enough to tell what a delivered row does to it."""

    pk: int
    digest: bytes
    ended_on: date | None
    public_since: date | None
    shown_until: date | None
    batch: int
    source: int
    delivered_on: date

    def is_over(self, today: date) -> bool:
        """Whether it has left public view for good, told to the ledger or not yet."""
        lapsed = self.public_since is not None and self.shown_until is not None and self.shown_until <= today
        return self.ended_on is not None or lapsed


class Delivery(NamedTuple):
    """What of a delivery decides what its rows do to what is recorded."""

    batch: Batch
    today: date  # it may be of an earlier day, and brings nothing back that is over by now
    repeated: bool  # the very file was ingested before
    decided: bool = False  # a person looked at the rows and takes them in

    def is_older(self, known: Recorded) -> bool:
        """Whether a later delivery has corrected what this one says, so that it must not undo that."""
        return self.repeated or self.batch.on < known.delivered_on


@dataclass(slots=True)
class Matched:
    """A part, sorted: what to write, what to hold, what to remark, and the count of each outcome."""

    new: list[tuple[Judged, int, bytes]] = field(default_factory=list)  # row, subject, key
    corrections: list[tuple[Publication, Judged]] = field(default_factory=list)
    annulments: list[tuple[Publication, Judged]] = field(default_factory=list)
    held: list[tuple[Judged, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)

    def count(self, row: Judged, outcome: str, rule: str = "") -> None:
        """Count a row's outcome; `rule` explains it in the report, beside the flags the row brought along."""
        self.outcomes[outcome] += 1
        if rule:
            weight = FLAGGED if outcome == UNCHANGED else outcome
            self.remarks.append(Remark(row.row, weight, (Finding("", "", rule),)))
        if row.findings:
            self.remarks.append(Remark(row.row, FLAGGED, row.findings))


def match(
    batch: Batch, rows: Sequence[Judged | Refusal], disputed: frozenset[bytes], today: date, *, create: bool = True
) -> Matched:
    """Sort the rows of one part: about seven queries, and one for each correction.

    Writes nothing but new subjects; without `create` it raises NewSubjects where there are some.
    """
    matched = Matched()
    good = [row for row in rows if isinstance(row, Judged) and not _disputed(row, disputed, matched)]
    for row in rows:
        if isinstance(row, Refusal):
            _refuse(row, matched)
    placed: list[tuple[Judged, int]] = []
    unclear: list[tuple[Judged, str]] = []
    for row, (subject, reason) in zip(good, attach(good, create=create), strict=True):
        if subject is None:
            unclear.append((row, reason or "code_name_disagree"))
        else:
            placed.append((row, subject))
    placed += _decided_before(unclear, matched)
    settle(Delivery(batch, today, is_repeated(batch)), placed, matched)
    return matched


def _decided_before(unclear: Sequence[tuple[Judged, str]], matched: Matched) -> list[tuple[Judged, int]]:
    """Rows that a person decided when they were delivered before, with their subjects; the others wait."""
    told, placed = remembered.decisions([row for row, _ in unclear]), []
    for row, reason in unclear:
        decision = told.get(held_digest(row))
        if decision is None:
            matched.held.append((row, reason))
            matched.count(row, HELD, reason)
        elif decision.subject is None:
            matched.count(row, NOT_KEPT, remembered.NOT_TAKEN_IN)
        else:
            placed.append((row, decision.subject))
    return placed


def is_repeated(batch: Batch) -> bool:
    """Whether the very file was ingested before."""
    same = Batch.objects.filter(source=batch.source_id, edition=batch.edition_id, sha256=batch.sha256)
    return same.filter(pk__lt=batch.pk, status=Batch.Status.DONE).exclude(undos__status="approved").exists()


def _disputed(row: Judged, disputed: frozenset[bytes], matched: Matched) -> bool:
    if not disputed or key_of(row) not in disputed:
        return False
    matched.count(row, FAULTY, "same_key_differs")
    return True


def _refuse(row: Refusal, matched: Matched) -> None:
    outcome = NOT_KEPT if row.not_kept else FAULTY
    matched.outcomes[outcome] += 1
    matched.remarks.append(Remark(row.row, outcome, row.findings))
    if row.flags:
        matched.remarks.append(Remark(row.row, FLAGGED, row.flags))


def settle(delivery: Delivery, placed: Sequence[tuple[Judged, int]], matched: Matched) -> None:
    """Sort rows whose subjects are known, by what is recorded under their keys."""
    item = delivery.batch.edition.item
    keyed = [(row, subject, natural_key(item.pk, subject, row)) for row, subject in placed]
    recorded = _recorded([key for _, _, key in keyed])
    if followed := remembered.followed([key for _, _, key in keyed if key not in recorded]):
        keyed = [(row, *followed.get(key, (subject, key))) for row, subject, key in keyed]
        recorded |= _recorded([key for _, key in followed.values()])
    unclear = set() if delivery.decided else incomplete(item, keyed)
    told = remembered.decisions([row for row, _, key in keyed if key in unclear])
    met: dict[bytes, tuple[bytes, bool]] = {}  # keys met in this part, and what their first row says
    for row, subject, key in keyed:
        known = recorded.get(key)
        says = (row.digest, row.annul)
        first = met.setdefault(key, says)
        if first is not says:
            matched.count(row, *((UNCHANGED, "") if first == says else (FAULTY, "same_key_differs")))
        elif row.annul:
            _take_back(delivery, known, row, matched)
        elif known:
            _compare(delivery, known, row, matched)
        elif key in unclear and held_digest(row) not in told:
            matched.held.append((row, "numbers_incomplete"))
            matched.count(row, HELD, "numbers_incomplete")
        elif key in unclear and told[held_digest(row)].subject is None:
            matched.count(row, NOT_KEPT, remembered.NOT_TAKEN_IN)
        else:
            matched.new.append((row, subject, key))
            matched.count(row, KEPT if row.kept_because else PUBLIC, row.kept_because)


def _recorded(keys: Sequence[bytes]) -> dict[bytes, Recorded]:
    found = select_in(
        "SELECT key, id, digest, ended_on, public_since, shown_until, batch_id FROM disclosure_publication"
        " WHERE NOT superseded AND key {}",
        keys,
    )
    batches = {pk: facts for pk, *facts in Batch.objects.filter(pk__in={row[-1] for row in found}).values_list(*_BATCH)}
    return {
        bytes(key): Recorded(pk, bytes(digest), ended_on, public_since, shown_until, batch, *batches[batch])
        for key, pk, digest, ended_on, public_since, shown_until, batch in found
    }


def _compare(delivery: Delivery, known: Recorded, row: Judged, matched: Matched) -> None:
    """A row whose record exists: the same, a correction by its own source, or another source's wording."""
    over = known.is_over(delivery.today)
    if known.digest == row.digest:
        matched.count(row, UNCHANGED)
    elif known.batch == delivery.batch.pk:
        matched.count(row, FAULTY, "same_key_differs")
    elif known.source != delivery.batch.source_id:
        matched.count(row, UNCHANGED, "twin_differs")
    elif delivery.is_older(known):
        matched.count(row, UNCHANGED, "older_delivery")
    elif known.public_since and row.counted_from > known.public_since and not over:
        matched.count(row, FAULTY, "decided_in_future")  # later than the day its first delivery was shown
    else:
        matched.corrections.append((Publication.objects.get(pk=known.pk), row))
        matched.count(row, *((KEPT, "ended") if over else (CORRECTED, "")))


def _take_back(delivery: Delivery, known: Recorded | None, row: Judged, matched: Matched) -> None:
    """Only the source that delivered a record takes it back (rules.md S-41)."""
    if known is None:
        matched.count(row, FAULTY, "nothing_to_take_back")
    elif known.ended_on is not None:
        matched.count(row, UNCHANGED)
    elif known.source != delivery.batch.source_id:
        matched.count(row, UNCHANGED, "twin_differs")
    elif delivery.is_older(known):
        matched.count(row, UNCHANGED, "older_delivery")
    else:
        matched.annulments.append((Publication.objects.get(pk=known.pk), row))
        matched.count(row, CORRECTED)
