"""Sites that real processes of their own ingest into: a fresh database each, on the engine under test."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree
from urllib.parse import urlsplit

import psycopg

from tests.engines import ROOT
from tests.ingest.sending import MARKET

ENGINE = os.environ.get("TEST_ENGINE", "sqlite")
PATIENCE = 60  # seconds


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

    def environment(self) -> dict[str, str]:
        return os.environ | {"DATABASE_URL": self.database, "SPOOL": str(self.spool), "GO": str(self.go)}

    def run(self, stage: str, path: Path | str = "", source: str = MARKET[0]) -> subprocess.CompletedProcess[str]:
        """Ingest the file in a process that ends itself at a stage."""
        arguments = [
            sys.executable,
            "-m",
            "tests.ingest.killing",
            stage,
            *([str(path), "penalty", source] if path else []),
        ]
        return subprocess.run(
            arguments, env=self.environment(), cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
        )

    @contextmanager
    def running(
        self, stage: str, path: Path, source: str = MARKET[0], *, others: int = 0
    ) -> Iterator[subprocess.Popen[str]]:
        """Inside, the process has judged its file and waits, beside `others`; outside, it has ended."""
        arguments = [sys.executable, "-m", "tests.ingest.killing", stage, str(path), "penalty", source]
        with subprocess.Popen(arguments, env=self.environment(), cwd=ROOT) as process:
            deadline = time.monotonic() + PATIENCE
            while len(list(self.folder.glob("go.*"))) <= others and process.poll() is None:
                assert time.monotonic() < deadline, "the process does not get ready"
                time.sleep(0.02)
            yield process
            self.go.touch()
            process.wait(PATIENCE)

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
