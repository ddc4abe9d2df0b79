"""What people decided before: whom a held row is about, and which records belong to another subject by now.

A source that goes on delivering the same row is answered as then, and not asked twice.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from disclosure.ingest.keys import held_digest
from disclosure.ingest.lookup import select_in
from disclosure.ingest.row import Judged
from disclosure.models import IdentityAct, Subject

NOT_TAKEN_IN: Final = "held_not_taken_in"


class Decision(NamedTuple):
    """What was decided of a held row: its subject as it is recorded now, None where the row is not taken in."""

    subject: int | None


def decisions(rows: Sequence[Judged]) -> dict[bytes, Decision]:
    """The youngest decision on each of these rows that was held before, by the digest of held rows."""
    found = select_in(
        "SELECT h.digest, h.id, h.subject_id FROM disclosure_heldrow h WHERE h.resolved_at IS NOT NULL AND h.digest {}",
        {held_digest(row) for row in rows},
    )
    youngest = {bytes(digest): subject for digest, _pk, subject in sorted(found, key=lambda row: row[1])}
    now = _survivors({subject for subject in youngest.values() if subject is not None})
    return {digest: Decision(None if subject is None else now[subject]) for digest, subject in youngest.items()}


def followed(keys: Sequence[bytes]) -> dict[bytes, tuple[int, bytes]]:
    """Where the records that stood under these keys went when their subject was parted: subject and key by now."""
    parted = IdentityAct.objects.filter(kind=IdentityAct.Kind.PARTED, undone_at=None)
    if not keys or not parted.exists():
        return {}
    before = select_in("SELECT key, max(id) FROM disclosure_publication WHERE superseded AND key {} GROUP BY key", keys)
    edge = {int(pk): bytes(key) for key, pk in before}  # where a record was last seen -> the key it is asked by
    gone: dict[bytes, tuple[int, bytes]] = {}
    while edge:
        after = select_in(
            "SELECT predecessor_id, id, subject_id, key, superseded FROM disclosure_publication"
            " WHERE predecessor_id {}",
            list(edge),
        )
        gone |= {edge[old]: (subject, bytes(key)) for old, _pk, subject, key, superseded in after if not superseded}
        edge = {pk: edge[old] for old, pk, _subject, _key, superseded in after if superseded}
    return gone


def _survivors(subjects: set[int]) -> dict[int, int]:
    """Each subject as it is recorded now."""
    now = {subject: subject for subject in subjects}
    while True:
        joined = Subject.objects.filter(pk__in=now.values(), merged_into__isnull=False)
        into = {pk: survivor for pk, survivor in joined.values_list("pk", "merged_into") if survivor is not None}
        if not into:
            return now
        now = {subject: into.get(at, at) for subject, at in now.items()}
