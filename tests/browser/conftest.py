"""A real Chromium for the tests in this folder; mark them `browser`."""

from typing import Any

import pytest

from tests.chromium import EXECUTABLE, SANDBOX


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the system's browser instead of one that Playwright would download."""
    return {**browser_type_launch_args, "executable_path": EXECUTABLE, "args": SANDBOX}
