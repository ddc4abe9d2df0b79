"""Create subjects in bulk, each with its code and names, under the lock that keeps one code from two creators."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from disclosure import bulk
from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold, keys

LOCK: Final = 0x5_0B_1E_C7  # any numbers that no other advisory lock of this database uses
MOVES: Final = 0x5_0B_1E_C8

_SUBJECT: Final = (
    "id", "ref", "kind", "status", "name", "region_id", "place", "registered_on", "ent_type", "facts_as_of",
    "adult", "last_four",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewSubject:
    """A subject about to exist. `names` are (kind, value) beside the current one; `code_status` as in the model."""

    name: str
    kind: str
    code: str = ""
    code_kind: str = "uscc"
    code_status: str = "current"
    region: str | None = None
    status: str = ""
    place: str = ""
    registered_on: date | None = None
    ent_type: str = ""
    facts_as_of: date | None = None
    adult: bool | None = None
    last_four: str = ""
    names: tuple[tuple[str, str], ...] = ()


def lock() -> None:
    """Let no other transaction create subjects until this one ends. SQLite has a single writer anyway."""
    _advise("pg_advisory_xact_lock", LOCK)


def stay() -> None:
    """Let no subjects be joined or parted until this transaction ends: what it attaches stays where it is attached."""
    _advise("pg_advisory_xact_lock_shared", MOVES)


def move() -> None:
    """Let nothing be attached to subjects, and no subject be created, until this transaction ends."""
    _advise("pg_advisory_xact_lock", MOVES)
    lock()


def _advise(function: str, number: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [number])


def create(new: Sequence[NewSubject]) -> list[int]:
    """Write subjects, identifiers and names; returns their primary keys. The caller holds the lock and has looked."""
    ids = bulk.next_ids(Subject, len(new))
    made = list(zip(ids, new, strict=True))
    bulk.insert(
        Subject,
        _SUBJECT,
        [
            (pk, uuid.uuid4(), s.kind, s.status, s.name, s.region, s.place, s.registered_on, s.ent_type, s.facts_as_of,
             s.adult, s.last_four)
            for pk, s in made
        ],
    )  # fmt: skip
    bulk.insert(
        SubjectIdentifier,
        ("subject_id", "kind", "value", "status"),
        [(pk, s.code_kind, s.code, s.code_status) for pk, s in made if s.code],
    )
    bulk.insert(
        SubjectName,
        ("subject_id", "kind", "value", "folded", "search_keys"),
        [
            (pk, kind, value, folded := fold(value), None if s.kind == Subject.Kind.PERSON else keys(value, folded))
            for pk, s in made
            for kind, value in (("current", s.name), *s.names)
        ],
    )
    merge_index()
    return ids


def merge_index() -> None:
    """PostgreSQL notes new names beside their index and every question reads the notes: have it put them in at once."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT disclosure_merge_names()")
