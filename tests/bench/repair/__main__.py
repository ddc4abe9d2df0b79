"""Try repair for long: `uv run --group dev python -m tests.bench.repair [--steps N] [--races N]`.

First how long an approval takes, and whether any public address shows the record after it. Then the machine of
tests/repair/test_machine.py makes that many steps on SQLite, with what it did counted; then tests/repair/test_races.py
lets people decide at once that often on PostgreSQL.
"""

import argparse
import os
import subprocess
import sys

from tests.bench.runs import ROOT


def main() -> int:
    """Run both; the exit code is that of the first that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=50_000)
    parser.add_argument("--races", type=int, default=200)
    options = parser.parse_args()
    return (
        _tried("sqlite", "effect")
        or _tried("sqlite", "machine", REPAIR_STEPS=options.steps)
        or _tried("postgresql", "races", REPAIR_RACES=options.races)
    )


def _tried(engine: str, what: str, **counts: int) -> int:
    environment = os.environ | {"TEST_ENGINE": engine} | {name: str(count) for name, count in counts.items()}
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-s", f"tests/repair/test_{what}.py"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
