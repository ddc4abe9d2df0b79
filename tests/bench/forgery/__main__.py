"""`uv run --group dev python -m tests.bench.forgery [--each N]`; forges with pikepdf and poppler."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import runs

BAR = 60  # milliseconds, p95 of a check by upload


def main() -> int:
    """Run it on a database of its own and print kinds, answers, reasons and times; 1 where one answer is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=1_000)
    with TemporaryDirectory(prefix="bench-forgery-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'site.sqlite3'}"
        told = runs.figures("tests.bench.forgery.one", str(parser.parse_args().each), url=url, folder=folder)
    _print(told)
    return 1 if told["wrong"] else 0


def _print(told: dict[str, Any]) -> None:
    for kind, answers in told["kinds"].items():
        print(f"{kind:32}", "; ".join(f"{count} {answer}" for answer, count in answers.items()))
    print(f"wrong: {told['wrong'] or 'none'}")
    for side in ("genuine", "forged"):
        figures = told[side]
        print(
            f"{side}: {figures['files']} checks, {figures['kilobytes']:.0f} kB a file, p50 {figures['p50']:.1f} ms,",
            end=" ",
        )
        print(f"p95 {figures['p95']:.1f} ms, worst {figures['worst']:.1f} ms")
    print(f"(bar: p95 {BAR} ms); memory of the checks at most {told['megabytes']:.0f} MB above what stood before")


if __name__ == "__main__":
    sys.exit(main())
