"""Work done by forked processes: they inherit what they need, take no database connection along, end with their parent.

A child that outlived a killed parent would hold the lock of the file that is loaded, and its results go nowhere.
"""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, Final, TypeVar

AHEAD: Final = 2  # jobs a process may have waiting: enough that it never waits itself, few enough for memory
_LOOK_EVERY: Final = 0.5  # seconds between two looks whether the parent is still there

Job = TypeVar("Job")
Result = TypeVar("Result")


def possible() -> bool:
    """Whether this system can fork; elsewhere everything is done in one process."""
    return "fork" in multiprocessing.get_all_start_methods()


def lock() -> Any:
    """A lock that forked processes share when it is made before they are."""
    return multiprocessing.get_context("fork").Lock()


def work(one: Callable[[Job], Result], jobs: Iterable[Job], processes: int) -> Iterator[Result]:
    """The results of `one` for each job, in the order of the jobs. Raises what `one` raised."""
    global _inherited
    _inherited = one
    waiting: list[Future[Result]] = []
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=fork, initializer=_end_with, initargs=(os.getpid(),)) as pool:
        for job in jobs:
            waiting.append(pool.submit(_in_child, job))
            if len(waiting) > processes * AHEAD:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


_inherited: Callable[[Any], Any] | None = None


def _in_child(job: Any) -> Any:
    assert _inherited is not None  # noqa: S101 - set before the fork
    return _inherited(job)


def _end_with(parent: int) -> None:
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os._exit(1)
