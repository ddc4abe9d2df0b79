"""Sites that real processes of their own ingest into: a fresh database each, on the engine under test."""

import json
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import copyfile, rmtree
from urllib.parse import urlsplit

import psycopg

from tests.ingest import killing
from tests.ingest.sending import MARKET

ENGINE = os.environ.get("TEST_ENGINE", "sqlite")
PATIENCE = 60  # seconds
# Forked from a process that has imported everything and opened no database: to import it takes a second each time.
_forked = multiprocessing.get_context("forkserver")
_forked.set_forkserver_preload(["tests.ingest.ready"])


@dataclass(frozen=True)
class Ended:
    """How a process ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Site:
    """A database and a spool folder."""

    database: str
    folder: Path

    @property
    def spool(self) -> Path:
        return self.folder / "spool"

    @property
    def go(self) -> Path:
        return self.folder / "go"

    def run(self, stage: str, path: Path | str = "", source: str = MARKET[0]) -> "Ended":
        """Ingest the file in a process that ends itself at a stage."""
        process = self._start(stage, path, source)
        process.join(PATIENCE)
        assert process.exitcode is not None, "the process does not end"
        return Ended(process.exitcode, *(self._printed(process, name) for name in ("stdout", "stderr")))

    @contextmanager
    def running(self, stage: str, path: Path, source: str = MARKET[0], *, others: int = 0) -> Iterator[BaseProcess]:
        """Inside, the process has judged its file and waits, beside `others`; outside, it has ended."""
        process = self._start(stage, path, source)
        deadline = time.monotonic() + PATIENCE
        while len(list(self.folder.glob("go.*"))) <= others and process.is_alive():
            assert time.monotonic() < deadline, "the process does not get ready"
            time.sleep(0.02)
        yield process
        self.go.touch()
        process.join(PATIENCE)

    def _start(self, stage: str, path: Path | str, source: str) -> BaseProcess:
        given = [str(path), "penalty", source] if path else []
        process = _forked.Process(target=killing.main, args=(self.database, self.folder, stage, *given))
        process.start()
        return process

    def _printed(self, process: BaseProcess, name: str) -> str:
        return (self.folder / f"{name}.{process.pid}").read_text()

    def state(self) -> dict[str, object]:
        """What the site holds."""
        told = self.run("state")
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    def lose_spool(self) -> None:
        """As if the disk of the judged rows had been replaced."""
        rmtree(self.spool)


def a_database(name: str, folder: Path, template: str = "") -> str:
    """The address of a new database: empty, or a copy of another."""
    if ENGINE == "sqlite":
        if template:
            copyfile(template.removeprefix("sqlite:///"), folder / "site.sqlite3")
        return f"sqlite:///{folder}/site.sqlite3"
    name = f"ingest_{os.getpid()}_{name}"
    _sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {_name(template)}" if template else ""))
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _name(database: str) -> str:
    return urlsplit(database).path[1:]


def drop(database: str) -> None:
    """Remove a database; on SQLite it goes with its folder."""
    if ENGINE == "postgresql":
        _sql(f"DROP DATABASE {_name(database)} WITH (FORCE)")


def _sql(statement: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)
