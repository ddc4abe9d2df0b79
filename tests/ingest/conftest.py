"""What the tests of ingest share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from disclosure.ingest import delivery
from tests.ingest.running import Site, a_database, drop

_running = count(1)


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """Write on the test's own connection, whose transaction is rolled back; races use processes of their own."""
    monkeypatch.setattr(delivery, "THREADS", 1)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with the registers and nothing else."""
    folder = tmp_path_factory.mktemp("template")
    site = Site(a_database("template", folder), folder)
    made = site.run("prepare")
    assert made.returncode == 0, made.stderr
    yield site.database
    drop(site.database)


@contextmanager
def sites(template: str, folder: Path) -> Iterator[Callable[[], Site]]:
    """Makes sites; on PostgreSQL their databases go afterwards."""
    made: list[Site] = []

    def make() -> Site:
        place = folder / f"site-{len(made)}"
        place.mkdir()
        made.append(Site(a_database(f"site{next(_running)}", place, template), place))
        return made[-1]

    yield make
    for site in made:
        drop(site.database)


@pytest.fixture
def a_site(template: str, tmp_path: Path) -> Iterator[Callable[[], Site]]:
    """The sites of one test."""
    with sites(template, tmp_path) as make:
        yield make
