"""A pytest plugin: which database this process tests on, decided before Django reads its settings.

Workers started for PostgreSQL have TEST_ENGINE=postgresql. They use the server named in
TEST_DATABASE_URL or, without one, a private cluster that `tests.postgres` keeps for them.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

ENGINES = ("sqlite", "postgresql")
ROOT = Path(__file__).resolve().parents[1]
_undo: list[Callable[[], object]] = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Point DATABASE_URL at the engine of this process; the controller itself opens no database."""
    engine = os.environ.get("TEST_ENGINE", "sqlite")
    if engine not in ENGINES:
        raise pytest.UsageError(f"TEST_ENGINE must be one of {', '.join(ENGINES)}, not {engine!r}.")
    os.environ["DATABASE_URL"] = _sqlite() if engine == "sqlite" else _postgresql()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what this process made."""
    while _undo:
        _undo.pop()()


def pytest_report_header(config: pytest.Config) -> str:
    """Say which worker tests on which engine; a failure names its worker."""
    one = os.environ.get("TEST_ENGINE", "sqlite")
    specs = getattr(config.option, "tx", None) or []
    engines = [next((engine for engine in ENGINES if engine in spec), one) for spec in specs]
    return "databases: " + (", ".join(f"gw{number} {engine}" for number, engine in enumerate(engines)) or one)


def _sqlite() -> str:
    """A file rather than memory: threads of a test then meet the locks that a site meets."""
    folder = tempfile.TemporaryDirectory(prefix="credit-tests-", ignore_cleanup_errors=True)
    _undo.append(folder.cleanup)
    return f"sqlite:///{folder.name}/credit.sqlite3"


def _postgresql() -> str:
    return os.environ.get("TEST_DATABASE_URL") or _private_cluster()


def _private_cluster() -> str:
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.postgres"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the keeper then sees its standard input end
    )
    _undo.append(lambda: keeper.communicate(timeout=60))
    assert keeper.stdout
    url = keeper.stdout.readline().strip()
    if not url:
        raise pytest.UsageError(f"No PostgreSQL for the tests:\n{keeper.communicate()[1]}")
    return url
