"""A question may cost so much and no more."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

MILLISECONDS: Final = 150  # of the database, for one question (rules.md S-50)
_AS_BEFORE: Final = "SET LOCAL statement_timeout TO DEFAULT; SET LOCAL enable_seqscan TO DEFAULT"
_HURRY: Final = MILLISECONDS // 2  # what is left, below which the time limit is set anew
_SET: Final = f"SET LOCAL statement_timeout = {MILLISECONDS}; SET LOCAL enable_seqscan = off"
_APART: Final = 0.01  # seconds; steps that are further apart belong to two statements
_STEPS: Final = 1_000  # of SQLite between two looks at the clock
_LIMITED: ContextVar[bool] = ContextVar("limited", default=False)
_TOLD: Final = _("This fits too many names to look through them all. Add a character or choose a region.")


class _Over(OperationalError):
    """The time is used up before a statement begins."""


class TooBroad(BadRequest):
    """The question would have cost too much; the sentence says what to change."""


@contextmanager
def bounded(told: object = _TOLD) -> Iterator[None]:
    """Give the statements inside so much time together. Raises TooBroad, which says `told`, when it is used up.

    Inside another one they share its time; a TooBroad from there has to leave that one too.
    """
    try:
        with nullcontext() if _LIMITED.get() else _limited():
            yield
    except OperationalError as problem:
        if _ran_out(problem):
            raise TooBroad(told) from problem
        raise


@contextmanager
def _limited() -> Iterator[None]:
    token = _LIMITED.set(True)
    try:
        with _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite():
            yield
    finally:
        _LIMITED.reset(token)


@contextmanager
def _on_postgresql() -> Iterator[None]:
    """Each statement has what the ones before left; the planner never reads the whole table to find a few names."""
    spent = 0.0

    def hurried(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal spent
        left = MILLISECONDS - int(spent * 1_000)
        if left <= 0:  # many quick statements would go on as long as each is quicker than the least limit
            raise _Over
        if left < _HURRY:
            execute(f"SET LOCAL statement_timeout = {left}", None, False, context)
        started = time.monotonic()
        try:
            return execute(sql, params, many, context)
        finally:
            spent += time.monotonic() - started

    inside_another = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_SET)
        with connection.execute_wrapper(hurried):
            yield
        if inside_another:  # which goes on without these
            with connection.cursor() as cursor:
                cursor.execute(_AS_BEFORE)


@contextmanager
def _on_sqlite() -> Iterator[None]:
    """A look at the clock every so many steps; what passed between two statements is not the database's time."""
    connection.ensure_connection()
    raw: Any = connection.connection
    spent, looked = 0.0, time.monotonic()

    def over() -> bool:
        nonlocal spent, looked
        now = time.monotonic()
        spent, looked = spent + min(now - looked, _APART), now
        return spent * 1_000 > MILLISECONDS

    raw.set_progress_handler(over, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def _ran_out(problem: OperationalError) -> bool:
    cause = problem.__cause__
    return isinstance(problem, _Over) or getattr(cause, "sqlstate", "") == "57014" or str(cause) == "interrupted"
