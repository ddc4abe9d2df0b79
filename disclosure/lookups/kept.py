"""The files of look-ups: rows as they came, and the result. Outside every public folder, for a day."""

import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages

from disclosure.models import Lookup

FIRST: Final = 50  # rows that the column is chosen by
SHOWN: Final = 250  # characters of their cells: longer than anything that can be looked up

Rows = list[list[str]]


def save_rows(digest: bytes, rows: Rows) -> None:
    """Keep what is to be looked up: a line with how it begins, and one with the whole.

    Compressed, a workbook that shows one long text in many cells stays as small as it came.
    """
    first = [[cell[:SHOWN] for cell in row] for row in rows[:FIRST]]
    lines = "\n".join(json.dumps(some, ensure_ascii=False) for some in (first, rows))
    _storage().save(_rows(digest), ContentFile(gzip.compress(lines.encode(), compresslevel=1)))


def first_rows(lookup: Lookup) -> Rows:
    """How the list begins, without reading the rest of it. Raises FileNotFoundError."""
    return _line(lookup, 0)


def rows(lookup: Lookup) -> Rows:
    """What is to be looked up. Raises FileNotFoundError."""
    return _line(lookup, 1)


def _line(lookup: Lookup, number: int) -> Rows:
    with _storage().open(_rows(bytes(lookup.digest))) as file, gzip.open(file) as lines:
        found: Rows = json.loads(next(islice(lines, number, None)))
        return found


def save_result(lookup: Lookup, content: bytes) -> str:
    """Keep a result; returns its name. Two that are written at once get two names."""
    return str(_storage().save(f"{bytes(lookup.digest).hex()}.{lookup.kind}", ContentFile(content)))


def result(lookup: Lookup) -> File[Any]:
    """The result, open. Raises FileNotFoundError."""
    return _storage().open(lookup.result)


def forget(name: str) -> None:
    """Remove a file; nothing happens where it is gone."""
    _storage().delete(name)


def forget_all(lookup: Lookup) -> None:
    """Remove the files of a look-up."""
    for name in filter(None, (_rows(bytes(lookup.digest)), lookup.result)):
        forget(name)


def older(than: datetime) -> Iterator[str]:
    """Names of files that were written before that moment."""
    try:
        names = _storage().listdir("")[1]
    except FileNotFoundError:
        return  # nothing was ever stored
    yield from (name for name in names if _storage().get_modified_time(name) < than)


def _rows(digest: bytes) -> str:
    return f"{digest.hex()}.json.gz"


def _storage() -> Storage:
    return storages["lookups"]
