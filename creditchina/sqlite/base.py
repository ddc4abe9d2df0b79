"""Connections set up for several processes on one file."""

from typing import Any

from django.db.backends.sqlite3 import base

from creditchina.sqlite.validation import DatabaseValidation

BUSY_SECONDS = 20  # how long a writer waits for another one
PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the writer
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",  # 64 MiB at most: random keys touch every page of an index
    "PRAGMA wal_autocheckpoint = 25000",  # 100 MiB: a delivery rewrites the same pages part after part
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE slips past delete triggers
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes the write lock at the start of a transaction, not in its middle."""

    validation_class = DatabaseValidation
    transaction_mode: str | None

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters with this engine's defaults for whatever OPTIONS leaves open."""
        params: dict[str, Any] = super().get_connection_params()
        params.setdefault("timeout", BUSY_SECONDS)
        self.transaction_mode = self.transaction_mode or "IMMEDIATE"
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return an open connection with foreign keys (Django's doing) and this engine's pragmas on."""
        connection = super().get_new_connection(conn_params)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection
