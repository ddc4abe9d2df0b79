"""A pytest plugin: which database this process tests on, decided before Django reads its settings.

Workers started for PostgreSQL have TEST_ENGINE=postgresql. They use the server named in TEST_DATABASE_URL or a private
cluster that `tests.postgres` keeps for them; where a server is named, one of the two workers does the latter.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

ENGINES = ("sqlite", "postgresql")
# What is tried on both engines: writing, guards, races, queries. The rest stands in front of the database, and where
# both are tested side by side it is shared out between them. TEST_WHOLE=1 runs everything on both.
BOTH = (
    "tests/directory/",
    "tests/ingest/",
    "tests/ledger/",
    "tests/models/",
    "tests/publish/",
    "tests/registers/",
    "tests/repair/",
    "tests/report/test_issue.py",
    "tests/report/test_orders.py",
    "tests/report/test_twins.py",
    "tests/search/",
    "tests/test_guards",
    "tests/test_sqlite_backend.py",
    "tests/test_transactional.py",
)
ALONE = (  # among them, but a walk over pages, or the reading of files
    *(f"tests/ingest/test_{name}.py" for name in ("any_file", "bad_rows", "canary", "canary_everywhere", "formats")),
    *(f"tests/ingest/test_{name}.py" for name in ("outcomes", "report")),
    "tests/repair/test_effect.py",
    "tests/repair/test_matrix.py",
    "tests/repair/test_papers.py",
    "tests/repair/web/",
)
SHARES = 2  # processes an engine, each with its TEST_SHARE of the tests: much of a test is waiting
ROOT = Path(__file__).resolve().parents[1]
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
_undo: list[Callable[[], object]] = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Point DATABASE_URL at the engine of this process; the controller itself opens no database."""
    engine = os.environ.get("TEST_ENGINE", "sqlite")
    if engine not in ENGINES:
        raise pytest.UsageError(f"TEST_ENGINE must be one of {', '.join(ENGINES)}, not {engine!r}.")
    os.environ["DATABASE_URL"] = _sqlite() if engine == "sqlite" else _postgresql()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Beside another engine, leave to it part of what one of them has to try; its name tells which part."""
    if not os.environ.get("TEST_BESIDE"):
        return
    own, share = ENGINES.index(os.environ.get("TEST_ENGINE", "sqlite")), int(os.environ.get("TEST_SHARE", "0"))
    others = {item for item in items if (crc32(item.nodeid.encode()) >> 8) % SHARES != share}
    if not os.environ.get("TEST_WHOLE"):
        others |= {item for item in items if _is_shared(item) and _tried_on(item) != ENGINES[own]}
    config.hook.pytest_deselected(items=list(others))
    items[:] = [item for item in items if item not in others]


def _tried_on(item: pytest.Item) -> str:
    """Where a shared test is tried: four of nine on PostgreSQL, which takes longer for its own."""
    name = crc32(item.nodeid.encode())
    return "postgresql" if name % 2 and ((name >> 4) % 3 or (name >> 7) % 3) else "sqlite"


def _is_shared(item: pytest.Item) -> bool:
    """Whether one engine is enough: a page, or nothing that asks a database at all."""
    asks = item.get_closest_marker("django_db") or DATABASE.intersection(getattr(item, "fixturenames", ()))
    return not asks or item.nodeid.startswith(ALONE) or not item.nodeid.startswith(BOTH)


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
    """The named server, but half of a shared run meets the newer version that the tests bring along."""
    named = os.environ.get("TEST_DATABASE_URL")
    return named if named and os.environ.get("TEST_SHARE") != "1" else _private_cluster()


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
