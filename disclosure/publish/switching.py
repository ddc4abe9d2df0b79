"""A change of the rules comes into force: every publication it moves, each with its ledger line, part by part."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from disclosure.ledger import Shown, append_many
from disclosure.models import Change, Publication, PublicationVersion
from disclosure.publish.affected import Affected, largest_key
from disclosure.publish.redating import Redating, Standing
from disclosure.publish.rules import rulebook
from disclosure.publish.writing import sealed

PART: Final = 1_500  # keys looked at in one transaction: an approval never waits for longer than one
THREADS: Final = 2  # connections that write at once on PostgreSQL

_SET: Final = (
    "UPDATE disclosure_publication AS p SET repairable_from = m.repairable_from, shown_until = m.shown_until,"
    " severity = m.severity, ends = m.ends, review_on = m.review_on, version = p.version + m.sealed"
    " FROM {moves} WHERE p.id = m.pk AND p.version = m.version AND p.ended_on IS NULL AND {same}"
    " RETURNING id, public_since IS NOT NULL"
)
# The moves travel as one text on both databases.
_MOVES: Final = {
    "postgresql": "jsonb_to_recordset(%s::jsonb) AS m(pk bigint, version int, was date, repairable_from date,"
    " shown_until date, severity text, ends text, review_on date, sealed int)",
    "sqlite": "(SELECT value ->> 'pk' AS pk, value ->> 'version' AS version, value ->> 'was' AS was,"
    " value ->> 'repairable_from' AS repairable_from, value ->> 'shown_until' AS shown_until,"
    " value ->> 'severity' AS severity, value ->> 'ends' AS ends, value ->> 'review_on' AS review_on,"
    " value ->> 'sealed' AS sealed FROM json_each(%s)) AS m",
}
_SAME: Final = {
    "postgresql": "p.shown_until IS NOT DISTINCT FROM m.was",
    "sqlite": "p.shown_until IS m.was",
}


class Move(NamedTuple):
    """A publication as it was read, and its dates from the first day on."""

    pk: int
    version: int
    old: Standing
    new: Standing

    @property
    def classed(self) -> bool:
        """Whether its content changes, so that the version before is sealed."""
        return (self.new.severity, self.new.ends) != (self.old.severity, self.old.ends)


class _Run(NamedTuple):
    """What every part needs to know."""

    affected: Affected
    at: datetime
    note: str


def switch(item: str, *, first_day: date, note: str = "", progress: Callable[[int], None] = lambda moved: None) -> int:
    """Move what the rules in force from that day move; returns how many public ones did (rules.md S-4).

    The rule is in the register by then. Safe to repeat: what was moved is not moved again. Each part is one
    transaction with its lines, rows before the ledger's head, so that single approvals go on meanwhile.
    """
    book = rulebook()
    redating = Redating(book.rules.get(item, ()), book.transitions, first_day)
    run = _Run(Affected(item, redating), timezone.now(), note)
    starts = range(0, largest_key() + 1, PART)
    total = 0
    if connection.vendor == "postgresql" and len(starts) > THREADS and not connection.in_atomic_block:
        total = sum(_in_threads(run, starts, progress))
    else:
        for start in starts:
            total += _part(run, start)
            progress(total)
    return total


def _in_threads(run: _Run, starts: range, progress: Callable[[int], None]) -> list[int]:
    def some(mine: range) -> int:
        moved = 0
        try:
            for start in mine:
                moved += _part(run, start)
                progress(moved)
        finally:
            connection.close()  # each thread has its own, and nobody else closes it
        return moved

    with ThreadPoolExecutor(THREADS, thread_name_prefix="switch") as pool:
        return list(pool.map(some, [starts[first::THREADS] for first in range(THREADS)]))


@transaction.atomic
def _part(run: _Run, start: int) -> int:
    """Move the publications of one span of keys; returns how many public ones were moved."""
    moves = []
    for pk, version, _public, row in run.affected.within(start, start + PART):
        new = run.affected.redated(row)
        if new != row.standing:
            moves.append(Move(pk, version, row.standing, new))
    if not moves:
        return 0
    _seal([move.pk for move in moves if move.classed])
    told = sorted(pk for pk, public in _write(moves) if public)
    day = run.affected.redating.first_day
    append_many([], Shown(told, day, run.at, Change.Kind.DATES_CHANGED, run.note))
    return len(told)


def _seal(keys: list[int]) -> None:
    """A class is content: the version before is kept sealed, as before a correction."""
    rows = Publication.objects.filter(pk__in=keys) if keys else ()
    PublicationVersion.objects.bulk_create([sealed(row) for row in rows], ignore_conflicts=True)


def _write(moves: list[Move]) -> list[tuple[int, bool]]:
    """Guard and write in one statement: what was changed or ended since it was read is left for the next run."""
    engine = connection.vendor
    with connection.cursor() as cursor:
        cursor.execute(
            _SET.format(moves=_MOVES[engine], same=_SAME[engine]), [json.dumps([_plain(move) for move in moves])]
        )
        return [(pk, bool(public)) for pk, public in cursor.fetchall()]


def _plain(move: Move) -> dict[str, Any]:
    return {
        "pk": move.pk,
        "version": move.version,
        "was": _iso(move.old.shown_until),
        "repairable_from": _iso(move.new.repairable_from),
        "shown_until": _iso(move.new.shown_until),
        "severity": move.new.severity,
        "ends": move.new.ends,
        "review_on": _iso(move.new.review_on),
        "sealed": int(move.classed),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
