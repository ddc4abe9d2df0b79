"""`uv run --group dev --group bench python -m tests.bench.report [--quick]`; WeasyPrint needs the system's Pango."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import runs
from tests.bench.engines import postgres_server
from tests.bench.report.whole import lines, middle, p95
from tests.bench.runs import ROOT

BARS = {20: 6, 60: 10, 300: 15}  # times faster than WeasyPrint, without a signature


def step(name: str, records: int, times: int) -> list[float]:
    """Run a step on one core in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "BENCH_FOLDER": folder,
            "RAYON_NUM_THREADS": "1",
        }
        command = [sys.executable, "-m", "tests.bench.report.steps", name, str(records), str(times)]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told: list[float] = json.loads(done.stdout.splitlines()[-1])
    return told


def requests(times: int) -> None:
    """Whole requests on both engines, and the bare engine and a signature on the very reports they made."""
    with postgres_server() as database:
        for records in BARS:
            for engine, address in (("SQLite", ""), ("PostgreSQL", database(f"requests{records}"))):
                print(f"{engine}:", *_whole(records, times, address), sep="\n    ", flush=True)


def _whole(records: int, times: int, address: str) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        at: dict[str, Any] = {"url": address or f"sqlite:///{name}/site.sqlite3", "folder": Path(name)}
        told = runs.figures("tests.bench.report.requests", str(records), str(times), **at)
        told |= runs.figures("tests.bench.report.requests", **at)
        return lines(records, told["request"], told["bare"], told["signed"])


def main(quick: bool) -> None:
    """Print times, ratios and bars."""
    few, many = (3, 5) if quick else (10, 50)
    for records, bar in BARS.items():
        ours, bare, other = step("ours", records, many), step("bare", records, many), step("weasyprint", records, few)
        print(
            f"{records:3} records: {middle(ours) * 1e3:6.0f} ms, p95 {p95(ours) * 1e3:.0f};"
            f" {middle(ours) / middle(bare):.2f} of the bare engine;"
            f" WeasyPrint {middle(other) * 1e3:.0f} ms, {middle(other) / middle(ours):.1f} times as long (bar: {bar})",
            flush=True,
        )
        print(f"    a signature: {middle(step('signed', records, many)) * 1e3:.0f} ms", flush=True)
    requests(20 if quick else 50)
    after = step("memory", 20, 100 if quick else 1_000)
    print("memory after a tenth, half and all of the reports:", ", ".join(f"{size:.0f} MB" for size in after))


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
