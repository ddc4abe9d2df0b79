"""Every check that is not a test, in one command: `uv run --group dev python tests/checks.py`.

Prints a line for each with the seconds it took; exits with 1 when any of them failed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from disclosure.report import authority  # noqa: E402
from tests import pins, translations  # noqa: E402 - a script finds its own folder only

MANAGE = [sys.executable, "manage.py"]
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "creditchina.settings.test"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "creditchina.settings.production",
    "SECRET_KEY": "a-dummy-that-only-this-check-sees-" + "0123456789abcdef" * 3,
    "PERSON_DIGEST_KEY": "another-dummy-that-only-this-check-sees-" + "0123456789abcdef" * 3,
    "SITE_URL": "https://credit.example",
    "ALLOWED_HOSTS": "credit.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


def run(*command: str, **environment: str) -> str:
    """Run a command; return what it said if it failed, and nothing if it passed."""
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True)
    return "" if ended.returncode == 0 else f"{ended.stdout}{ended.stderr}" or f"exit code {ended.returncode}"


def tool(name: str, *arguments: str) -> str:
    """Run a tool of the development group."""
    return run(sys.executable, "-m", name, *arguments)


def unpinned() -> str:
    """Say which versions in use are not the ones in pyproject.toml."""
    differing = sorted(set(pins.exported()) ^ set(pins.pinned()))
    return "\n".join(["Run tests/pins.py:", *differing]) if differing else ""


def deployment() -> str:
    """Ask Django's checks for a site in production, one that signs its reports."""
    with tempfile.TemporaryDirectory() as name:
        authority.make(folder := Path(name) / "authority")
        signing = {
            "REPORT_KEY": str(folder / authority.KEY),
            "REPORT_CERTIFICATES": str(folder / authority.CERTIFICATES),
            "REPORT_TIME_STAMP_URL": "http://time.example/",
        }
        return run(*MANAGE, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **signing)


CHECKS: dict[str, Callable[[], str]] = {
    "lint": lambda: tool("ruff", "check"),
    "format": lambda: tool("ruff", "format", "--check"),
    "types": lambda: tool("mypy"),
    "templates": lambda: tool("djlint", "--lint", "--quiet", "templates"),
    "migrations": lambda: run(*MANAGE, "makemigrations", "--check", "--dry-run", **TEST_SETTINGS),
    "translations": translations.problems,
    "deployment": deployment,
    "pins": unpinned,
}


def main() -> int:
    """Run all checks, in spite of failures, and return the exit code."""
    failed = False
    for name, check in CHECKS.items():
        started = time.monotonic()
        complaint = check()
        failed |= bool(complaint)
        print(f"{'FAIL' if complaint else 'ok':4} {name:13} {time.monotonic() - started:5.1f} s", flush=True)
        if complaint:
            print(complaint, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
