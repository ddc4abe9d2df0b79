"""Measure the search: `uv run --group dev python -m tests.bench.search accuracy FOLDER`, or `speed N`, or `serving N`.

`accuracy` loads a directory and asks labelled questions, on SQLite and PostgreSQL (tests.bench.search.accuracy);
`speed` invents N subjects and measures each kind of question against the bare statement and pg_trgm; `serving` asks
a server for pages and matches (tests.bench.search.serving).
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import runs
from tests.bench.engines import postgres_server


@contextmanager
def databases(only: str) -> Iterator[Iterator[tuple[str, str, Path]]]:
    """(engine, address, folder) of an empty database of each kind."""
    with TemporaryDirectory(prefix="bench-search-") as name, postgres_server() as database:
        folder = Path(name)
        places = {"postgresql": lambda: database("search"), "sqlite": lambda: f"sqlite:///{folder / 'search.sqlite3'}"}
        yield ((engine, make(), folder) for engine, make in places.items() if only in ("", engine))


def main() -> None:
    """Run one of the two on both engines and print what it says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("accuracy", "speed", "serving"))
    parser.add_argument("given", help="folder of the directory and questions, or how many subjects")
    parser.add_argument("--engine", default="", choices=("", "postgresql", "sqlite"))
    given, further = parser.parse_known_args()
    with databases(given.engine) as made:
        for engine, url, folder in made:
            print(f"-- {engine}", flush=True)
            print(runs.python(f"tests.bench.search.{given.what}", given.given, *further, url=url, folder=folder))


if __name__ == "__main__":
    main()
