"""Measure a change of the rules: `uv run --group dev python -m tests.bench.rules [--rows N]`.

On PostgreSQL: publications through the real path; then larger fines, confiscations and other general kinds are shown
six months instead of twelve. The dry run, the switch while single publications are ended beside it, and, as the
baseline, one bare UPDATE of the same rows in a second database, whose guards are away and which tells no ledger.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import runs
from tests.bench.engines import postgres_server


def main() -> int:
    """Prepare, deliver and switch in processes of their own; print the figures and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--subjects", type=int, default=200_000)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-rules-") as name:
        folder = Path(name)
        with postgres_server() as database:
            url, path = database("rules"), folder / "rows.csv"
            prepared = (str(path), str(options.rows), str(options.subjects), "")
            runs.python("tests.bench.ingest.prepare", *prepared, url=url, folder=folder)
            runs.figures("tests.bench.ingest.one", str(path), "", url=url, folder=folder)
            _print(runs.figures("tests.bench.rules.one", url=url, folder=folder))
    return 0


def _print(told: dict[str, float]) -> None:
    print(f"{told['read']:,.0f} publications stand, {told['moved']:,.0f} public ones move,", end=" ")
    print(f"{told['lengthened']:.0f} to a later end")
    print(f"dry run {told['dry_run']:.1f} s; one scan of the same table {told['scan']:.1f} s,", end=" ")
    print(f"ratio {told['dry_run'] / told['scan']:.1f}")
    print(f"switch {told['switch']:.1f} s; bare UPDATE of the same rows {told['update']:.1f} s,", end=" ")
    print(f"ratio {told['switch'] / told['update']:.2f}")
    print(
        f"  {told['approvals']:,.0f} approvals meanwhile: p50 {told['p50']:.1f} ms, p99 {told['p99']:.1f} ms,"
        f" worst {told['worst']:.1f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
