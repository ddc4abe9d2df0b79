"""Measure one directory delivery: `python -m tests.bench.subjects.one FILE`. Prints figures as JSON."""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.ingest.directory import load_subjects  # noqa: E402
from tests.bench import twin  # noqa: E402

DAY = date(2026, 11, 25)
FINISHED = ("disclosure_subject", "disclosure_subjectidentifier", "disclosure_subjectname")


def main(path: Path) -> dict[str, float]:
    """Load twice, then COPY the finished rows into the twin that was made before."""
    call_command("migrate", verbosity=0)
    reference.load(demo=True)
    twin.prepare()
    seconds, again = _timed(path), _timed(path)
    return {
        "seconds": seconds,
        "again": again,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "copy_seconds": twin.copy_seconds(dict.fromkeys(FINISHED, "true"), path.parent),
    }


def _timed(path: Path) -> float:
    started = time.perf_counter()
    load_subjects(path, on=DAY)
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
