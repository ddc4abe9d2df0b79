"""The index of names: built anew from the names, and compared with them."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from django.db import connection, transaction

from disclosure.models import Subject, SubjectName
from disclosure.names import keys

_PART: Final = 5_000
_COUNT: Final = "SELECT count(*) FROM disclosure_namesearch"
_STRAY: Final = (
    "SELECT count(*) FROM disclosure_namesearch i LEFT JOIN disclosure_subjectname n"
    " ON n.id = i.rowid AND n.search_keys IS NOT NULL WHERE n.id IS NULL"
)

Progress = Callable[[int], None]


def rebuild(progress: Progress = lambda names: None) -> int:
    """Make the keys of every name anew, and the index from them; returns how many names had other keys."""
    changed = done = 0
    for part in _parts():
        wrong = [row for row in part if row.search_keys != _wanted(row)]
        for row in wrong:
            row.search_keys = _wanted(row)
        SubjectName.objects.bulk_update(wrong, ["search_keys"], batch_size=500)
        changed, done = changed + len(wrong), done + len(part)
        progress(done)
    _refill()
    return changed


def differences() -> int:
    """How many names are in the index otherwise than they should be, or not at all, or should not be there."""
    wrong = keyed = 0
    for part in _parts():
        wrong += sum(row.search_keys != _wanted(row) for row in part)
        keyed += sum(row.search_keys is not None for row in part)
    if connection.vendor == "postgresql":
        return wrong  # the database itself keeps the index of these columns
    with connection.cursor() as cursor:
        cursor.execute(_STRAY)
        stray = cursor.fetchone()[0]
        cursor.execute(_COUNT)
        return wrong + int(stray) + int(keyed - (cursor.fetchone()[0] - stray))


def _wanted(row: SubjectName) -> str | None:
    return None if row.subject.kind == Subject.Kind.PERSON else keys(row.value, row.folded)


def _parts() -> Iterator[list[SubjectName]]:
    """All names, some thousands at a time, by key: nothing stays locked, and what comes meanwhile has its keys."""
    last = 0
    names = SubjectName.objects.select_related("subject").only("value", "folded", "search_keys", "subject__kind")
    while part := list(islice(names.filter(pk__gt=last).order_by("pk"), _PART)):
        yield part
        last = part[-1].pk


def _refill() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"REINDEX INDEX {'' if connection.in_atomic_block else 'CONCURRENTLY '}subject_name_keys")
            return
        with transaction.atomic():  # empty it, and have the triggers fill it, which alone know how
            cursor.execute("INSERT INTO disclosure_namesearch (disclosure_namesearch) VALUES ('delete-all')")
            cursor.execute("UPDATE disclosure_subjectname SET search_keys = search_keys WHERE search_keys IS NOT NULL")
