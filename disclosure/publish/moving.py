"""Move records to another subject. What a reference told stays told: the old one ends, a new one takes its place."""

import json
import os
import uuid
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure import bulk
from disclosure.ledger import append_many, as_row
from disclosure.models import Change, Mark, Publication, Subject
from disclosure.publish.writing import NotOnShow, line_of

AT_A_TIME: Final = 500  # rows of a statement: 30 columns each stay below what SQLite takes
KeyOf = Callable[[Publication], bytes | None]


@transaction.atomic
def move(
    publications: Collection[int], to: Subject, key_of: KeyOf, *, on: date, note: str, by: User | None = None
) -> list[tuple[int, int | None]]:
    """Move records (by primary key) to a subject; returns (old, new) primary keys, new None where none was needed.

    Each old one ends as corrected and frees its key, whatever it was: what had ended stays ended under the other
    subject, or a late delivery would bring it back (rules.md S-41). The new one keeps content, version, dates and end.
    `key_of` gives the natural key under the other subject, None where that has the very record already. Two ledger
    lines for each that was on show, numbered together at the end. Raises NotOnShow if one was moved meanwhile.
    """
    wanted = sorted(publications)
    moved: list[Publication] = []
    for some in _parts(wanted):
        moved += Publication.objects.filter(pk__in=some, superseded=False).order_by("pk").select_for_update(no_key=True)
    if len(moved) != len(wanted):
        raise NotOnShow(_("One of these records was moved or restored meanwhile; look again."))
    keys = {row.pk: key_of(row) for row in moved}
    _end([row for row in moved if _goes_on(row, on)], on)
    _free([row for row in moved if not _goes_on(row, on)])
    new = _write([row for row in moved if keys[row.pk] is not None], to, keys)
    append_many([as_row(line) for line in _lines(moved, new, on=on, note=note, by=by)])
    return [(row.pk, new[row.pk].pk if row.pk in new else None) for row in moved]


@transaction.atomic
def share(
    records: Mapping[int, tuple[int, bytes]], to: Subject, *, on: date, note: str, by: User | None = None
) -> None:
    """Give a subject its own copy of records that stand with another: record -> (predecessor, key under the subject).

    Where two subjects had one record each and were joined, one of the two went; parted again, both have what the other
    one says by now, its end included. One ledger line for each copy that is on show.
    """
    rows = list(Publication.objects.filter(pk__in=records).order_by("pk"))
    copies = [_copy(row, to, records[row.pk][1], predecessor=records[row.pk][0]) for row in rows]
    own = Publication.objects.filter(pk__in=[predecessor for predecessor, _key in records.values()])
    first = dict(own.values_list("pk", "public_since"))
    for copy in copies:  # each was first shown when it was, whatever day the other one was
        if copy.public_since is not None and copy.predecessor_id is not None:
            copy.public_since = first[copy.predecessor_id] or copy.public_since
    _insert(copies)
    begun = [row for row in copies if row.public_since is not None and _goes_on(row, on)]
    append_many([as_row(line_of(row, _begins_as(row, on), on=on, by=by, note=note)) for row in begun])


def _goes_on(row: Publication, on: date) -> bool:
    """Whether it has not ended by that day."""
    return row.ended_on is None or row.ended_on > on


def _end(rows: Collection[Publication], on: date) -> None:
    for some in _parts([row.pk for row in rows]):
        open_ones = Publication.objects.filter(pk__in=some, superseded=False)
        # An end that is to come keeps its word and comes earlier; the new record carries it on.
        open_ones.filter(ended_on__gt=on).update(ended_on=on, superseded=True)
        open_ones.filter(ended_on=None).update(ended_on=on, ended_as=Publication.EndedAs.CORRECTED, superseded=True)


def _free(rows: Collection[Publication]) -> None:
    for some in _parts([row.pk for row in rows]):
        Publication.objects.filter(pk__in=some, superseded=False).update(superseded=True)


def _write(rows: Collection[Publication], to: Subject, keys: Mapping[int, bytes | None]) -> dict[int, Publication]:
    """The records as they go on, by the primary key of those they come from; marks that stand go with them."""
    made = {row.pk: _copy(row, to, keys[row.pk]) for row in rows}
    _insert(list(made.values()))
    for some in _parts(sorted(made)):
        for mark in Mark.objects.filter(publication__in=some, until=None):
            Mark.objects.filter(pk=mark.pk).update(publication=made[mark.publication_id])
    return made


def _insert(rows: list[Publication]) -> None:
    """Write them as a mass delivery is written, each with its primary key."""
    for row, pk in zip(rows, bulk.next_ids(Publication, len(rows)), strict=True):
        row.pk = pk
    columns = [field.attname for field in Publication._meta.concrete_fields]
    told = {column: [getattr(row, column) for row in rows] for column in columns}
    told["details"] = [json.dumps(row.details, ensure_ascii=False) for row in rows]
    if rows:
        bulk.insert_columns(Publication, told)


def _copy(row: Publication, to: Subject, key: Any, *, predecessor: int | None = None) -> Publication:
    columns = {field.attname: getattr(row, field.attname) for field in Publication._meta.concrete_fields}
    own = {"id": None, "ref": uuid.uuid4(), "salt": os.urandom(16), "subject_id": to.pk, "key": key}
    return Publication(**columns | own | {"predecessor_id": predecessor or row.pk, "superseded": False})


def _lines(
    moved: Collection[Publication], new: Mapping[int, Publication], *, on: date, note: str, by: User | None
) -> list[Change]:
    """The ends first, so that no number shows a record twice."""
    told = [row for row in moved if row.public_since is not None and _goes_on(row, on)]
    begun = [new[row.pk] for row in told if row.pk in new]
    for row in told:
        row.ended_on, row.ended_as = on, row.ended_as or Publication.EndedAs.CORRECTED
    ends = [line_of(row, Change.Kind.ENDED, on=on, by=by, note=note) for row in told]
    return ends + [line_of(row, _begins_as(row, on), on=on, by=by, note=note) for row in begun]


def _begins_as(row: Publication, on: date) -> Change.Kind:
    """What is shielded when it moves stays out of view."""
    shielded = row.shielded_from is not None and not row.is_visible(on=on)
    return Change.Kind.SHIELDED if shielded else Change.Kind.SHOWN


def _parts(keys: list[int]) -> list[list[int]]:
    return [keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME)]
