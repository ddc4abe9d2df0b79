"""A run has its file to itself while it judges and loads."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _
from filelock import FileLock, Timeout

from disclosure.ingest.spool import Spool, spool_name


class AlreadyRunning(Exception):
    """Another process is loading this very file."""


@contextmanager
def alone(sha256: str, source_id: int, edition_id: int, *, patience: float = 0) -> Iterator[None]:
    """Hold the lock of a file, whatever its day and flag; the operating system frees it when a process is killed.

    Raises AlreadyRunning when another one holds it for longer than `patience` (seconds).
    """
    lock = Spool(spool_name(sha256, source_id, edition_id)).folder.with_suffix(".lock")
    lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(lock, timeout=patience):
            yield
    except Timeout as taken:
        raise AlreadyRunning(_("Another run is loading this file.")) from taken


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows hold no cycles; looking for some among millions of them takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
