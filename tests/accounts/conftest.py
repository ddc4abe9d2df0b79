"""Figures of a whole walk over the matrix."""

from typing import Any

from tests.accounts.walking import SENT, WHOLE


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many requests were sent; the workers of a run in parts do not tell."""
    if WHOLE and SENT:
        terminalreporter.write_line(f"role x object x verb: {sum(SENT.values())} requests, {dict(SENT)}")
