"""Say at `migrate` and at `check --database default` when the SQLite in use can lose data."""

from typing import Any

from django.core import checks
from django.db.backends.base.validation import BaseDatabaseValidation
from django.db.backends.sqlite3 import base

FIXED = (3, 51, 3)
FIXED_LATER = {(3, 50): 7, (3, 44): 6}  # older series that were given the correction as well


def is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this release has the WAL-reset correction (sqlite.org/wal.html#walresetbug)."""
    series, release = version[:2], version[2]
    return version >= FIXED or release >= FIXED_LATER.get(series, release + 1)


class DatabaseValidation(BaseDatabaseValidation):
    """Django asks it about the connection's database."""

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Return a warning when two processes writing at once could lose committed pages."""
        sqlite: Any = base.Database  # type: ignore[attr-defined] # the module in use, which the stubs leave out
        if is_safe(sqlite.sqlite_version_info):
            return []
        return [
            checks.Warning(
                f"SQLite {sqlite.sqlite_version} can lose committed data when several processes write.",
                hint="Install pysqlite3 where it has a wheel, run one process only, or use PostgreSQL.",
                id="sqlite.W001",
            )
        ]
