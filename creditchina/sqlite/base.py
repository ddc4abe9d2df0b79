"""The database engine `creditchina.sqlite`.

The SQLite of Debian 12, and of every release from 3.7.0 to 3.51.2 but two, can lose committed pages when two
processes write in WAL mode (sqlite.org/wal.html#walresetbug). The package pysqlite3 brings a release
without that fault, so its modules take the standard ones' place before Django's backend loads.
"""

import sys
from typing import Any

try:
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
except ImportError:  # no wheel off Linux: creditchina.sqlite.checks says so
    pass

from django.db.backends.sqlite3 import base

BUSY_SECONDS = 20  # how long a writer waits for another one
PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the writer
    "PRAGMA synchronous = NORMAL",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE slips past delete triggers
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes the write lock at the start of a transaction, not in its middle."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters with this engine's defaults for whatever OPTIONS leaves open."""
        params = super().get_connection_params()
        params.setdefault("timeout", BUSY_SECONDS)
        self.transaction_mode = self.transaction_mode or "IMMEDIATE"
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return an open connection with foreign keys (Django's doing) and this engine's pragmas on."""
        connection = super().get_new_connection(conn_params)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection
