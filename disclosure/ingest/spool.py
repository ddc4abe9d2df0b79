"""Judge a whole file before anything is written, in several processes where that pays, into parts on disk.

Parts hold judged rows only, so no personal column reaches the disk. They are what a killed run is finished from.
They are written and read by this site alone, in a folder only its own user can enter.
"""

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from filelock import FileLock, Timeout

from disclosure.ingest import forked
from disclosure.ingest.judge import Judge, RawRow
from disclosure.ingest.masking_rows import BadRow
from disclosure.ingest.opening import Opened, Refused
from disclosure.ingest.row import Judged, Refusal

BUCKETS: Final = 256
KEY_BYTES: Final = 8
MARK: Final = "complete"
HEADERS: Final = "headers"  # of the known columns, in the order in which refused rows have their cells
BAD: Final = ".bad"  # the refused rows of a part, masked
BAD_ROWS: Final = 5_000  # of a part

Progress = Callable[[int], None]


@dataclass(slots=True)
class Keys:
    """The keys of a file's good rows, compact (24 bytes a row), to find two rows that claim the same record."""

    buckets: list[bytearray] = field(default_factory=lambda: [bytearray() for _ in range(BUCKETS)])

    def add(self, packed: bytes) -> None:
        """Take the packed keys of one part: 8 bytes of key and 8 of content for each row."""
        for place in range(0, len(packed), 2 * KEY_BYTES):
            self.buckets[packed[place]] += packed[place : place + 2 * KEY_BYTES]

    def disputed(self) -> frozenset[bytes]:
        """Keys that stand on rows with different contents (rules.md S-41)."""
        found: set[bytes] = set()
        for bucket in self.buckets:
            seen: dict[bytes, bytes] = {}
            for place in range(0, len(bucket), 2 * KEY_BYTES):
                key, content = bytes(bucket[place : place + 8]), bytes(bucket[place + 8 : place + 16])
                if seen.setdefault(key, content) != content:
                    found.add(key)
        return frozenset(found)


