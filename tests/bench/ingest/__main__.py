"""Measure ingest: `uv run --group dev python -m tests.bench.ingest [--rows N] [--sqlite-rows N]`.

On PostgreSQL: one delivery of invented penalties through the real path, against a COPY of the very rows it made
into a second database with the same indexes; single publications are ended meanwhile, and timed. On SQLite: a
smaller delivery against the same one on PostgreSQL, the median of three each.
"""

import argparse
import sys
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import runs
from tests.bench.engines import postgres_server

TURNS = 3  # of the comparison between the databases; the middle one of each counts


def main() -> int:
    """Run each part in a process of its own, so that memory and connections are its own, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--sqlite-rows", type=int, default=200_000)
    parser.add_argument("--subjects", type=int, default=200_000)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-ingest-") as folder:
        run = _Runs(Path(folder), options.subjects)
        # The large one last: PostgreSQL goes on tidying up behind it, and nothing else may be measured meanwhile.
        with postgres_server() as database:
            pairs = [_pair(run, database, turn, options.sqlite_rows) for turn in range(TURNS)]
            large = run.one(database("large"), options.rows, approvals=True)
    _print(large, *(sorted(of, key=itemgetter("seconds"))[TURNS // 2] for of in zip(*pairs, strict=True)))
    return 0


def _pair(run: "_Runs", database: Callable[[str], str], turn: int, rows: int) -> tuple[dict[str, float], ...]:
    """The same delivery on PostgreSQL and on SQLite, close together: a shared machine is not always as quick."""
    return run.one(database(f"small{turn}"), rows), run.one(f"sqlite:///{run.folder}/bench{turn}.sqlite3", rows)


class _Runs:
    """Measured deliveries, each in a fresh database."""

    def __init__(self, folder: Path, subjects: int) -> None:
        self.folder, self.subjects = folder, subjects

    def one(self, url: str, rows: int, *, approvals: bool = False) -> dict[str, float]:
        """Prepare and measure one delivery."""
        path = self.folder / f"{rows}.csv"
        prepared = (str(path), str(rows), str(self.subjects), "twin" if approvals else "")
        runs.python("tests.bench.ingest.prepare", *prepared, url=url, folder=self.folder)
        watched = "approvals" if approvals else ""
        return runs.figures("tests.bench.ingest.one", str(path), watched, url=url, folder=self.folder)


def _print(large: dict[str, float], small: dict[str, float], lite: dict[str, float]) -> None:
    rows, seconds = large["rows"], large["seconds"]
    print(f"PostgreSQL, {rows:,.0f} rows: {seconds:.1f} s, {rows / seconds:,.0f} rows a second")
    print(f"  COPY of the finished rows: {large['copy_seconds']:.1f} s; ratio {seconds / large['copy_seconds']:.2f}")
    print(f"  client memory at its peak, all processes: {large['megabytes']:.0f} MB")
    print(
        f"  {large['approvals']:,.0f} approvals meanwhile: p50 {large['p50']:.1f} ms, p99 {large['p99']:.1f} ms,"
        f" worst {large['worst']:.1f} ms"
    )
    print(f"SQLite, {lite['rows']:,.0f} rows: {lite['seconds']:.1f} s; ", end="")
    print(f"PostgreSQL, as many: {small['seconds']:.1f} s; ratio {lite['seconds'] / small['seconds']:.2f}")


if __name__ == "__main__":
    sys.exit(main())
