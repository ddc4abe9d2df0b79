"""`uv run --group dev python -m tests.bench.orders [--orders N]`: on SQLite and on PostgreSQL."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import runs
from tests.bench.engines import postgres_server

BAR = 10  # seconds to take five hundred orders


def main() -> int:
    """Print the figures of both engines; 1 where an order was lost, answered twice or had a wrong place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=500)
    count = parser.parse_args().orders
    wrong = False
    with postgres_server() as database:
        for engine in ("SQLite", "PostgreSQL"):
            with TemporaryDirectory(prefix="bench-orders-") as name:
                folder = Path(name)
                url = database("orders") if engine == "PostgreSQL" else f"sqlite:///{folder / 'site.sqlite3'}"
                told = runs.figures("tests.bench.orders.one", str(count), url=url, folder=folder)
            print(f"{engine}: {count} taken in {told['taken']:.1f} s (bar: {BAR} for 500), places {told['places']};")
            print(f"    answered by two workers, one killed, in {told['answered']:.0f} s;", end=" ")
            print(f"{told['reports']} reports, {told['lost']} orders lost, {told['twice']} answered twice")
            wrong |= bool(told["lost"] or told["twice"]) or told["places"] != "honest"
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
