"""A question may cost so much and no more."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

MILLISECONDS: Final = 150  # of the database, for one question (rules.md S-50)
_HURRY: Final = MILLISECONDS // 2  # what is left, below which the time limit is set anew
_SET: Final = "SELECT set_config('statement_timeout', %s, true), set_config('enable_seqscan', %s, true)"
_STEPS: Final = 1_000  # of SQLite between two looks at the clock
_TOLD: Final = _("This fits too many names to look through them all. Add a character or choose a region.")


class TooBroad(BadRequest):
    """The question would have cost too much; the sentence says what to change."""


@contextmanager
def bounded() -> Iterator[None]:
    """Give the statements inside so much time together. Raises TooBroad when it is used up."""
    try:
        with _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite():
            yield
    except OperationalError as problem:
        if _ran_out(problem):
            raise TooBroad(_TOLD) from problem
        raise


@contextmanager
def _on_postgresql() -> Iterator[None]:
    """Each statement has what the ones before left; the planner never reads the whole table to find a few names."""
    until = time.monotonic() + MILLISECONDS / 1_000

    def hurried(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        left = max(1, int((until - time.monotonic()) * 1_000))
        if left < _HURRY:
            execute(f"SET LOCAL statement_timeout = {left}", None, False, context)
        return execute(sql, params, many, context)

    inside_another = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_SET, [str(MILLISECONDS), "off"])
        with connection.execute_wrapper(hurried):
            yield
        if inside_another:  # which goes on without these
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
                cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")


@contextmanager
def _on_sqlite() -> Iterator[None]:
    """A look at the clock every so many steps."""
    connection.ensure_connection()
    raw: Any = connection.connection
    until = time.monotonic() + MILLISECONDS / 1_000
    raw.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def _ran_out(problem: OperationalError) -> bool:
    cause = problem.__cause__
    return getattr(cause, "sqlstate", "") == "57014" or str(cause) == "interrupted"
