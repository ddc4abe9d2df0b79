"""The files of look-ups: rows as they came, and the result. Outside every public folder, for a day."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages

from disclosure.models import Lookup


def save_rows(digest: bytes, rows: list[list[str]]) -> None:
    """Keep what is to be looked up."""
    _storage().save(_rows(digest), ContentFile(json.dumps(rows, ensure_ascii=False).encode()))


def rows(lookup: Lookup) -> list[list[str]]:
    """What is to be looked up. Raises FileNotFoundError."""
    with _storage().open(_rows(bytes(lookup.digest))) as file:
        found: list[list[str]] = json.loads(file.read())
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
    return f"{digest.hex()}.json"


def _storage() -> Storage:
    return storages["lookups"]
