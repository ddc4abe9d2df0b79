"""What every test starts from: the reference data, and a database that can be emptied between tests."""

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.core.management.commands import flush
from django.db import connection
from django.utils import translation

from disclosure import reference
from tests import snapshot

hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the reference data once, and go back to them after each test that wrote for good."""
    with django_db_blocker.unblock():
        reference.load()
        loaded = snapshot.take()
    # On the class: a browser test runs inside an event loop, where Django hands out another connection.
    kind = type(connection.ops)

    def go_back(ops: Any, statements: list[str]) -> None:
        loaded.restore(ops.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "execute_sql_flush", go_back)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *args, **options: None)  # guards and permissions stand
        yield


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences outside a request come in English; a request brings its own language."""
    with translation.override("en"):
        yield
