"""What every test starts from: the reference data, and a database that can be emptied between tests."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import hypothesis
import pytest
from django.db import connection

from disclosure import guards

hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")


def _load_reference_data() -> None:
    if find_spec("disclosure.reference"):
        from disclosure import reference

        getattr(reference, "load", int)()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the reference data once, and again after each test that had to empty the tables."""
    with django_db_blocker.unblock():
        _load_reference_data()
    empty = connection.ops.execute_sql_flush

    def empty_and_load(statements: list[str]) -> None:
        guards.drop(connection)  # history refuses to be emptied; Django puts the guards back after it
        empty(statements)
        _load_reference_data()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, "execute_sql_flush", empty_and_load)
        yield
