"""What the tests of ingest share."""

import pytest

from disclosure.ingest import delivery


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """Write on the test's own connection, whose transaction is rolled back; races use processes of their own."""
    monkeypatch.setattr(delivery, "THREADS", 1)
