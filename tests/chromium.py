"""A pytest plugin: the tests marked `browser` and the Chromium they need.

Without a Chromium a developer's run leaves them out and says so; on CI that is a failure.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

# The shell without the browser's own windows does the same with less than half of the processes.
_FOUND = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
EXECUTABLE = os.environ.get("CHROMIUM") or next(_FOUND, "/usr/bin/chromium")
INSTALLED = Path(EXECUTABLE).exists()
SANDBOX = [] if os.geteuid() else ["--no-sandbox"]  # root cannot set the sandbox up


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark, and refuse a CI run that would silently test less."""
    config.addinivalue_line("markers", "browser: needs a real Chromium")
    if os.environ.get("CI") == "true" and not INSTALLED:
        raise pytest.UsageError(f"No Chromium at {EXECUTABLE}: install it, or set CHROMIUM.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs an event loop in the tests' thread


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where they cannot run."""
    if INSTALLED:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say in one line that tests were left out."""
    if not INSTALLED:
        terminalreporter.write_line(f"Browser tests left out: no Chromium at {EXECUTABLE}.", yellow=True)
