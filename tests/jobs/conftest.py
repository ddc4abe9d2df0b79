"""Real workers: processes of their own on the database of the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django_tasks_db.management.commands import db_worker

from creditchina.jobs import worker as worker_module
from tests.engines import ROOT

PATIENCE = 60  # seconds
Start = Callable[..., subprocess.Popen[bytes]]


def environment() -> dict[str, str]:
    """Settings with which another process opens the database of the test."""
    name = connection.settings_dict["NAME"]  # beside another engine it carries the number of the process
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "creditchina.settings.test"}


def until(happened: Callable[[], object]) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def work(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Runs what could run now in this process, on the connection that holds the transaction of the test."""
    for module in (worker_module, db_worker):
        monkeypatch.setattr(module, "close_old_connections", lambda: None)
    return lambda: worker_module.Worker(once=True).work()


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `manage.py ...`; what still runs at the end of the test is killed."""
    with ExitStack() as stack:

        def one(*words: str, **options: object) -> subprocess.Popen[bytes]:
            command = [sys.executable, *words]
            process = subprocess.Popen(command, cwd=ROOT, env=environment(), **options)  # type: ignore[call-overload]
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield one


@pytest.fixture
def worker(start: Start) -> Start:
    """Starts a worker with further options."""
    return lambda *words, **options: start("manage.py", "work", *words, **options)
