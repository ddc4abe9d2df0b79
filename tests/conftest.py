"""What every test starts from: the reference data, and a database that can be emptied between tests."""

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.db import connection

try:
    from disclosure import guards, reference
except ImportError:
    guards = reference = None

hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=False, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the reference data once, and again after each test that had to empty the tables."""
    if guards is None:
        yield
        return
    with django_db_blocker.unblock():
        reference.load()
    empty = connection.ops.execute_sql_flush

    def empty_and_load(statements: list[str]) -> None:
        guards.drop(connection)  # append-only tables refuse to be emptied
        empty(statements)
        guards.install(connection)
        reference.load()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, "execute_sql_flush", empty_and_load)
        yield
