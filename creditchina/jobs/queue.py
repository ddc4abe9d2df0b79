"""How a job is declared, and how often it is tried.

The one module that imports `django_tasks`: with Django 6, `django.tasks` takes its place here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from traceback import format_exception
from typing import Any, Final, ParamSpec, TypeVar

from django_tasks import TaskResult, task
from django_tasks import TaskResultStatus as Status
from django_tasks.base import Task
from django_tasks.signals import task_finished

from creditchina.log import NUMBER

__all__ = ["DECLARED", "Declared", "Failed", "Status", "Task", "TaskResult", "job", "named", "task_finished"]

P = ParamSpec("P")
T = TypeVar("T")


class Failed(Exception):
    """What a job raised, as text without any number that could be a person's."""


class Abandoned(Exception):
    """The worker ended while it ran the job."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What people call a job, and how patient the queue is with it."""

    title: Any  # text, translated when it is shown
    attempts: int
    wait: timedelta
    told: Callable[[Mapping[str, Any]], Iterable[str]] = lambda told: ()  # what it returned, in sentences

    def pause(self, tried: int) -> timedelta | None:
        """How long to wait after that many attempts, four times as long each time; None after the last."""
        return self.wait * 4 ** (tried - 1) if tried < self.attempts else None


DECLARED: Final[dict[str, Declared]] = {}  # by the path of the function, as the queue names it


def job(
    title: Any,
    *,
    attempts: int = 5,
    wait: timedelta = timedelta(minutes=1),
    tells: Callable[[Mapping[str, Any]], Iterable[str]] = lambda told: (),
    priority: int = 0,
) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Make a function of a module a job, tried again until it succeeds, `attempts` times at most.

    `tells` puts what it returned into sentences for the desk. Below a `priority` of 0 (-100 is the least) it waits
    until nothing else does.
    """

    def declare(function: Callable[P, T]) -> Task[P, T]:
        declared: Task[P, T] = task(priority=priority)(_discreet(function))
        DECLARED[declared.module_path] = Declared(title, attempts, wait, tells)
        return declared

    return declare


def named(path: str) -> Declared:
    """What is declared of the job at that path; one that left the code is called by its path."""
    return DECLARED.get(path) or Declared(path, 5, timedelta(minutes=1))


def _discreet(function: Callable[P, T]) -> Callable[P, T]:
    """The same function; what a database says of values that it refuses neither reaches the queue nor the log."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except Exception as problem:
            raise Failed(NUMBER.sub("-", "".join(format_exception(problem)))) from None

    return run
