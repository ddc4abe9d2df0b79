"""Measure the delivery that `prepare` prepared: `python -m tests.bench.ingest.one FILE [approvals]`. Prints JSON."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from disclosure.ingest import delivery  # noqa: E402
from disclosure.models import Batch  # noqa: E402
from tests.bench import twin  # noqa: E402
from tests.bench.ingest.prepare import DAY, SOURCE  # noqa: E402

# The rows a delivery makes, in the order their foreign keys ask for.
FINISHED = {
    "disclosure_batch": "id = {batch}",
    "disclosure_publication": "batch_id = {batch}",
    "disclosure_fault": "batch_id = {batch}",
    "disclosure_change": "publication_id IN (SELECT id FROM disclosure_publication WHERE batch_id = {batch})",
}


def main(path: Path, *, approvals: bool) -> dict[str, Any]:
    """Ingest the file; where asked, end single publications meanwhile and measure the COPY of the same rows after."""
    process = start_approvals() if approvals else None
    peak = _Peak()
    batch, seconds = _measured(path)
    figures: dict[str, Any] = {"rows": batch.rows_read, "public": batch.public, "seconds": seconds}
    figures["megabytes"] = peak.stop()
    if process:
        figures |= json.loads(process.communicate("stop\n")[0].splitlines()[-1])
        finished = {table: condition.format(batch=batch.pk) for table, condition in FINISHED.items()}
        figures["copy_seconds"] = twin.copy_seconds(finished, path.parent)
    return figures


def _measured(path: Path) -> tuple[Batch, float]:
    started = time.perf_counter()
    batch = delivery.ingest(path, source=SOURCE, item="penalty", on=DAY)
    return batch, time.perf_counter() - started


def start_approvals() -> "subprocess.Popen[str]":
    """Another process ends single publications, one after the other, until told to stop."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.ingest.approvals"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    process.stdout.readline()  # it says when it is ready
    return process


class _Peak:
    """The most memory this process and its children held at once, private and shared counted once (PSS), in MB."""

    def __init__(self) -> None:
        self._most = 0.0
        self._going = True
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        self._going = False
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while self._going:
            self._most = max(self._most, sum(map(_pss, [os.getpid(), *_judges()])))
            time.sleep(1)  # oftener, and looking would slow down what is looked at


def _judges() -> list[int]:
    """Child processes that judge; the one that approves is not part of the load."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return [int(child) for child in children if "approvals" not in Path(f"/proc/{child}/cmdline").read_text()]


def _pss(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), approvals="approvals" in sys.argv)))
