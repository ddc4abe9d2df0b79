"""Run the steps of a benchmark in processes of their own, so that memory and connections are their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def python(module: str, *arguments: str, url: str, folder: Path) -> str:
    """Run `python -m MODULE ARGUMENTS` with that database; returns what it printed."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "BENCH_FOLDER": str(folder),
    }
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def figures(module: str, *arguments: str, url: str, folder: Path) -> dict[str, Any]:
    """The same for a step whose last line is a JSON object of figures."""
    told: dict[str, Any] = json.loads(python(module, *arguments, url=url, folder=folder).splitlines()[-1])
    return told