class Spool:
    """The judged rows of one delivery as numbered parts in a private folder."""

    def __init__(self, name: str) -> None:
        self.folder = Path(settings.SPOOL_DIR) / name

    @property
    def complete(self) -> bool:
        """Whether judging came to its end; a spool without the mark is from a run that was killed."""
        return (self.folder / MARK).exists()

    def clear(self) -> None:
        """Remove the folder and all parts."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def open(self) -> None:
        """Start afresh in an empty folder that only this user can enter."""
        self.clear()
        self.folder.mkdir(parents=True, mode=0o700)

    def close(self, disputed: frozenset[bytes], parts: int) -> None:
        """Mark the spool complete; the mark carries the disputed keys and the number of parts."""
        waiting = self.folder / f"{MARK}.new"
        waiting.write_bytes(pickle.dumps((disputed, parts)))
        waiting.rename(self.folder / MARK)

    def summary(self) -> tuple[frozenset[bytes], int]:
        """(disputed keys, number of parts) of a complete spool."""
        disputed, parts = pickle.loads((self.folder / MARK).read_bytes())  # noqa: S301 - our own file
        return disputed, parts

    def keep(self, name: str, value: Any) -> None:
        """Keep something beside the parts of a complete spool, under a name that is no number."""
        waiting = self.folder / f"{name}.new"
        waiting.write_bytes(pickle.dumps(value))
        waiting.rename(self.folder / name)

    def kept(self, name: str) -> Any:
        """What was kept under a name; None where there is nothing."""
        path = self.folder / name
        return pickle.loads(path.read_bytes()) if path.exists() else None  # noqa: S301 - our own file

    def write(self, number: int, rows: list[Judged | Refusal]) -> None:
        """Write one part."""
        plain = [(isinstance(row, Judged), tuple(row)) for row in rows]  # plain tuples take half the time
        (self.folder / str(number)).write_bytes(pickle.dumps(plain, protocol=5))

    def read(self, number: int) -> list[Judged | Refusal]:
        """Read one part back."""
        plain = pickle.loads((self.folder / str(number)).read_bytes())  # noqa: S301 - our own file
        return [Judged._make(row) if good else Refusal._make(row) for good, row in plain]


def sweep(needed: Collection[str], *, older_than: float) -> int:
    """Remove spools last written before a moment (seconds of the epoch) that no unfinished batch needs; how many.

    They are of runs killed before their batch was recorded: nothing of them is in the database.
    """
    left = [path for path in Path(settings.SPOOL_DIR).glob("*") if path.is_dir() and path.name not in needed]
    old = [path for path in left if path.stat().st_mtime < older_than]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    for lock in Path(settings.SPOOL_DIR).glob("*.lock"):
        _drop(lock, older_than)
    return len(old)


def _drop(path: Path, older_than: float) -> None:
    """Remove a lock that nobody took since then: files come and go, and each leaves one."""
    try:
        if path.stat().st_mtime < older_than:
            with FileLock(path, timeout=0):
                path.unlink()
    except (OSError, Timeout):
        pass  # somebody holds it, or was quicker


def judge_all(
    judge: Judge,
    opened: Opened,
    spool: Spool,
    *,
    rows: int,
    processes: int = 1,
    progress: Progress = lambda judged: None,
) -> int:
    """Judge every row into parts of `rows` rows and mark the spool complete; returns the rows read.

    Constant memory but for 24 bytes a row. A file without any row makes a spool of no parts. Raises Refused for what
    reading on may find.
    """
    spool.open()
    keys, total, parts = Keys(), 0, 0
    for packed, count in _judged(judge, *opened.parts(rows), spool, processes):
        keys.add(packed)
        total += count
        if opened.max_rows is not None and total > opened.max_rows:
            raise Refused("too_many_rows", limit=opened.max_rows)
        parts += 1
        progress(total)
    spool.keep(HEADERS, judge.masker.headers)
    spool.close(keys.disputed(), parts)
    return total


def key_of(row: Judged) -> bytes:
    """Eight bytes that two rows share when they claim the same record, as far as the file alone can tell."""
    who = row.code or (row.person[0] if row.person else row.subject_key)
    claim = f"{row.authority_id}\x1f{who}\x1f{row.key_part}"
    return hashlib.blake2b(claim.encode(), digest_size=KEY_BYTES).digest()


def _says(row: Judged) -> bytes:
    """Eight bytes of what a row says; to take a record back is to say something else."""
    said = row.digest[:KEY_BYTES]
    return bytes(byte ^ 0xFF for byte in said) if row.annul else said


def _judged(
    judge: Judge, parts: Iterable[Any], read: Callable[[Any], Iterable[RawRow]], spool: Spool, processes: int
) -> Iterator[tuple[bytes, int]]:
    def one(job: tuple[int, Any]) -> tuple[bytes, int]:
        number, part = job
        return _one(judge, spool, number, read(part))

    if processes > 1 and forked.possible():
        yield from forked.work(one, enumerate(parts), processes)
    else:
        yield from map(one, enumerate(parts))


def _one(judge: Judge, spool: Spool, number: int, part: Iterable[RawRow]) -> tuple[bytes, int]:
    rows: list[Judged | Refusal] = []
    bad: list[BadRow] = []
    for raw in part:
        row = judge.row(*raw)
        rows.append(row)
        if type(row) is Refusal and not row.not_kept and len(bad) < BAD_ROWS:
            bad.append(judge.masker.masked(*raw))
    spool.write(number, rows)
    if bad:
        spool.keep(f"{number}{BAD}", bad)
    return b"".join(key_of(row) + _says(row) for row in rows if isinstance(row, Judged)), len(rows)


def spool_name(sha256: str, *parts: Any) -> str:
    """Folder name of a delivery's spool: the same for the same file, source, edition and day."""
    told = "\x1f".join([sha256, *map(str, parts)])
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def processes_for(size: int) -> int:
    """How many processes judge a file of that many bytes: one below 8 MiB, else one a core, four at most."""
    return 1 if size < 8 * 1024 * 1024 else min(4, os.cpu_count() or 1)
